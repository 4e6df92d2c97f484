import { sql } from "drizzle-orm";
import type { Purpose } from "@/learn/quiz/practice";
import type { Queryable } from "../client";
import { rowsOf } from "../rows";
import { cards } from "../schema/content";
import { memories } from "../schema/study";
import { currentMemory } from "./memory-row";
import { inScope, lastRating, type Scope, SOON, wasWrong } from "./practice-scope";

/**
 * How many questions each purpose of practice finds now in the scope: cards that can be asked in the forms wanted, and
 * for "exam", where no fact is asked twice, the facts they are of.
 * @param now ms since the epoch
 */
export async function practiceCounts(
  db: Queryable,
  userId: string,
  scope: Scope,
  now: number,
): Promise<Record<Purpose, number>> {
  const soon = new Date(now + SOON).toISOString();
  // What was never met has no last rating to look for: two passes, the second over the learner's memories alone.
  const [all, met] = await Promise.all([
    rowsOf<{ once: number; exam: number }>(
      db,
      sql`select count(*)::int as once, count(distinct ${cards.siblings})::int as exam
        from ${cards} where ${inScope(scope)}`,
    ),
    rowsOf<{ forgetting: number; wrong: number }>(
      db,
      sql`select (count(*) filter (where ${memories.due} < ${soon}::timestamptz))::int as forgetting,
          (count(*) filter (where ${wasWrong}))::int as wrong
        from ${memories} join ${cards} on ${currentMemory(userId)} ${lastRating(userId)}
        where ${inScope(scope)}`,
    ),
  ]);
  return {
    forgetting: met[0]?.forgetting ?? 0,
    wrong: met[0]?.wrong ?? 0,
    exam: all[0]?.exam ?? 0,
    once: all[0]?.once ?? 0,
  };
}
