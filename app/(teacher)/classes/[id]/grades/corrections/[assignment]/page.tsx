import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { requireClass } from "@/app/_server/class";
import { database } from "@/app/_server/database";
import { ActionForm, FormText } from "@/app/_ui/action-form";
import { formatMoment } from "@/app/_ui/format";
import { Notice } from "@/app/_ui/notice";
import { Panel } from "@/app/_ui/panel";
import type { ClassAccess } from "@/db/queries/classes/access";
import {
  askedQuestions,
  assignmentScope,
  listCorrections,
  resumeCorrections,
  type Scope,
} from "@/db/queries/grades/correct";
import { ClassHead } from "../../../class-head";
import { takeBack } from "../../actions";
import { correctionOf } from "../../correction-fields";
import { CorrectForm } from "./correct-form";
import { EffectsPanel } from "./effects-panel";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("grades.correct"))("title") };
}

interface Props {
  params: Promise<{ id: string; assignment: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** Questions of an assigned quiz, and correcting one: choose, see whose points change how, apply; and taking it back. */
export default async function CorrectionsPage({ params, searchParams }: Props) {
  const { id, assignment } = await params;
  const { access } = await requireClass(id, "class.correct");
  const t = await getTranslations("grades.correct");
  const db = await database();
  const scope = await assignmentScope(db, access, assignment);
  if (!scope) notFound();
  await resumeCorrections(db, scope, Date.now());
  const asked = await askedQuestions(db, scope);
  const search = await searchParams;
  const chosen = asked.find(({ cardId, form }) => String(cardId) === search.cardId && form === search.form);
  const wanted = chosen && correctionOf(search);
  return (
    <>
      <ClassHead access={access} here="grades" />
      <div className="grid gap-6">
        {typeof search.corrected === "string" ? (
          <Notice tone="good">{t("applied", { n: Number.parseInt(search.corrected, 10) || 0 })}</Notice>
        ) : null}
        {chosen ? <CorrectForm question={chosen} wanted={wanted ?? null} /> : null}
        {chosen && wanted ? (
          <EffectsPanel scope={scope} classId={access.classId} assignment={assignment} wanted={wanted} />
        ) : null}
        <Made scope={scope} access={access} assignment={assignment} />
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
    </>
  );
}

async function Made({
  scope,
  access,
  assignment,
}: {
  scope: Scope;
  access: ClassAccess;
  assignment: string;
}) {
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
                  at: formatMoment(at, locale, access.head.timeZone),
                })}
              </span>
            </p>
            {undone ? (
              <p className="text-[13px] text-quiet">{t("undone")}</p>
            ) : (
              <ActionForm action={takeBack} variant="secondary" submit={t("undo")} pending={t("pending")}>
                <input type="hidden" name="class" value={access.classId} />
                <input type="hidden" name="assignment" value={assignment} />
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
