import { getTranslations } from "next-intl/server";
import { RemovalForm } from "@/app/_device/sign-out";
import { database } from "@/app/_server/database";
import { env } from "@/app/_server/env";
import { ActionForm, FormText, UsernameHint } from "@/app/_ui/action-form";
import { Panel } from "@/app/_ui/panel";
import { providersOfUser, type User } from "@/db/queries/users";
import { changeEmail, changePassword, deleteAccount, saveProfile } from "./actions";

export async function ProfilePanel({ user }: { user: User }) {
  const t = await getTranslations("account.settings.profile");
  return (
    <Panel title={t("title")}>
      <ActionForm action={saveProfile} variant="secondary" submit={t("submit")} pending={t("pending")}>
        <FormText
          name="name"
          autoComplete="name"
          label={t("name")}
          defaultValue={user.name}
          required
          maxLength={80}
        />
      </ActionForm>
    </Panel>
  );
}

export async function EmailPanel({ user }: { user: User }) {
  const t = await getTranslations("account.settings.email");
  return (
    <Panel title={t("title")}>
      <p className="mb-4 break-words text-quiet">{t("current", { email: user.email })}</p>
      <ActionForm action={changeEmail} variant="secondary" submit={t("submit")} pending={t("pending")}>
        <FormText
          name="email"
          type="email"
          autoComplete="email"
          label={t("email")}
          required
          maxLength={254}
        />
        {user.hasPassword ? <GivenPassword label={t("password")} /> : null}
      </ActionForm>
    </Panel>
  );
}

export async function PasswordPanel({ user }: { user: User }) {
  const t = await getTranslations("account.settings.password");
  const linked = user.hasPassword ? [] : await providersOfUser(await database(), user.id);
  const names = linked.map((id) => env().providers.find((provider) => provider.id === id)?.name ?? id);
  return (
    <Panel title={t("title")}>
      {user.hasPassword ? null : (
        <p className="mb-4 text-quiet">{t("none", { providers: names.join(", ") })}</p>
      )}
      <ActionForm
        action={changePassword}
        variant="secondary"
        submit={user.hasPassword ? t("submit") : t("submitFirst")}
        pending={t("pending")}
      >
        <UsernameHint email={user.email} />
        {user.hasPassword ? <GivenPassword name="current" label={t("current")} /> : null}
        <FormText
          name="password"
          type="password"
          autoComplete="new-password"
          label={t("password")}
          hint={t("hint")}
          required
          maxLength={200}
        />
      </ActionForm>
    </Panel>
  );
}

export async function RemovePanel({ user }: { user: User }) {
  const t = await getTranslations("account.settings.remove");
  return (
    <Panel title={t("title")}>
      <p className="mb-4 text-quiet">{t("text")}</p>
      <RemovalForm userId={user.id} action={deleteAccount} submit={t("submit")} pending={t("pending")}>
        <FormText name="confirm" autoComplete="off" label={t("confirm", { email: user.email })} required />
        {user.hasPassword ? <GivenPassword label={t("password")} /> : null}
      </RemovalForm>
    </Panel>
  );
}

function GivenPassword({ name = "password", label }: { name?: string; label: string }) {
  return (
    <FormText
      name={name}
      type="password"
      autoComplete="current-password"
      label={label}
      required
      maxLength={200}
    />
  );
}
