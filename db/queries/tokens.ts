/** One-time links. The link carries a random token, the table only its SHA-256. */
import { createHash, randomBytes } from "node:crypto";
import { and, eq, gt, lte } from "drizzle-orm";
import type { Queryable } from "@/db/client";
import { userTokens } from "@/db/schema/accounts";

type Purpose = (typeof userTokens.$inferSelect)["purpose"];

const hashOf = (token: string) => createHash("sha256").update(token).digest("base64url");

/** Makes a token for `userId`, valid until `expiresAt`; a new one replaces older ones of its purpose. */
export async function createToken(
  db: Queryable,
  input: { userId: string; purpose: Purpose; email?: string; expiresAt: Date },
): Promise<string> {
  const token = randomBytes(32).toString("base64url");
  await db
    .delete(userTokens)
    .where(and(eq(userTokens.userId, input.userId), eq(userTokens.purpose, input.purpose)));
  await db.insert(userTokens).values({ ...input, email: input.email ?? null, tokenHash: hashOf(token) });
  return token;
}

/** Whose token this is, without using it up; null when unknown, used or expired. */
export async function peekToken(
  db: Queryable,
  purpose: Purpose,
  token: string,
  now: Date,
): Promise<{ userId: string; email: string | null } | null> {
  const [row] = await db
    .select({ userId: userTokens.userId, email: userTokens.email })
    .from(userTokens)
    .where(matches(purpose, token, now));
  return row ?? null;
}

/**
 * Uses a token up: of two that try at once only one gets it. Null when unknown, used or expired. Call it in
 * the transaction of what it permits, so that a failure there leaves it usable.
 */
export async function takeToken(
  db: Queryable,
  purpose: Purpose,
  token: string,
  now: Date,
): Promise<{ userId: string; email: string | null } | null> {
  const [row] = await db
    .delete(userTokens)
    .where(matches(purpose, token, now))
    .returning({ userId: userTokens.userId, email: userTokens.email });
  return row ?? null;
}

const matches = (purpose: Purpose, token: string, now: Date) =>
  and(
    eq(userTokens.tokenHash, hashOf(token)),
    eq(userTokens.purpose, purpose),
    gt(userTokens.expiresAt, now),
  );

/** Removes all open links of a user, as after a new password. */
export async function clearTokens(db: Queryable, userId: string): Promise<void> {
  await db.delete(userTokens).where(eq(userTokens.userId, userId));
}

/** Removes the links that have run out. */
export async function clearExpiredTokens(db: Queryable, now: Date): Promise<void> {
  await db.delete(userTokens).where(lte(userTokens.expiresAt, now));
}
