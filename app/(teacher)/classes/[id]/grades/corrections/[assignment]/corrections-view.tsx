import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import type { ComponentProps } from "react";
import { database } from "@/app/_server/database";
import { ActionForm, FormText } from "@/app/_ui/action-form";
import { formatMoment } from "@/app/_ui/format";
import { Notice } from "@/app/_ui/notice";
import { Panel } from "@/app/_ui/panel";
import { askedQuestions, listCorrections, resumeCorrections, type Scope } from "@/db/queries/grades/correct";
import { correctionOf } from "../../correction-fields";
import { CorrectForm } from "./correct-form";
import { About, EffectsPanel } from "./effects-panel";

/** The sittings that are corrected, and the two actions that do it. */
export interface Corrections {
  scope: Scope;
  /** what names the sittings to the actions: hidden fields */
  about: Readonly<Record<string, string>>;
  correct: ComponentProps<typeof ActionForm>["action"];
  takeBack: ComponentProps<typeof ActionForm>["action"];
  /** times are told by its clock */
  timeZone: string;
}

/** Questions of sittings, and correcting one: choose, see whose points change how, apply; and taking it back. */
export async function CorrectionsView({
  search,
  ...of
}: Corrections & { search: Record<string, string | string[] | undefined> }) {
  const t = await getTranslations("grades.correct");
  const db = await database();
  await resumeCorrections(db, of.scope, Date.now());
  const asked = await askedQuestions(db, of.scope);
  const chosen = asked.find(({ cardId, form }) => String(cardId) === search.cardId && form === search.form);
  const wanted = chosen && correctionOf(search);
  return (
    <div className="grid gap-6">
      {typeof search.corrected === "string" ? (
        <Notice tone="good">{t("applied", { n: Number.parseInt(search.corrected, 10) || 0 })}</Notice>
      ) : null}
      {chosen ? <CorrectForm question={chosen} wanted={wanted ?? null} /> : null}
      {chosen && wanted ? <EffectsPanel {...of} wanted={wanted} /> : null}
      <Made {...of} />
      <Panel title={t("questions")}>
        {asked.length === 0 ? <p className="text-quiet">{t("nobody")}</p> : null}
        <ul className="grid gap-3">
          {asked.map(({ cardId, form, prompt, answer, sittings }) => (
            <li key={`${cardId} ${form}`} className="border-b border-line pb-3">
              <Link href={`?cardId=${cardId}&form=${form}`} className="link">
                {prompt}
              </Link>
              <span className="block text-[13px] text-quiet">{t("question", { answer, sittings })}</span>
            </li>
          ))}
        </ul>
      </Panel>
    </div>
  );
}

async function Made({ scope, about, takeBack, timeZone }: Omit<Corrections, "correct">) {
  const t = await getTranslations("grades.correct");
  const locale = await getLocale();
  const made = await listCorrections(await database(), scope);
  if (made.length === 0) return null;
  return (
    <Panel title={t("made")}>
      <ul className="grid gap-5">
        {made.map(({ id, change, reason, by, at, undone }) => (
          <li key={id} className="grid gap-2">
            <p>
              {t(`kinds.${change.kind}`)}
              {"text" in change
                ? `: ${change.text}`
                : "texts" in change
                  ? `: ${change.texts.join(", ")}`
                  : null}
              <span className="block text-[13px] text-quiet">
                {t("madeBy", {
                  reason,
                  by: by ?? t("somebody"),
                  at: formatMoment(at, locale, timeZone),
                })}
              </span>
            </p>
            {undone ? (
              <p className="text-[13px] text-quiet">{t("undone")}</p>
            ) : (
              <ActionForm action={takeBack} variant="secondary" submit={t("undo")} pending={t("pending")}>
                <About of={about} />
                <input type="hidden" name="correction" value={id} />
                <FormText name="reason" label={t("reason")} maxLength={500} required />
              </ActionForm>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
