/** Who is in a class, as what. */
import { and, asc, eq, isNull, ne, sql } from "drizzle-orm";
import { z } from "zod";
import { type Granted, MAX_GROUP_NAME, NOTHING_GRANTED, type Role } from "@/learn/class/assignment";
import { combined } from "@/learn/class/effective";
import { grantedSchema } from "@/learn/class/schema";
import type { Queryable, Tx } from "../../client";
import { users } from "../../schema/accounts";
import { classes, members } from "../../schema/classes";
import { accommodationsOf } from "../accommodations";
import { isUuid } from "../ids";
import { normalCode } from "../quiz-code";
import type { ClassAccess } from "./access";

/** A member in the roster. Times in ms. */
export interface Member {
  userId: string;
  /** as the roster has it, else as they call themselves */
  name: string;
  ownName: string;
  rosterName: string | null;
  email: string;
  role: Role;
  /** made the class: cannot be removed */
  isOwner: boolean;
  studentNumber: string | null;
  groupName: string | null;
  /** granted in this class; `granted` is what holds, with what the person is granted everywhere */
  grantedHere: Granted;
  granted: Granted;
  joinedAt: number;
}

const shownName = sql<string>`coalesce(${members.rosterName}, ${users.name})`;

/** Who is in the class now: instructors, assistants, then students by name. */
export async function roster(db: Queryable, access: ClassAccess): Promise<Member[]> {
  const rows = await db
    .select({
      member: members,
      name: shownName,
      ownName: users.name,
      email: users.email,
      ownerId: classes.ownerId,
    })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .innerJoin(classes, eq(classes.id, members.classId))
    .where(and(eq(members.classId, access.classId), isNull(members.endedAt)))
    .orderBy(
      sql`array_position(array['instructor', 'assistant', 'student'], ${members.role})`,
      asc(sql`lower(${shownName})`),
      asc(members.userId),
    );
  const everywhere = await accommodationsOf(
    db,
    rows.map(({ member }) => member.userId),
  );
  return rows.map(({ member, name, ownName, email, ownerId }) => {
    const { timeFactor, extraAttempts, extraDays } = member;
    const grantedHere = { timeFactor, extraAttempts, extraDays };
    return {
      userId: member.userId,
      name,
      ownName,
      rosterName: member.rosterName,
      email,
      role: member.role,
      isOwner: member.userId === ownerId,
      studentNumber: member.studentNumber,
      groupName: member.groupName,
      grantedHere,
      granted: combined(everywhere.get(member.userId) ?? NOTHING_GRANTED, grantedHere),
      joinedAt: member.joinedAt.getTime(),
    };
  });
}

export type JoinOutcome =
  | { status: "joined" | "already"; classId: string }
  | { status: "unknown" | "removed" };

/**
 * Joins a class by its code, as a student. Whoever left comes back to what they were given; whoever was removed does not
 * come back by the code.
 */
export async function joinByCode(
  db: Queryable,
  userId: string,
  code: string,
  now: number,
): Promise<JoinOutcome> {
  return db.transaction(async (tx) => {
    const [row] = await tx
      .select({ id: classes.id })
      .from(classes)
      .where(and(eq(classes.joinCode, normalCode(code)), isNull(classes.archivedAt)));
    if (!row) return { status: "unknown" };
    const [there] = await tx
      .select({ endedAt: members.endedAt, endedBy: members.endedBy })
      .from(members)
      .where(and(eq(members.classId, row.id), eq(members.userId, userId)))
      .for("update");
    if (there?.endedBy === "removed") return { status: "removed" };
    if (there && there.endedAt === null) return { status: "already", classId: row.id };
    await enrol(tx, row.id, userId, { role: "student" }, now);
    return { status: "joined", classId: row.id };
  });
}

/** Makes somebody a member, or one again. What a roster says of them replaces what was there; what it leaves out stays. */
export async function enrol(
  tx: Tx,
  classId: string,
  userId: string,
  as: { role: Role } & Partial<RosterFields>,
  now: number,
): Promise<void> {
  const given = Object.fromEntries(
    Object.entries(as).filter(([, value]) => value !== null && value !== undefined),
  );
  await tx
    .insert(members)
    .values({ classId, userId, ...given, role: as.role, joinedAt: new Date(now) })
    .onConflictDoUpdate({
      target: [members.classId, members.userId],
      set: { ...given, joinedAt: new Date(now), endedAt: null, endedBy: null },
    });
}

