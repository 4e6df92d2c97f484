import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { mayDo } from "@/app/_server/class";
import { database } from "@/app/_server/database";
import { ActionForm, FormArea } from "@/app/_ui/action-form";
import { LinkButton } from "@/app/_ui/button";
import { formatMoment } from "@/app/_ui/format";
import { Notice } from "@/app/_ui/notice";
import { Panel } from "@/app/_ui/panel";
import { EmptyState } from "@/app/_ui/text";
import type { ClassAccess } from "@/db/queries/classes/access";
import { type Assignment, type Begun, begunOf, listAssignments } from "@/db/queries/classes/assignments";
import { MAX_MESSAGE } from "@/db/queries/classes/notices";
import { sendMessage } from "./actions";
import { withdraw } from "./assignments/actions";
import { JoinPanel } from "./join-panel";

/** What is given, how one joins, and a word to all. */
export async function TeacherView({
  access,
  withdrawn,
}: {
  access: ClassAccess;
  withdrawn: string | undefined;
}) {
  const t = await getTranslations("classes");
  const db = await database();
  const [assignments, begun] = [await listAssignments(db, access), await begunOf(db, access)];
  const canAssign = mayDo(access, "class.assign");
  return (
    <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_22rem]">
      <div className="grid min-w-0 gap-6">
        {withdrawn && canAssign ? (
          <Notice title={t("overview.withdrawn")}>
            <ActionForm
              action={withdraw}
              variant="secondary"
              submit={t("overview.undo")}
              pending={t("pending")}
            >
              <input type="hidden" name="class" value={access.classId} />
              <input type="hidden" name="id" value={withdrawn} />
              <input type="hidden" name="withdrawn" value="no" />
            </ActionForm>
          </Notice>
        ) : null}
        {assignments.length === 0 ? (
          <Panel>
            <EmptyState
              title={t("overview.emptyTitle")}
              text={t("overview.emptyText")}
              action={
                canAssign ? (
                  <LinkButton href={`/classes/${access.classId}/assign`}>{t("overview.assign")}</LinkButton>
                ) : undefined
              }
            />
          </Panel>
        ) : (
          <div>
            <ul className="divide-y divide-line border-y border-line">
              {assignments.map((assignment) => (
                <Row
                  key={assignment.id}
                  assignment={assignment}
                  timeZone={access.head.timeZone}
                  begun={begun.get(assignment.id)}
                />
              ))}
            </ul>
            <p className="mt-3 text-[13px] text-quiet">
              {t("overview.zone", { zone: access.head.timeZone.replaceAll("_", " ") })}
            </p>
          </div>
        )}
        {mayDo(access, "class.message") ? (
          <Panel title={t("message.title")}>
            <ActionForm
              action={sendMessage}
              variant="secondary"
              submit={t("message.submit")}
              pending={t("pending")}
            >
              <input type="hidden" name="class" value={access.classId} />
              <FormArea
                name="text"
                label={t("message.label")}
                hint={t("message.hint")}
                rows={3}
                maxLength={MAX_MESSAGE}
              />
            </ActionForm>
          </Panel>
        ) : null}
      </div>
      {mayDo(access, "class.people") ? <JoinPanel access={access} /> : null}
    </div>
  );
}

async function Row({
  assignment,
  timeZone,
  begun,
}: {
  assignment: Assignment;
  timeZone: string;
  begun: Begun | undefined;
}) {
  const t = await getTranslations("classes.overview");
  const locale = await getLocale();
  const { id, classId, title, given, dueAt, opensAt, closesAt, forUsers } = assignment;
  const now = Date.now();
  const at = (moment: number) => formatMoment(moment, locale, timeZone);
  const when =
    closesAt !== null && closesAt <= now
      ? t("closed")
      : opensAt !== null && opensAt > now
        ? t("opens", { at: at(opensAt) })
        : dueAt === null
          ? t("noDue")
          : t("due", { at: at(dueAt) });
  return (
    <li className="relative grid items-baseline gap-x-8 gap-y-1 px-2 py-4 transition-colors hover:bg-sunk/60 sm:grid-cols-[minmax(0,1fr)_auto]">
      <div className="min-w-0">
        <Link
          href={`/classes/${classId}/assignments/${id}`}
          className="font-serif text-lg leading-snug font-semibold break-words outline-none after:absolute after:inset-0 focus-visible:after:outline-2 focus-visible:after:outline-sky"
        >
          {title}
        </Link>
        <p className="mt-0.5 text-[13px] text-quiet">
          {t(given.kind)} · {when}
          {forUsers ? <> · {t("forSome", { n: forUsers.length })}</> : null}
        </p>
      </div>
      {given.kind === "quiz" ? (
        <p className="num text-[13px] text-quiet">
          {t("begun", { people: begun?.people ?? 0, finished: begun?.finished ?? 0 })}
        </p>
      ) : null}
    </li>
  );
}
