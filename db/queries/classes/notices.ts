/** What students of a class are told: written once for all of them; each has a mark of what was seen. */
import { and, desc, eq, gt, isNull, or, sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import type { Queryable } from "../../client";
import { assignments, classes, members, noticeSettings, notices } from "../../schema/classes";
import type { ClassAccess } from "./access";

export type NoticeKind = (typeof notices.$inferSelect)["kind"];
export type Digest = (typeof noticeSettings.$inferSelect)["digest"];

/** Longest message of an instructor, in UTF-16 units. */
export const MAX_MESSAGE = 2_000;
/** How many are shown at most. */
const MOST = 50;

export interface Notice {
  id: string;
  kind: NoticeKind;
  classId: string;
  className: string;
  /** IANA name of the class's */
  timeZone: string;
  assignment: { id: string; title: string; kind: "deck" | "quiz"; dueAt: number | null } | null;
  text: string;
  createdAt: number;
  seen: boolean;
}

/**
 * Tells the students of a class something, or one member alone. What is about an assignment for some students reaches
 * those alone.
 * @param notice.text what an instructor wrote, or what changed
 */
export async function tell(
  db: Queryable,
  access: Pick<ClassAccess, "classId">,
  notice: { kind: NoticeKind; assignmentId?: string; userId?: string; text?: string },
  now: number,
): Promise<void> {
  const [about] =
    notice.userId === undefined && notice.assignmentId !== undefined
      ? await db
          .select({ forUsers: assignments.forUsers })
          .from(assignments)
          .where(eq(assignments.id, notice.assignmentId))
      : [];
  const whom = about?.forUsers ?? [notice.userId ?? null];
  if (whom.length === 0) return;
  await db.insert(notices).values(
    whom.map((userId) => ({
      id: uuidv7({ msecs: now }),
      classId: access.classId,
      assignmentId: notice.assignmentId ?? null,
      userId,
      kind: notice.kind,
      text: (notice.text ?? "").slice(0, MAX_MESSAGE),
      createdAt: new Date(now),
    })),
  );
}

/**
 * What somebody was told in classes they are in now, since they joined, the newest first.
 * @param since ms; only what is newer
 */
export async function noticesOf(
  db: Queryable,
  userId: string,
  { since }: { since?: number } = {},
): Promise<Notice[]> {
  const seenAt = db
    .select({ at: noticeSettings.seenAt })
    .from(noticeSettings)
    .where(eq(noticeSettings.userId, userId));
  const rows = await db
    .select({
      notice: notices,
      className: classes.name,
      timeZone: classes.timeZone,
      assignment: {
        id: assignments.id,
        title: assignments.title,
        kind: assignments.kind,
        dueAt: assignments.dueAt,
      },
      seen: sql<boolean>`coalesce(${notices.createdAt} <= (${seenAt}), false)`,
    })
    .from(members)
    .innerJoin(notices, eq(notices.classId, members.classId))
    .innerJoin(classes, and(eq(classes.id, notices.classId), isNull(classes.archivedAt)))
    .leftJoin(assignments, eq(assignments.id, notices.assignmentId))
    .where(
      and(
        eq(members.userId, userId),
        isNull(members.endedAt),
        gt(notices.createdAt, members.joinedAt),
        since === undefined ? undefined : gt(notices.createdAt, new Date(since)),
        or(eq(notices.userId, userId), and(isNull(notices.userId), eq(members.role, "student"))),
      ),
    )
    .orderBy(desc(notices.createdAt), desc(notices.id))
    .limit(MOST);
  return rows.map(({ notice, className, timeZone, assignment, seen }) => ({
    id: notice.id,
    kind: notice.kind,
    classId: notice.classId,
    className,
    timeZone,
    assignment: assignment && { ...assignment, dueAt: assignment.dueAt?.getTime() ?? null },
    text: notice.text,
    createdAt: notice.createdAt.getTime(),
    seen,
  }));
}

/** Marks what was written up to a moment (ms) as seen. */
export async function markSeen(db: Queryable, userId: string, upTo: number): Promise<void> {
  const seenAt = new Date(upTo);
  await db
    .insert(noticeSettings)
    .values({ userId, seenAt })
    .onConflictDoUpdate({
      target: noticeSettings.userId,
      set: { seenAt: sql`greatest(${noticeSettings.seenAt}, excluded.seen_at)` },
    });
}

/** How somebody wants notices by e-mail. */
export async function digestOf(db: Queryable, userId: string): Promise<Digest> {
  const [row] = await db
    .select({ digest: noticeSettings.digest })
    .from(noticeSettings)
    .where(eq(noticeSettings.userId, userId));
  return row?.digest ?? "off";
}

/** Chooses it. The first digest tells of what comes from now on. */
export async function setDigest(db: Queryable, userId: string, digest: Digest, now: number): Promise<void> {
  const values = { digest, mailedAt: new Date(now) };
  await db
    .insert(noticeSettings)
    .values({ userId, ...values })
    .onConflictDoUpdate({ target: noticeSettings.userId, set: values });
}
