import { getLocale, getTranslations } from "next-intl/server";
import { FormArea, FormSelect, FormText } from "@/app/_ui/action-form";
import { formatMoment } from "@/app/_ui/format";
import type { AssignmentDraft } from "@/learn/class/assignment";
import { MAX_INSTRUCTIONS, MAX_TITLE } from "@/learn/quiz/draft";
import { fromLocalField, toLocalField } from "@/learn/zoned-time";

const ONLY_WITH_PENALTY = "hidden group-has-[option[value=penalty]:checked]/late:grid";
/** A moment in words, with the zone's name of then: before and after a change of clocks it differs. */
const WORDS = {
  weekday: "long",
  day: "numeric",
  month: "long",
  year: "numeric",
  hour: "numeric",
  minute: "2-digit",
  timeZoneName: "short",
} as const;

/** The fields of an assignment: what is said, when, what becomes of late work, limits or the goal. */
export async function DraftFields({ draft, timeZone }: { draft: AssignmentDraft; timeZone: string }) {
  const t = await getTranslations("classes.form");
  const { given, late } = draft;
  return (
    <>
      <FormText
        name="title"
        label={t("titleField")}
        defaultValue={draft.title}
        maxLength={MAX_TITLE}
        required
      />
      <FormArea
        name="instructions"
        label={t("instructions")}
        hint={t("instructionsHint")}
        defaultValue={draft.instructions}
        rows={3}
        maxLength={MAX_INSTRUCTIONS}
      />
      {given.kind === "deck" ? (
        <div className="group/goal grid items-start gap-5 sm:grid-cols-2">
          <FormSelect
            name="goal"
            label={t("goal")}
            defaultValue={given.goal.kind}
            options={[
              { value: "met-and-recalled", label: t("recall") },
              { value: "study-days", label: t("studyDays") },
            ]}
          />
          <FormText
            name="days"
            inputMode="numeric"
            label={t("days")}
            className="hidden group-has-[option[value=study-days]:checked]/goal:grid"
            defaultValue={given.goal.kind === "study-days" ? given.goal.days : ""}
          />
        </div>
      ) : null}
      <div>
        <h2 className="text-xl">{t("dates")}</h2>
        <p className="mt-1 text-[13px] text-quiet">{t("zone", { zone: timeZone.replaceAll("_", " ") })}</p>
      </div>
      <div className="grid items-start gap-5 sm:grid-cols-2">
        <Moment
          name="opens"
          at={draft.opensAt}
          timeZone={timeZone}
          label={t("opens")}
          empty={t("opensHint")}
        />
        <Moment name="due" at={draft.dueAt} timeZone={timeZone} label={t("due")} empty={t("dueHint")} />
        <Moment
          name="closes"
          at={draft.closesAt}
          timeZone={timeZone}
          label={t("closes")}
          empty={t("closesHint")}
        />
      </div>
      {given.kind === "quiz" ? (
        <>
          <div className="group/late grid items-start gap-5 sm:has-[option[value=penalty]:checked]:grid-cols-[2fr_1fr_1fr]">
            <FormSelect
              name="late"
              label={t("late")}
              defaultValue={late.kind}
              options={(["accept", "penalty", "refuse"] as const).map((value) => ({
                value,
                label: t(value),
              }))}
            />
            <FormText
              name="perDay"
              inputMode="numeric"
              label={t("perDay")}
              className={ONLY_WITH_PENALTY}
              defaultValue={late.kind === "penalty" ? Math.round(late.perDay * 100) : 10}
            />
            <FormText
              name="most"
              inputMode="numeric"
              label={t("most")}
              className={ONLY_WITH_PENALTY}
              defaultValue={late.kind === "penalty" ? Math.round(late.most * 100) : 50}
            />
          </div>
          <h2 className="text-xl">{t("limits")}</h2>
          <div className="grid items-start gap-5 sm:grid-cols-3">
            <FormText
              name="timeLimit"
              inputMode="numeric"
              label={t("timeLimit")}
              hint={t("timeLimitHint")}
              defaultValue={given.blueprint.timeLimitMinutes ?? ""}
            />
            <FormText
              name="attempts"
              inputMode="numeric"
              label={t("attempts")}
              hint={t("attemptsHint")}
              defaultValue={given.blueprint.attempts ?? ""}
            />
            <FormSelect
              name="counts"
              label={t("counts")}
              defaultValue={given.blueprint.counts}
              options={(["best", "last", "first", "average"] as const).map((value) => ({
                value,
                label: t(value),
              }))}
            />
          </div>
        </>
      ) : null}
    </>
  );
}

/** A date and time by the class's clock; says so where a change of clocks brings that time twice. */
async function Moment({
  name,
  at,
  timeZone,
  label,
  empty,
}: {
  name: string;
  at: number | null;
  timeZone: string;
  label: string;
  empty: string;
}) {
  const t = await getTranslations("classes.form");
  const locale = await getLocale();
  const field = at === null ? "" : toLocalField(at, timeZone);
  const note = at === null ? null : fromLocalField(field, timeZone)?.note;
  const words = at === null ? "" : formatMoment(at, locale, timeZone, WORDS);
  return (
    <FormText
      name={name}
      type="datetime-local"
      label={label}
      hint={at === null ? empty : note ? t(note, { at: words }) : words}
      defaultValue={field}
    />
  );
}
