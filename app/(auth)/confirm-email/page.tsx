import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { database } from "@/app/_server/database";
import { ActionForm } from "@/app/_ui/action-form";
import { PageHead } from "@/app/_ui/panel";
import { peekToken } from "@/db/queries/tokens";
import { confirmEmail } from "../actions";
import { DeadLink, type SearchProps, searchValue } from "../parts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("account.confirmEmail"))("title") };
}

/** A button, not the link itself, changes the address: mail scanners open links. */
export default async function ConfirmEmailPage({ searchParams }: SearchProps) {
  const t = await getTranslations("account.confirmEmail");
  const token = await searchValue(searchParams, "token");
  const known = await peekToken(await database(), "change-email", token, new Date());
  if (!known?.email) return <DeadLink again="/settings" />;
  return (
    <>
      <PageHead title={t("title")} text={t("text", { email: known.email })} />
      <ActionForm action={confirmEmail} submit={t("submit")} pending={t("pending")}>
        <input type="hidden" name="token" value={token} />
      </ActionForm>
    </>
  );
}
