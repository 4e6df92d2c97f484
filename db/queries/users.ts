/** People, their addresses and passwords, and the providers they sign in with. */
import { and, eq, isNotNull, sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import type { Queryable } from "@/db/client";
import { accounts, users } from "@/db/schema/accounts";

/** What the rest of the app may know of somebody: no password hash. */
export type User = {
  id: string;
  name: string;
  email: string;
  sessionEpoch: number;
  isDemo: boolean;
  hasPassword: boolean;
};

const shown = {
  id: users.id,
  name: users.name,
  email: users.email,
  sessionEpoch: users.sessionEpoch,
  isDemo: users.isDemo,
  hasPassword: sql<boolean>`${isNotNull(users.passwordHash)}`,
};

/** An address as it is stored and compared: NFC, trimmed, lower case. */
export function normalEmail(email: string): string {
  return email.normalize("NFC").trim().toLowerCase();
}

export type NewUser = { email: string; name: string; passwordHash: string | null };

/** A new user with a confirmed address; null when the address is taken. */
export async function createUser(db: Queryable, input: NewUser, now: Date): Promise<User | null> {
  const [user] = await db
    .insert(users)
    .values({
      id: uuidv7(),
      email: normalEmail(input.email),
      name: input.name,
      passwordHash: input.passwordHash,
      emailVerifiedAt: now,
      createdAt: now,
    })
    .onConflictDoNothing({ target: users.email })
    .returning(shown);
  return user ?? null;
}

export async function userById(db: Queryable, id: string): Promise<User | null> {
  const [user] = await db.select(shown).from(users).where(eq(users.id, id));
  return user ?? null;
}

export async function userByEmail(db: Queryable, email: string): Promise<User | null> {
  const [user] = await db
    .select(shown)
    .from(users)
    .where(eq(users.email, normalEmail(email)));
  return user ?? null;
}

/** The user of a session, null once their epoch has moved on or the account is gone. */
export async function userOfSession(db: Queryable, id: string, sessionEpoch: number): Promise<User | null> {
  const [user] = await db
    .select(shown)
    .from(users)
    .where(and(eq(users.id, id), eq(users.sessionEpoch, sessionEpoch)));
  return user ?? null;
}

/** A user with their argon2id hash, for comparing a password and nothing else. */
export async function passwordOfEmail(
  db: Queryable,
  email: string,
): Promise<{ user: User; passwordHash: string | null } | null> {
  const [row] = await db
    .select({ user: shown, passwordHash: users.passwordHash })
    .from(users)
    .where(eq(users.email, normalEmail(email)));
  return row ?? null;
}

export async function passwordOfUser(db: Queryable, id: string): Promise<string | null> {
  const [row] = await db.select({ hash: users.passwordHash }).from(users).where(eq(users.id, id));
  return row?.hash ?? null;
}

export async function setName(db: Queryable, id: string, name: string): Promise<void> {
  await db.update(users).set({ name }).where(eq(users.id, id));
}

/** Sets the password and ends all sessions; gives the new epoch, null when there is no such user. */
export async function setPassword(db: Queryable, id: string, passwordHash: string): Promise<number | null> {
  return updateEndingSessions(db, id, { passwordHash });
}

/**
 * Sets a confirmed address and ends all sessions; gives the new epoch. "taken" when the address belongs to
 * somebody, null when there is no such user.
 */
export async function setEmail(
  db: Queryable,
  id: string,
  email: string,
  now: Date,
): Promise<number | "taken" | null> {
  const other = await userByEmail(db, email);
  if (other && other.id !== id) return "taken";
  try {
    return await updateEndingSessions(db, id, { email: normalEmail(email), emailVerifiedAt: now });
  } catch (error) {
    if (isUniqueViolation(error)) return "taken";
    throw error;
  }
}

/** Ends every session of a user; gives the new epoch, null when there is no such user. */
export async function bumpSessionEpoch(db: Queryable, id: string): Promise<number | null> {
  return updateEndingSessions(db, id, {});
}

async function updateEndingSessions(
  db: Queryable,
  id: string,
  values: Partial<typeof users.$inferInsert>,
): Promise<number | null> {
  const [row] = await db
    .update(users)
    .set({ ...values, sessionEpoch: sql`${users.sessionEpoch} + 1` })
    .where(eq(users.id, id))
    .returning({ epoch: users.sessionEpoch });
  return row?.epoch ?? null;
}

/** Removes a user and, by cascade, everything that is theirs; false when there is no such user. */
export async function removeUser(db: Queryable, id: string): Promise<boolean> {
  const gone = await db.delete(users).where(eq(users.id, id)).returning({ id: users.id });
  return gone.length > 0;
}

/** The user who signs in with this account of a provider. */
export async function userByAccount(
  db: Queryable,
  provider: string,
  providerAccountId: string,
): Promise<User | null> {
  const [user] = await db
    .select(shown)
    .from(accounts)
    .innerJoin(users, eq(users.id, accounts.userId))
    .where(and(eq(accounts.provider, provider), eq(accounts.providerAccountId, providerAccountId)));
  return user ?? null;
}

/** Links an account of a provider to a user; false when the user has another one there, or it is another's. */
export async function linkAccount(
  db: Queryable,
  link: { userId: string; provider: string; providerAccountId: string },
): Promise<boolean> {
  const made = await db
    .insert(accounts)
    .values(link)
    .onConflictDoNothing()
    .returning({ userId: accounts.userId });
  return made.length > 0;
}

/** The providers a user can sign in with. */
export async function providersOfUser(db: Queryable, userId: string): Promise<string[]> {
  const rows = await db.select({ p: accounts.provider }).from(accounts).where(eq(accounts.userId, userId));
  return rows.map((row) => row.p).sort();
}

/** Whether an error, or what caused it, is Postgres' unique_violation. */
function isUniqueViolation(error: unknown): boolean {
  for (let e = error; e instanceof Error; e = e.cause) {
    if ("code" in e && e.code === "23505") return true;
  }
  return false;
}

/** The password of the demo accounts: public, and never set where nobody asked for a demo. */
export const DEMO_PASSWORD = "steppe-and-silk";

/** The demo accounts of this database, none outside the demo. */
export async function demoUsers(db: Queryable): Promise<{ email: string; name: string }[]> {
  return db
    .select({ email: users.email, name: users.name })
    .from(users)
    .where(eq(users.isDemo, true))
    .orderBy(users.id)
    .limit(5);
}
