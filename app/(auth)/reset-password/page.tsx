import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ActionForm, FormText } from "@/app/_ui/action-form";
import { PageHead } from "@/app/_ui/panel";
import { getDb } from "@/db/client";
import { peekToken } from "@/db/queries/tokens";
import { resetPassword } from "../actions";
import { DeadLink, type SearchProps, searchValue } from "../parts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("account.reset"))("title") };
}

export default async function ResetPasswordPage({ searchParams }: SearchProps) {
  const t = await getTranslations("account");
  const token = await searchValue(searchParams, "token");
  const known = await peekToken(await getDb(), "reset-password", token, new Date());
  if (!known) return <DeadLink again="/forgot-password" />;
  return (
    <>
      <PageHead title={t("reset.title")} text={t("reset.text")} />
      <ActionForm action={resetPassword} submit={t("reset.submit")} pending={t("reset.pending")}>
        <input type="hidden" name="token" value={token} />
        <FormText
          name="password"
          type="password"
          autoComplete="new-password"
          label={t("reset.password")}
          hint={t("finish.passwordHint")}
          required
          maxLength={200}
        />
      </ActionForm>
    </>
  );
}
