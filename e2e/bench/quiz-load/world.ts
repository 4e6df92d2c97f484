/** What the load test stands on: a quiz open to all, and the proof that nothing acknowledged was lost. */
import { isDeepStrictEqual } from "node:util";
import { eq, sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { type Db, openPostgres } from "@/db/client";
import { users } from "@/db/schema/accounts";
import { attempts, quizzes, responses } from "@/db/schema/quizzes";
import type { Blueprint } from "@/learn/quiz/blueprint";
import { examReview } from "@/learn/quiz/blueprint";
import type { Journal } from "./student";

export const QUESTIONS = 20;

const BLUEPRINT: Blueprint = {
  packId: "kazakhstan-2022",
  sections: [
    {
      title: "",
      topics: [],
      importance: [],
      forms: [],
      expected: { from: 0, to: 1 },
      count: QUESTIONS,
      points: 1,
    },
  ],
  pinned: [],
  banned: [],
  shuffle: true,
  variants: "each",
  attempts: 1,
  counts: "best",
  behaviour: { kind: "deferred" },
  perPage: 1,
  timeLimitMinutes: 60,
  graceMinutes: 5,
  review: examReview(),
};

/** Runs something with a database of the benchmark's own. */
export async function withDb<T>(url: string, run: (db: Db) => Promise<T>): Promise<T> {
  const { db, close } = await openPostgres(url, 2);
  try {
    return await run(db);
  } finally {
    await close();
  }
}

/** A new quiz of 20 questions from the whole pack, a variant for each. */
export async function makeQuiz(db: Db): Promise<string> {
  const [owner] = await db.select({ id: users.id }).from(users).limit(1);
  if (!owner) throw new Error("The benchmark has no user to own its quiz.");
  const id = uuidv7();
  const now = new Date();
  await db.insert(quizzes).values({
    id,
    ownerId: owner.id,
    title: "Load",
    blueprint: BLUEPRINT,
    code: `load${id.slice(-8)}`,
    createdAt: now,
    updatedAt: now,
  });
  return id;
}

/** What is wrong with the stored attempts of a quiz, by what its students were told. Empty when nothing is. */
export async function lostAnswers(db: Db, quizId: string, journals: readonly Journal[]): Promise<string[]> {
  const rows = await db
    .select({
      userId: responses.userId,
      position: responses.position,
      answer: responses.answer,
      gradedAt: responses.gradedAt,
      earned: responses.earned,
      points: attempts.points,
      finishedAt: attempts.finishedAt,
    })
    .from(responses)
    .innerJoin(
      attempts,
      sql`${attempts.userId} = ${responses.userId} and ${attempts.id} = ${responses.attemptId}`,
    )
    .where(eq(attempts.quizId, quizId));
  const byUser = new Map<string, typeof rows>();
  for (const row of rows) byUser.set(row.userId, [...(byUser.get(row.userId) ?? []), row]);
  const problems: string[] = [];
  for (const { userId, acknowledged } of journals) {
    const own = byUser.get(userId) ?? [];
    if (own.length !== QUESTIONS) problems.push(`${userId}: ${own.length} questions`);
    for (const row of own) {
      const known = acknowledged.get(row.position) ?? null;
      if (known && !isDeepStrictEqual(known, row.answer)) problems.push(`${userId} ${row.position}: lost`);
      if (!row.gradedAt || !row.finishedAt) problems.push(`${userId} ${row.position}: not judged`);
    }
    const sum = own.reduce((total, { earned }) => total + (earned ?? 0), 0);
    if (Math.abs(sum - (own[0]?.points ?? Number.NaN)) > 1e-9)
      problems.push(`${userId}: points do not add up`);
  }
  return problems;
}
