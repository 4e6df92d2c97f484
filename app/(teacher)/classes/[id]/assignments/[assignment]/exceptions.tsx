import { getLocale, getTranslations } from "next-intl/server";
import { database } from "@/app/_server/database";
import { ActionForm, FormSelect, FormText } from "@/app/_ui/action-form";
import { formatMoment } from "@/app/_ui/format";
import { Panel } from "@/app/_ui/panel";
import type { ClassAccess } from "@/db/queries/classes/access";
import type { Assignment } from "@/db/queries/classes/assignments";
import { type AssignmentException, listExceptions } from "@/db/queries/classes/exceptions";
import { groupsOf, roster } from "@/db/queries/classes/members";
import { except, unexcept } from "../actions";

/** Other dates and limits for a student or a group. */
export async function Exceptions({ access, assignment }: { access: ClassAccess; assignment: Assignment }) {
  const t = await getTranslations("classes.exceptions");
  const form = await getTranslations("classes.form");
  const pending = (await getTranslations("classes"))("pending");
  const db = await database();
  const exceptions = await listExceptions(db, access, assignment.id);
  const groups = await groupsOf(db, access);
  const students = (await roster(db, access)).filter(({ role }) => role === "student");
  const whom = [
    { value: "", label: t("choose") },
    ...groups.map((name) => ({ value: `group:${name}`, label: t("group", { name }) })),
    ...students.map(({ userId, name, email }) => ({ value: `user:${userId}`, label: `${name} (${email})` })),
  ];
  const about = (
    <>
      <input type="hidden" name="class" value={access.classId} />
      <input type="hidden" name="id" value={assignment.id} />
    </>
  );
  const isQuiz = assignment.given.kind === "quiz";
  return (
    <Panel title={t("title")}>
      <p className="mb-4 max-w-[64ch] text-sm text-quiet">{t("text")}</p>
      {exceptions.length > 0 ? (
        <ul className="mb-6 divide-y divide-line border-y border-line">
          {exceptions.map((exception) => (
            <li key={exception.id} className="flex flex-wrap items-center justify-between gap-3 py-2">
              <span className="min-w-0 text-sm">
                <span className="font-medium">
                  {exception.groupName === null ? exception.name : t("group", { name: exception.groupName })}
                </span>
                <span className="block text-[13px] text-quiet">
                  <Words exception={exception} timeZone={access.head.timeZone} />
                </span>
              </span>
              <ActionForm action={unexcept} variant="quiet" submit={t("remove")} pending={pending}>
                {about}
                <input type="hidden" name="exception" value={exception.id} />
              </ActionForm>
            </li>
          ))}
        </ul>
      ) : null}
      {whom.length > 1 ? (
        <ActionForm action={except} variant="secondary" submit={t("submit")} pending={pending}>
          {about}
          <FormSelect name="whom" label={t("whom")} options={whom} />
          <div className="grid items-start gap-5 sm:grid-cols-2">
            <FormText name="opens" type="datetime-local" label={form("opens")} />
            <FormText name="due" type="datetime-local" label={form("due")} />
            <FormText name="closes" type="datetime-local" label={form("closes")} />
          </div>
          {isQuiz ? (
            <div className="grid items-start gap-5 sm:grid-cols-2">
              <FormText name="timeLimit" inputMode="numeric" label={form("timeLimit")} />
              <FormText name="attempts" inputMode="numeric" label={form("attempts")} />
            </div>
          ) : null}
        </ActionForm>
      ) : null}
    </Panel>
  );
}

async function Words({ exception, timeZone }: { exception: AssignmentException; timeZone: string }) {
  const t = await getTranslations("classes.exceptions");
  const locale = await getLocale();
  const at = (moment: number) => ({ at: formatMoment(moment, locale, timeZone) });
  const { opensAt, dueAt, closesAt, timeLimitMinutes, attempts } = exception;
  return [
    opensAt === null ? null : t("opens", at(opensAt)),
    dueAt === null ? null : t("due", at(dueAt)),
    closesAt === null ? null : t("closes", at(closesAt)),
    timeLimitMinutes === null ? null : t("limit", { n: timeLimitMinutes }),
    attempts === null ? null : t("attempts", { n: attempts }),
  ]
    .filter((part) => part !== null)
    .join(" · ");
}
