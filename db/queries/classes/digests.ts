/** Who is to get a digest by e-mail now. */
import { and, asc, eq, lte, ne, or } from "drizzle-orm";
import type { Queryable } from "../../client";
import { users } from "../../schema/accounts";
import { noticeSettings } from "../../schema/classes";

const DAY = 86_400_000;
/** A digest goes out when nearly so much time has passed, so that an hourly run keeps to its hour. */
const EVERY = { daily: DAY - 1_800_000, weekly: 7 * DAY - 1_800_000 } as const;

export interface DigestDue {
  userId: string;
  email: string;
  name: string;
  /** the last one, ms: this one tells of what came since */
  since: number;
}

/** Those whose digest is due, some at a time. */
export async function digestsDue(db: Queryable, now: number, most = 500): Promise<DigestDue[]> {
  const rows = await db
    .select({
      userId: users.id,
      email: users.email,
      name: users.name,
      mailedAt: noticeSettings.mailedAt,
    })
    .from(noticeSettings)
    .innerJoin(users, eq(users.id, noticeSettings.userId))
    .where(
      and(
        ne(noticeSettings.digest, "off"),
        or(
          ...(["daily", "weekly"] as const).map((digest) =>
            and(
              eq(noticeSettings.digest, digest),
              lte(noticeSettings.mailedAt, new Date(now - EVERY[digest])),
            ),
          ),
        ),
      ),
    )
    .orderBy(asc(noticeSettings.mailedAt))
    .limit(most);
  return rows.map(({ mailedAt, ...who }) => ({ ...who, since: mailedAt?.getTime() ?? now }));
}

/** Takes a digest to send it: of two that try at once only one gets it. */
export async function takeDigest(db: Queryable, { userId, since }: DigestDue, now: number): Promise<boolean> {
  const taken = await db
    .update(noticeSettings)
    .set({ mailedAt: new Date(now) })
    .where(and(eq(noticeSettings.userId, userId), eq(noticeSettings.mailedAt, new Date(since))))
    .returning({ userId: noticeSettings.userId });
  return taken.length > 0;
}
