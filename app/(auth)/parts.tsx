import Link from "next/link";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { LinkButton } from "@/app/_ui/button";
import { PageHead } from "@/app/_ui/panel";

type Search = Promise<Record<string, string | string[] | undefined>>;

/** The props of a page that reads its query string. */
export type SearchProps = { searchParams: Search };

/** One value of the query string; "" when it is missing or repeated. */
export async function searchValue(search: Search, name: string): Promise<string> {
  const value = (await search)[name];
  return typeof value === "string" ? value : "";
}

/** A question with a link that answers it, under a form. */
export function Aside({ children, href, link }: { children?: ReactNode; href: string; link: ReactNode }) {
  return (
    <p className="mt-8 text-quiet">
      {children}{" "}
      <Link href={href} className="font-semibold text-sky underline underline-offset-4">
        {link}
      </Link>
    </p>
  );
}

/** In place of a form whose link was used or has run out. */
export async function DeadLink({ again, label }: { again: string; label?: string }) {
  const t = await getTranslations("account.deadLink");
  return (
    <PageHead
      title={t("title")}
      text={t("text")}
      action={
        <LinkButton variant="primary" href={again}>
          {label ?? t("again")}
        </LinkButton>
      }
    />
  );
}
