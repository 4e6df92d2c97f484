import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { database } from "@/app/_server/database";
import { ActionForm } from "@/app/_ui/action-form";
import { Panel } from "@/app/_ui/panel";
import { assignedTo } from "@/db/queries/classes/for-student";
import { type Notice, noticesOf } from "@/db/queries/classes/notices";
import { phaseAt } from "@/learn/class/effective";
import { AssignedList } from "../../(teacher)/classes/[id]/assigned-list";
import { markRead } from "./actions";

const AHEAD = 14 * 86_400_000;

/** What one's classes want of one: what is due in the next two weeks, and what is new. Nothing for whoever is in none. */
export async function ClassesPanel({ userId, timeZone }: { userId: string; timeZone: string }) {
  const t = await getTranslations("classes");
  const db = await database();
  const now = Date.now();
  const due = (await assignedTo(db, userId)).filter(({ effective }) => {
    const phase = phaseAt(effective, now);
    return (
      phase === "late" || (phase !== "closed" && effective.dueAt !== null && effective.dueAt < now + AHEAD)
    );
  });
  const news = (await noticesOf(db, userId)).filter(({ seen }) => !seen);
  if (due.length + news.length === 0) return null;
  return (
    <div className="mb-5 grid items-start gap-5 lg:grid-cols-2">
      {due.length > 0 ? (
        <Panel
          title={t("today.title")}
          aside={
            <Link href="/classes" className="link">
              {t("today.all")}
            </Link>
          }
        >
          <AssignedList assigned={due} userId={userId} timeZone={timeZone} withClass />
        </Panel>
      ) : null}
      {news.length > 0 ? (
        <Panel title={t("today.notices")}>
          <ul className="mb-4 divide-y divide-line">
            {news.map((notice) => (
              <li key={notice.id} className="py-2 break-words whitespace-pre-line first:pt-0">
                <NoticeLine notice={notice} />
              </li>
            ))}
          </ul>
          <ActionForm action={markRead} variant="quiet" submit={t("today.markSeen")} pending={t("pending")}>
            <input type="hidden" name="upTo" value={Math.max(...news.map(({ createdAt }) => createdAt))} />
          </ActionForm>
        </Panel>
      ) : null}
    </div>
  );
}

async function NoticeLine({ notice }: { notice: Notice }) {
  const t = await getTranslations("classes.today.kind");
  const { kind, classId, className, assignment, text } = notice;
  const words = t(kind, { title: assignment?.title ?? "", class: className, text });
  const open =
    kind === "corrected" || kind === "graded"
      ? `/classes/${classId}/grades`
      : kind === "withdrawn" || !assignment
        ? `/classes/${classId}`
        : `/classes/${classId}/assignments/${assignment.id}`;
  return kind === "message" ? (
    words
  ) : (
    <Link href={open} className="link">
      {words}
    </Link>
  );
}
