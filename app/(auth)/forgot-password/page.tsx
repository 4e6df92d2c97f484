import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ActionForm, FormText } from "@/app/_ui/action-form";
import { PageHead } from "@/app/_ui/panel";
import { forgotPassword } from "../actions";
import { Aside } from "../parts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("account.forgot"))("title") };
}

export default async function ForgotPasswordPage() {
  const t = await getTranslations("account.forgot");
  return (
    <>
      <PageHead title={t("title")} text={t("text")} />
      <ActionForm
        action={forgotPassword}
        submit={t("submit")}
        pending={t("pending")}
        doneTitle={t("sentTitle")}
      >
        <FormText
          name="email"
          type="email"
          autoComplete="username"
          label={t("email")}
          required
          maxLength={254}
        />
      </ActionForm>
      <Aside href="/sign-in" link={t("back")} />
    </>
  );
}
