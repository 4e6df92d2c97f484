import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { database } from "@/app/_server/database";
import { unseal } from "@/app/_server/seal";
import { ActionForm, FormText, TimeZoneInput, UsernameHint } from "@/app/_ui/action-form";
import { PageHead } from "@/app/_ui/panel";
import { userByEmail } from "@/db/queries/users";
import { finishSignUp } from "../../actions";
import { DeadLink, type SearchProps, searchValue } from "../../parts";
import { SIGN_UP_LINK, signUpLink } from "../../sign-up-link";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("account.finish"))("title") };
}

export default async function FinishPage({ searchParams }: SearchProps) {
  const t = await getTranslations("account.finish");
  const token = await searchValue(searchParams, "token");
  const link = unseal(SIGN_UP_LINK, token, signUpLink);
  if (!link) return <DeadLink again="/sign-up" />;
  // Whoever holds the sealed link reads that mailbox: they may learn that the account is there.
  if (await userByEmail(await database(), link.email)) {
    return <DeadLink again="/sign-in" label={(await getTranslations("account.signIn"))("submit")} />;
  }
  return (
    <>
      <PageHead title={t("title")} text={t("text", { email: link.email })} />
      <ActionForm action={finishSignUp} submit={t("submit")} pending={t("pending")}>
        <input type="hidden" name="token" value={token} />
        <TimeZoneInput name="timeZone" />
        <UsernameHint email={link.email} />
        <FormText
          name="password"
          type="password"
          autoComplete="new-password"
          label={t("password")}
          hint={t("passwordHint")}
          required
          maxLength={200}
        />
      </ActionForm>
    </>
  );
}
