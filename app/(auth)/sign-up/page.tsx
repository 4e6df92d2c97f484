import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { safePath } from "@/app/_server/paths";
import { ActionForm, FormText } from "@/app/_ui/action-form";
import { PageHead } from "@/app/_ui/panel";
import { signUp } from "../actions";
import { Aside, type SearchProps, searchValue } from "../parts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("account.signUp"))("title") };
}

export default async function SignUpPage({ searchParams }: SearchProps) {
  const t = await getTranslations("account.signUp");
  const next = safePath(await searchValue(searchParams, "next"));
  return (
    <>
      <PageHead title={t("title")} text={t("text")} />
      <ActionForm action={signUp} submit={t("submit")} pending={t("pending")} doneTitle={t("sentTitle")}>
        <input type="hidden" name="next" value={next} />
        <FormText
          name="name"
          autoComplete="name"
          label={t("name")}
          hint={t("nameHint")}
          required
          maxLength={80}
        />
        <FormText
          name="email"
          type="email"
          autoComplete="email"
          label={t("email")}
          required
          maxLength={254}
        />
      </ActionForm>
      <Aside href="/sign-in" link={t("signIn")}>
        {t("have")}
      </Aside>
    </>
  );
}