/** What a roster says of a member beside the address; null: nothing. */
export interface RosterFields {
  rosterName: string | null;
  studentNumber: string | null;
  groupName: string | null;
}

const line = (most: number) =>
  z
    .string()
    .trim()
    .max(most)
    .transform((text) => text || null)
    .nullable();
export const rosterFieldsSchema: z.ZodType<RosterFields> = z.strictObject({
  rosterName: line(120),
  studentNumber: line(60),
  groupName: line(MAX_GROUP_NAME),
});

const one = (access: ClassAccess, userId: string) =>
  isUuid(userId)
    ? and(eq(members.classId, access.classId), eq(members.userId, userId), isNull(members.endedAt))
    : sql`false`;

/** Changes how the roster has a member. False when there is none. */
export async function setRosterFields(
  db: Queryable,
  access: ClassAccess,
  userId: string,
  fields: RosterFields,
): Promise<boolean> {
  const changed = await db
    .update(members)
    .set(rosterFieldsSchema.parse(fields))
    .where(one(access, userId))
    .returning({ userId: members.userId });
  return changed.length > 0;
}

/**
 * Grants a member extra time, attempts and days in everything of this class, in place of what they had here.
 * @throws ZodError when a value is out of bounds
 */
export async function grantInClass(
  db: Queryable,
  access: ClassAccess,
  userId: string,
  granted: Granted,
): Promise<boolean> {
  const changed = await db
    .update(members)
    .set(grantedSchema.parse(granted))
    .where(one(access, userId))
    .returning({ userId: members.userId });
  return changed.length > 0;
}

const notOwner = sql`not exists (select 1 from ${classes} where ${classes.id} = ${members.classId} and ${classes.ownerId} = ${members.userId})`;

/** Gives a member another role. False when there is none, or it is the owner, who stays an instructor. */
export async function setRole(
  db: Queryable,
  access: ClassAccess,
  userId: string,
  role: Role,
): Promise<boolean> {
  const changed = await db
    .update(members)
    .set({ role })
    .where(and(one(access, userId), notOwner))
    .returning({ userId: members.userId });
  return changed.length > 0;
}

/** Hands the class over to another instructor. False when they are none. */
export async function makeOwner(db: Queryable, access: ClassAccess, userId: string): Promise<boolean> {
  if (!isUuid(userId)) return false;
  const instructor = db
    .select({ one: sql`1` })
    .from(members)
    .where(and(one(access, userId), eq(members.role, "instructor")));
  const changed = await db
    .update(classes)
    .set({ ownerId: userId })
    .where(and(eq(classes.id, access.classId), sql`exists ${instructor}`))
    .returning({ id: classes.id });
  return changed.length > 0;
}

/**
 * Ends a membership: the row stays, and nothing of the person's own progress is touched. False when there is none, or it
 * is the owner, who would leave the class to nobody.
 */
export async function endMembership(
  db: Queryable,
  access: ClassAccess,
  userId: string,
  by: "left" | "removed",
  now: number,
): Promise<boolean> {
  const changed = await db
    .update(members)
    .set({ endedAt: new Date(now), endedBy: by })
    .where(and(one(access, userId), notOwner))
    .returning({ userId: members.userId });
  return changed.length > 0;
}

/** Takes a removal back, as long as nothing else has happened to it. */
export async function undoRemoval(db: Queryable, access: ClassAccess, userId: string): Promise<boolean> {
  if (!isUuid(userId)) return false;
  const changed = await db
    .update(members)
    .set({ endedAt: null, endedBy: null })
    .where(
      and(eq(members.classId, access.classId), eq(members.userId, userId), eq(members.endedBy, "removed")),
    )
    .returning({ userId: members.userId });
  return changed.length > 0;
}

/** The groups of a class's students, by name. */
export async function groupsOf(db: Queryable, access: ClassAccess): Promise<string[]> {
  const rows = await db
    .selectDistinct({ name: members.groupName })
    .from(members)
    .where(
      and(
        eq(members.classId, access.classId),
        isNull(members.endedAt),
        ne(sql`coalesce(${members.groupName}, '')`, ""),
      ),
    )
    .orderBy(asc(members.groupName));
  return rows.flatMap(({ name }) => name ?? []);
}

/** The ids of a group's members. */
export async function membersOfGroup(db: Queryable, access: ClassAccess, name: string): Promise<string[]> {
  const rows = await db
    .select({ userId: members.userId })
    .from(members)
    .where(and(eq(members.classId, access.classId), eq(members.groupName, name), isNull(members.endedAt)));
  return rows.map(({ userId }) => userId);
}
