/** Classes: making them, finding them, what they are set to. */
import { and, asc, desc, eq, isNull, sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { z } from "zod";
import type { Role } from "@/learn/class/assignment";
import { type Relation, relationOf } from "@/learn/class/relation";
import { classNameSchema } from "@/learn/class/schema";
import type { Queryable } from "../../client";
import { users } from "../../schema/accounts";
import { classes, members } from "../../schema/classes";
import { newCode, normalCode } from "../quiz-code";
import { isTimeZone } from "../settings";
import { type ClassAccess, type ClassHead, headOf } from "./access";

/** Signs of a join code: short enough for a blackboard; 38 bits, and guesses are counted. */
const JOIN_CODE = 8;

const classSettingsSchema = z.strictObject({
  name: classNameSchema,
  timeZone: z.string().max(64).refine(isTimeZone, "not a time zone: choose one such as Asia/Almaty"),
  studyVisibility: z.enum(["each", "aggregate"]),
  /** YYYY-MM-DD; null: none */
  examDay: z.iso.date().nullable(),
});
export type ClassSettings = z.infer<typeof classSettingsSchema>;

/**
 * A new class that is joined by code, taught by whoever makes it.
 * @throws ZodError when a setting is out of bounds
 */
export async function createClass(
  db: Queryable,
  ownerId: string,
  input: ClassSettings,
  now: number,
): Promise<{ id: string; joinCode: string }> {
  const settings = classSettingsSchema.parse(input);
  const id = uuidv7();
  const at = new Date(now);
  const joinCode = newCode(JOIN_CODE);
  await db.transaction(async (tx) => {
    await tx.insert(classes).values({ id, ownerId, ...settings, joinCode, createdAt: at });
    await tx.insert(members).values({ classId: id, userId: ownerId, role: "instructor", joinedAt: at });
  });
  return { id, joinCode };
}

/** A class in somebody's list. */
export interface ClassSummary extends ClassHead {
  relation: Relation;
  role: Role;
  students: number;
  /** who teaches it, by name */
  teachers: string[];
}

/** The classes somebody is a member of now, the newest first; archived ones where they are asked for. */
export async function listClasses(
  db: Queryable,
  userId: string,
  { archived = false } = {},
): Promise<ClassSummary[]> {
  const current = and(eq(members.classId, classes.id), isNull(members.endedAt));
  const students = db
    .select({ n: sql`count(*)::int` })
    .from(members)
    .where(and(current, eq(members.role, "student")));
  const teachers = db
    .select({ names: sql`coalesce(json_agg(${users.name} order by ${members.joinedAt}), '[]')` })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .where(and(current, eq(members.role, "instructor")));
  const rows = await db
    .select({
      class: classes,
      role: members.role,
      students: sql<number>`(${students})`,
      teachers: sql<string[]>`(${teachers})`,
    })
    .from(members)
    .innerJoin(classes, eq(classes.id, members.classId))
    .where(
      and(
        eq(members.userId, userId),
        isNull(members.endedAt),
        archived ? sql`${classes.archivedAt} is not null` : isNull(classes.archivedAt),
      ),
    )
    .orderBy(desc(classes.createdAt), desc(classes.id));
  return rows.map((row) => ({
    ...headOf(row.class),
    role: row.role,
    relation: relationOf(userId, row.class.ownerId, { role: row.role, ended: false }),
    students: row.students,
    teachers: row.teachers,
  }));
}

/** Changes what a class is set to. */
export async function saveClass(db: Queryable, access: ClassAccess, input: ClassSettings): Promise<void> {
  await db.update(classes).set(classSettingsSchema.parse(input)).where(eq(classes.id, access.classId));
}

/** Puts a class away, read-only for everybody, or takes it out again. */
export async function archiveClass(
  db: Queryable,
  access: ClassAccess,
  archived: boolean,
  now: number,
): Promise<void> {
  await db
    .update(classes)
    .set({ archivedAt: archived ? new Date(now) : null })
    .where(eq(classes.id, access.classId));
}

/** The code one joins by; null: by invitation only. */
export async function joinCodeOf(db: Queryable, access: ClassAccess): Promise<string | null> {
  const [row] = await db
    .select({ code: classes.joinCode })
    .from(classes)
    .where(eq(classes.id, access.classId));
  return row?.code ?? null;
}

/** Gives a class a new code, so that the old one is dead, or none. */
export async function setJoinCode(
  db: Queryable,
  access: ClassAccess,
  joinable: boolean,
): Promise<string | null> {
  const joinCode = joinable ? newCode(JOIN_CODE) : null;
  await db.update(classes).set({ joinCode }).where(eq(classes.id, access.classId));
  return joinCode;
}

/** What somebody about to join may know. */
export interface ClassOffer {
  id: string;
  name: string;
  teachers: string[];
  studyVisibility: ClassHead["studyVisibility"];
}

/** The class behind a code as typed; null when the code leads nowhere, or the class is put away. */
export async function classByCode(db: Queryable, code: string): Promise<ClassOffer | null> {
  const [row] = await db
    .select()
    .from(classes)
    .where(and(eq(classes.joinCode, normalCode(code)), isNull(classes.archivedAt)));
  return row ? offerOf(db, row) : null;
}

/** What is said of a class to somebody who may join it. */
export async function offerOf(db: Queryable, row: typeof classes.$inferSelect): Promise<ClassOffer> {
  const teachers = await db
    .select({ name: users.name })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .where(and(eq(members.classId, row.id), eq(members.role, "instructor"), isNull(members.endedAt)))
    .orderBy(asc(members.joinedAt));
  return {
    id: row.id,
    name: row.name,
    teachers: teachers.map(({ name }) => name),
    studyVisibility: row.studyVisibility,
  };
}
