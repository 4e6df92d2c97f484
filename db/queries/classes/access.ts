/**
 * What a user is to a class. Every query about a class takes what this gives, so none can be asked without having looked
 * who asks; what each relation may do stands in app/_server/policy.ts alone.
 */
import { and, eq } from "drizzle-orm";
import { type Relation, relationOf } from "@/learn/class/relation";
import type { StudyVisibility } from "@/learn/class/visibility";
import type { Queryable } from "../../client";
import { classes, members } from "../../schema/classes";
import { isUuid } from "../ids";

/** A class as its members may know it. Times in ms. */
export interface ClassHead {
  id: string;
  name: string;
  /** IANA name */
  timeZone: string;
  studyVisibility: StudyVisibility;
  /** YYYY-MM-DD by the class's time zone */
  examDay: string | null;
  archivedAt: number | null;
}

declare const looked: unique symbol;

/** Somebody and a class. Only `accessTo` makes one. */
export interface ClassAccess {
  readonly userId: string;
  readonly classId: string;
  readonly relation: Relation;
  readonly head: ClassHead;
  readonly [looked]: true;
}

/** What the user is to the class; null when there is no such class. */
export async function accessTo(db: Queryable, userId: string, classId: string): Promise<ClassAccess | null> {
  if (!isUuid(classId)) return null;
  const [row] = await db
    .select({ class: classes, role: members.role, endedAt: members.endedAt })
    .from(classes)
    .leftJoin(members, and(eq(members.classId, classes.id), eq(members.userId, userId)))
    .where(eq(classes.id, classId));
  if (!row) return null;
  const member = row.role === null ? null : { role: row.role, ended: row.endedAt !== null };
  return {
    userId,
    classId: row.class.id,
    relation: relationOf(userId, row.class.ownerId, member),
    head: headOf(row.class),
  } as ClassAccess;
}

export function headOf(row: typeof classes.$inferSelect): ClassHead {
  return {
    id: row.id,
    name: row.name,
    timeZone: row.timeZone,
    studyVisibility: row.studyVisibility,
    examDay: row.examDay,
    archivedAt: row.archivedAt?.getTime() ?? null,
  };
}
