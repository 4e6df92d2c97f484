/** Learners for a benchmark, made straight in the database, with sessions the server accepts. */
import { v7 as uuidv7 } from "uuid";
import { encodeSession, sessionCookie } from "@/app/_server/session-token";
import { type Db, openPostgres } from "@/db/client";
import { studyCards } from "@/db/queries/study";
import { createUser } from "@/db/queries/users";
import { studyDay } from "@/learn/day";

const UTC = { timeZone: "UTC", rolloverHour: 4 };

export interface BenchWorld {
  learners: { userId: string; cookie: string; name: string; value: string }[];
  cardIds: number[];
}

/**
 * Makes `n` learners on a published database. The process must have the server's NEXTAUTH_SECRET and
 * NEXTAUTH_URL, which sign and name the cookie.
 */
export async function makeLearners(databaseUrl: string, n: number): Promise<BenchWorld> {
  const { db, close } = await openPostgres(databaseUrl, 2);
  try {
    return await makeLearnersOn(db, n);
  } finally {
    await close();
  }
}

/** The same, on a database that is open. */
export async function makeLearnersOn(db: Db, n: number): Promise<BenchWorld> {
  const learners: BenchWorld["learners"] = [];
  let cardIds: number[] = [];
  for (let i = 0; i < n; i++) {
    const email = `bench-${uuidv7()}@example.org`;
    const user = await createUser(db, { email, name: `Learner ${i + 1}`, passwordHash: null }, new Date());
    if (!user) throw new Error("A learner could not be made: is the database a fresh one?");
    const { name } = sessionCookie();
    const value = encodeSession({ id: user.id, sessionEpoch: user.sessionEpoch });
    learners.push({ userId: user.id, cookie: `${name}=${value}`, name, value });
    if (i === 0)
      cardIds = (await studyCards(db, user.id, { today: studyDay(Date.now(), UTC) })).map(
        ({ cardId }) => cardId,
      );
  }
  return { learners, cardIds };
}
