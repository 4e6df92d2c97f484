import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { database } from "@/app/_server/database";
import { env } from "@/app/_server/env";
import { safePath } from "@/app/_server/paths";
import { currentUser } from "@/app/_server/session";
import { ActionForm, FormText } from "@/app/_ui/action-form";
import { Notice } from "@/app/_ui/notice";
import { PageHead } from "@/app/_ui/panel";
import { DEMO_PASSWORD, demoUsers } from "@/db/queries/users";
import { signIn, signInWithProvider } from "../actions";
import { Aside, type SearchProps, searchValue } from "../parts";

/** Why a provider's sign-in failed, as far as there are words for it. */
const REASONS = [
  "no-email",
  "email-unverified",
  "other-account",
  "AccessDenied",
  "CredentialsSignin",
] as const;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("account.signIn"))("title") };
}

export default async function SignInPage({ searchParams }: SearchProps) {
  // next-auth calls it callbackUrl, and gives an address of this site or a path
  const asked = (await searchValue(searchParams, "next")) || (await searchValue(searchParams, "callbackUrl"));
  const next = safePath(asked.startsWith(`${env().baseUrl}/`) ? asked.slice(env().baseUrl.length) : asked);
  const error = await searchValue(searchParams, "error");
  const done = await searchValue(searchParams, "done");
  if (!error && !done && (await currentUser())) redirect(next === "/" ? "/today" : next);

  const t = await getTranslations("account");
  const reason = REASONS.find((known) => known === error) ?? "other";
  return (
    <>
      <PageHead title={t("signIn.title")} text={t("signIn.text")} />
      <div className="grid gap-6">
        {error ? <Notice tone="error">{t(`providerErrors.${reason}`)}</Notice> : null}
        {done === "everywhere" || done === "deleted" ? (
          <Notice tone="good">{t(`notice.${done}`)}</Notice>
        ) : null}
        <Demo />
        <ActionForm action={signIn} submit={t("signIn.submit")} pending={t("signIn.pending")}>
          <input type="hidden" name="next" value={next} />
          <FormText
            name="email"
            type="email"
            autoComplete="username"
            label={t("signIn.email")}
            required
            maxLength={254}
          />
          <FormText
            name="password"
            type="password"
            autoComplete="current-password"
            label={t("signIn.password")}
            aside={
              <Link href="/forgot-password" className="text-[13px] text-sky underline underline-offset-4">
                {t("signIn.forgot")}
              </Link>
            }
            required
            maxLength={200}
          />
        </ActionForm>
        <Providers next={next} />
      </div>
      <Aside
        href={next === "/" ? "/sign-up" : `/sign-up?next=${encodeURIComponent(next)}`}
        link={t("signIn.create")}
      >
        {t("signIn.new")}
      </Aside>
    </>
  );
}

async function Providers({ next }: { next: string }) {
  const t = await getTranslations("account.signIn");
  const { providers } = env();
  if (!providers.length) return null;
  return (
    <>
      <p className="flex items-center gap-3 text-quiet before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
        {t("or")}
      </p>
      {providers.map((provider) => (
        <ActionForm
          key={provider.id}
          action={signInWithProvider}
          variant="secondary"
          submit={t("with", { provider: provider.name })}
          pending={t("pending")}
        >
          <input type="hidden" name="provider" value={provider.id} />
          <input type="hidden" name="next" value={next} />
        </ActionForm>
      ))}
    </>
  );
}

async function Demo() {
  const users = env().demo ? await demoUsers(await database()) : [];
  if (!users.length) return null;
  const t = await getTranslations("account.signIn");
  return (
    <Notice title={t("demoTitle")}>
      <p>{t("demoText")}</p>
      <ul className="my-1.5">
        {users.map((user) => (
          <li key={user.email}>
            <strong>{user.email}</strong>
          </li>
        ))}
      </ul>
      <p>
        {t("demoPassword")} <strong className="whitespace-nowrap">{DEMO_PASSWORD}</strong>
      </p>
    </Notice>
  );
}
