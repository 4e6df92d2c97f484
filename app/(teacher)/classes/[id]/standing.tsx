import { getLocale, getTranslations } from "next-intl/server";
import { database } from "@/app/_server/database";
import { formatMoment, formatShare } from "@/app/_ui/format";
import type { StudentAssignment } from "@/db/queries/classes/for-student";
import { goalNow } from "@/db/queries/classes/goals";
import { phaseAt } from "@/learn/class/effective";

/** Where an assignment stands for its student, in a line: when it is due, and what is done of it. */
export async function Standing({
  one,
  userId,
  timeZone,
}: {
  one: StudentAssignment;
  userId: string;
  /** of the student: a due time is told by the clock they live by */
  timeZone: string;
}) {
  const t = await getTranslations("classes.status");
  const locale = await getLocale();
  const now = Date.now();
  const { effective, used, assignment } = one;
  const at = (moment: number | null) => (moment === null ? "" : formatMoment(moment, locale, timeZone));
  const phase = phaseAt(effective, now);
  const when =
    phase === "open" && effective.dueAt === null
      ? t("openAlways")
      : t(phase, { at: at(phase === "before" ? effective.opensAt : effective.dueAt) });
  const goal = await goalNow(await database(), userId, one, now);
  const { given } = assignment;
  const done =
    given.kind === "deck" && goal
      ? goal.reached
        ? t("goalMet")
        : given.goal.kind === "study-days"
          ? t("goalDays", { done: goal.studyDays, days: given.goal.days })
          : goal.recall === null || goal.met < goal.cards
            ? t("goalOpen", { met: goal.met, cards: goal.cards })
            : t("goalRecall", {
                met: goal.met,
                cards: goal.cards,
                recall: formatShare(goal.recall, locale),
                goal: formatShare(given.goal.share, locale),
              })
      : used > 0
        ? t("sat", { n: used })
        : null;
  return (
    <p className="mt-0.5 text-[13px] text-quiet">
      <span className={phase === "late" ? "font-medium text-hard" : undefined}>{when}</span>
      {done ? <> · {done}</> : null}
    </p>
  );
}
