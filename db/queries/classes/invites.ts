/** Invitations by e-mail. The link carries a random token, the table only its SHA-256. */
import { createHash, randomBytes } from "node:crypto";
import { and, asc, eq, gt, isNull, sql } from "drizzle-orm";
import type { Role } from "@/learn/class/assignment";
import type { Queryable } from "../../client";
import { classes, invites, members } from "../../schema/classes";
import { normalEmail } from "../users";
import type { ClassAccess } from "./access";
import { type ClassOffer, offerOf } from "./classes";
import { enrol, type RosterFields } from "./members";

/** How long an invitation stands, in ms. */
export const INVITE_LASTS = 30 * 86_400_000;

/** An invitation that stands. Times in ms. */
export interface Invite extends RosterFields {
  email: string;
  role: Role;
  invitedAt: number;
  expiresAt: number;
}

const hashOf = (token: string) => createHash("sha256").update(token).digest("base64url");

/**
 * Invites somebody, in place of an earlier invitation of the same address, whose link dies.
 * @returns the token for the link
 */
export async function invite(
  db: Queryable,
  access: ClassAccess,
  whom: { email: string; role: Role } & Partial<RosterFields>,
  now: number,
): Promise<string> {
  const token = randomBytes(32).toString("base64url");
  const { rosterName = null, studentNumber = null, groupName = null } = whom;
  const values = {
    role: whom.role,
    tokenHash: hashOf(token),
    rosterName,
    studentNumber,
    groupName,
    invitedAt: new Date(now),
    expiresAt: new Date(now + INVITE_LASTS),
  };
  await db
    .insert(invites)
    .values({ classId: access.classId, email: normalEmail(whom.email), ...values })
    .onConflictDoUpdate({ target: [invites.classId, invites.email], set: values });
  return token;
}

/** The class's invitations that stand, by address. */
export async function listInvites(db: Queryable, access: ClassAccess, now: number): Promise<Invite[]> {
  const rows = await db
    .select()
    .from(invites)
    .where(and(eq(invites.classId, access.classId), gt(invites.expiresAt, new Date(now))))
    .orderBy(asc(invites.email));
  return rows.map(({ email, role, rosterName, studentNumber, groupName, invitedAt, expiresAt }) => ({
    email,
    role,
    rosterName,
    studentNumber,
    groupName,
    invitedAt: invitedAt.getTime(),
    expiresAt: expiresAt.getTime(),
  }));
}

/** Takes an invitation back. False when there is none. */
export async function withdrawInvite(db: Queryable, access: ClassAccess, email: string): Promise<boolean> {
  const gone = await db
    .delete(invites)
    .where(and(eq(invites.classId, access.classId), eq(invites.email, normalEmail(email))))
    .returning({ email: invites.email });
  return gone.length > 0;
}

const stands = (token: string, now: number) =>
  and(eq(invites.tokenHash, hashOf(token)), gt(invites.expiresAt, new Date(now)), isNull(classes.archivedAt));

/** What an invitation is to; null when its link is unknown, used or expired. */
export async function peekInvite(
  db: Queryable,
  token: string,
  now: number,
): Promise<{ offer: ClassOffer; email: string; role: Role } | null> {
  const [row] = await db
    .select({ class: classes, email: invites.email, role: invites.role })
    .from(invites)
    .innerJoin(classes, eq(classes.id, invites.classId))
    .where(stands(token, now));
  return row ? { offer: await offerOf(db, row.class), email: row.email, role: row.role } : null;
}

/**
 * Accepts an invitation: whoever has the link and the account of its address is in, removed before or not. A link that
 * was passed on opens nothing: names and numbers of the roster belong to one person. A role is never lowered by it.
 * @returns the class; "other" when the account has another address; null when the link is dead
 */
export async function acceptInvite(
  db: Queryable,
  user: { id: string; email: string },
  token: string,
  now: number,
): Promise<{ classId: string } | "other" | null> {
  return db.transaction(async (tx) => {
    const [row] = await tx
      .select({ invite: invites })
      .from(invites)
      .innerJoin(classes, eq(classes.id, invites.classId))
      .where(stands(token, now))
      .for("update", { of: invites });
    if (!row) return null;
    const { classId, email, role, rosterName, studentNumber, groupName } = row.invite;
    if (email !== normalEmail(user.email)) return "other";
    const [there] = await tx
      .select({ role: members.role })
      .from(members)
      .where(and(eq(members.classId, classId), eq(members.userId, user.id), isNull(members.endedAt)));
    const rank: Role[] = ["student", "assistant", "instructor"];
    const kept = there && rank.indexOf(there.role) > rank.indexOf(role) ? there.role : role;
    await enrol(tx, classId, user.id, { role: kept, rosterName, studentNumber, groupName }, now);
    await tx.delete(invites).where(and(eq(invites.classId, classId), eq(invites.email, email)));
    return { classId };
  });
}

/** Removes the invitations that have run out. */
export async function clearExpiredInvites(db: Queryable, now: number): Promise<void> {
  await db.delete(invites).where(sql`${invites.expiresAt} <= ${new Date(now).toISOString()}::timestamptz`);
}
