/** How often something may be tried. Counted in the database, because web nodes hold no state. */
import { createHash } from "node:crypto";
import type { Queryable } from "@/db/client";
import { clearCount, clearExpiredCounts, countUp, giveBack } from "@/db/queries/rate-limits";
import { clientIp } from "./client-ip";
import { AppError } from "./errors";

/** At most `points` tries in `seconds`, for each address (`ip`) or user, of what `name` names. */
export type Limit = { name: string; points: number; seconds: number; by: "ip" | "user" };

type Asker = { headers: Headers; user: { id: string } | null };

/** Counts one try of a route against its limit; throws `too-many` past it. */
export async function enforceLimit(db: Queryable, limit: Limit, asker: Asker): Promise<void> {
  const who = limit.by === "user" && asker.user ? asker.user.id : clientIp(asker.headers);
  await countTry(db, limit, who);
}

/** Counts one try by `who`; throws `too-many`, saying when to come back, once there were `points`. */
export async function countTry(
  db: Queryable,
  limit: Omit<Limit, "by">,
  who: string,
  nowMs = Date.now(),
): Promise<void> {
  const count = await countUp(db, keyOf(limit, who), limit.seconds, nowMs);
  // Now and then whoever begins a count sweeps the old ones out.
  if (count.points === 1 && Math.random() < 0.02) await clearExpiredCounts(db, nowMs);
  if (count.points <= limit.points) return;
  const wait = Math.max(1, Math.ceil((count.expire - nowMs) / 1000));
  throw new AppError("too-many", `Too many tries. Wait ${inWords(wait)} and try again.`, {
    retryAfterSeconds: wait,
  });
}

/** Forgets the tries of `who`, after one that succeeded. */
export async function forgetTries(db: Queryable, limit: Omit<Limit, "by">, who: string): Promise<void> {
  await clearCount(db, keyOf(limit, who));
}

/** Takes one try of `who` out of the count again, after one that succeeded. */
export async function giveBackTry(db: Queryable, limit: Omit<Limit, "by">, who: string): Promise<void> {
  await giveBack(db, keyOf(limit, who));
}

// Hashed: the table shows no addresses, and a key has one length whatever was sent.
const keyOf = (limit: { name: string }, who: string) =>
  `${limit.name}:${createHash("sha256").update(who).digest("base64url").slice(0, 22)}`;

function inWords(seconds: number): string {
  if (seconds < 90) return `${seconds} seconds`;
  return `${Math.ceil(seconds / 60)} minutes`;
}
