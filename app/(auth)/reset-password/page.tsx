import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { database } from "@/app/_server/database";
import { ActionForm, FormText, UsernameHint } from "@/app/_ui/action-form";
import { PageHead } from "@/app/_ui/panel";
import { peekToken } from "@/db/queries/tokens";
import { userById } from "@/db/queries/users";
import { resetPassword } from "../actions";
import { DeadLink, type SearchProps, searchValue } from "../parts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("account.reset"))("title") };
}

export default async function ResetPasswordPage({ searchParams }: SearchProps) {
  const t = await getTranslations("account");
  const token = await searchValue(searchParams, "token");
  const known = await peekToken(await database(), "reset-password", token, new Date());
  const user = known && (await userById(await database(), known.userId));
  if (!user) return <DeadLink again="/forgot-password" />;
  return (
    <>
      <PageHead title={t("reset.title")} text={t("reset.text")} />
      <ActionForm action={resetPassword} submit={t("reset.submit")} pending={t("reset.pending")}>
        <input type="hidden" name="token" value={token} />
        <UsernameHint email={user.email} />
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
