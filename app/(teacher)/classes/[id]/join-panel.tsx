import { getTranslations } from "next-intl/server";
import { database } from "@/app/_server/database";
import { env } from "@/app/_server/env";
import { ActionForm } from "@/app/_ui/action-form";
import { CopyLink } from "@/app/_ui/copy-link";
import { Panel } from "@/app/_ui/panel";
import { QrCode } from "@/app/_ui/qr-code";
import type { ClassAccess } from "@/db/queries/classes/access";
import { joinCodeOf } from "@/db/queries/classes/classes";
import { setCode } from "./actions";

/** How students join: a code for the board, a link to send, a picture for their phones. */
export async function JoinPanel({ access }: { access: ClassAccess }) {
  const t = await getTranslations("classes");
  const code = await joinCodeOf(await database(), access);
  const { baseUrl } = env();
  const link = `${baseUrl}/join/${code}`;
  const shown = code?.replace(/(.{4})(?=.)/g, "$1-").toUpperCase();
  const set = (joinable: "yes" | "no", words: string) => (
    <ActionForm action={setCode} variant="quiet" submit={words} pending={t("pending")}>
      <input type="hidden" name="class" value={access.classId} />
      <input type="hidden" name="joinable" value={joinable} />
    </ActionForm>
  );
  return (
    <Panel title={t("overview.joinTitle")}>
      {code ? (
        <div className="grid gap-5">
          <p className="text-sm text-quiet">
            {t("overview.joinText", { link: `${baseUrl.replace(/^https?:\/\//, "")}/join` })}
          </p>
          <p className="num font-serif text-4xl font-semibold tracking-wide">{shown}</p>
          <QrCode text={link} label={t("overview.joinQr")} className="w-44" />
          <CopyLink
            link={link}
            words={{ label: t("overview.joinLink"), copy: t("overview.copy"), copied: t("overview.copied") }}
          />
          <div className="flex flex-wrap gap-2">
            {set("yes", t("code.renew"))}
            {set("no", t("code.turnOff"))}
          </div>
        </div>
      ) : (
        <div className="grid gap-4">
          <p className="text-sm text-quiet">{t("overview.joinOff")}</p>
          {set("yes", t("code.turnOn"))}
        </div>
      )}
    </Panel>
  );
}
