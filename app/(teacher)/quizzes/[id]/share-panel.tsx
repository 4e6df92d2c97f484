import { getTranslations } from "next-intl/server";
import { env } from "@/app/_server/env";
import { ActionForm } from "@/app/_ui/action-form";
import { CopyLink } from "@/app/_ui/copy-link";
import { Panel } from "@/app/_ui/panel";
import type { Quiz } from "@/db/queries/quizzes";
import { share } from "../actions";

/** The link of a quiz: whoever has it and an account can take the quiz. */
export async function SharePanel({ quiz }: { quiz: Quiz }) {
  const t = await getTranslations("quizzes.share");
  return (
    <Panel title={t("title")}>
      {quiz.code ? (
        <div className="grid gap-4">
          <p className="text-sm text-quiet">{t("on")}</p>
          <CopyLink
            link={`${env().baseUrl}/q/${quiz.code}`}
            words={{ label: t("link"), copy: t("copy"), copied: t("copied") }}
          />
          <ActionForm action={share} variant="quiet" submit={t("turnOff")} pending={t("pending")}>
            <input type="hidden" name="id" value={quiz.id} />
            <input type="hidden" name="shared" value="no" />
          </ActionForm>
        </div>
      ) : (
        <div className="grid gap-4">
          <p className="text-sm text-quiet">{t("off")}</p>
          <ActionForm action={share} variant="secondary" submit={t("turnOn")} pending={t("pending")}>
            <input type="hidden" name="id" value={quiz.id} />
            <input type="hidden" name="shared" value="yes" />
          </ActionForm>
        </div>
      )}
    </Panel>
  );
}
