import type { Metadata } from "next";
import Link from "next/link";
import { NextIntlClientProvider } from "next-intl";
import { getTranslations } from "next-intl/server";
import { messages } from "@/app/_messages/request";
import { requireClass } from "@/app/_server/class";
import { PageHead } from "@/app/_ui/panel";
import { QueryProvider } from "@/app/_ui/query-provider";
import { RosterImport } from "./roster-import";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("classes.import"))("title") };
}

interface Props {
  params: Promise<{ id: string }>;
}

/** A roster from a file, with what it would do before it does it. */
export default async function ImportPage({ params }: Props) {
  const { access } = await requireClass((await params).id, "class.people");
  const t = await getTranslations("classes.import");
  const eyebrow = (
    <Link href={`/classes/${access.classId}/people`} className="link">
      {access.head.name}
    </Link>
  );
  return (
    <>
      <PageHead eyebrow={eyebrow} title={t("title")} text={t("text")} />
      <NextIntlClientProvider messages={{ classes: { import: messages.classes.import } } as never}>
        <QueryProvider>
          <RosterImport classId={access.classId} />
        </QueryProvider>
      </NextIntlClientProvider>
    </>
  );
}
