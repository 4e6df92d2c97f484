/**
 * A world to measure on: students who studied for months or years, in classes with decks, quizzes and grades. Everything
 * follows from the seed, but for ids. Needs Postgres, since rows are loaded by COPY.
 */
import type { ClientBase } from "pg";
import { v7 as uuidv7 } from "uuid";
import { addDays, type StudyDay, startOfDay, studyDay } from "@/learn/day";
import { randomFrom } from "@/learn/random";
import { type DayTally, tallyOfStep } from "../queries/fold";
import { CLOCK, makeClasses, people, QUESTIONS, SAT, SAT_BACK } from "./classes";
import { Copy, copyAll, withoutIndexes } from "./copy";
import { daysFor, Learner, type SeedCard, type SeedReview } from "./learner";
import { ATTEMPT_COLUMNS, choices, olderAttempts, RESPONSE_COLUMNS, sitQuiz } from "./quizzes";
import {
  addTally,
  DAILY_COLUMNS,
  dailyRows,
  MEMORY_COLUMNS,
  memoryRow,
  REVIEW_COLUMNS,
  reviewRow,
} from "./rows";

const DAY = 86_400_000;

export interface Seeded {
  students: number;
  reviews: number;
  memories: number;
  days: number;
  classes: { id: string; name: string; owner: string; students: number; aggregate: boolean }[];
}

/**
 * Loads the world in one transaction: all of it or nothing.
 * @param client one connection whose user may set session_replication_role (a superuser): keys hold by construction
 * @param passwordHash of everybody in it
 * @param now ms: the histories end today
 */
export async function seedWorld(
  client: ClientBase,
  given: { students: number; reviews: number; seed: string; passwordHash: string; now: number },
  say: (line: string) => void = () => undefined,
): Promise<Seeded> {
  const random = randomFrom(given.seed);
  const { rows: packs } = await client.query<{ id: string }>("select id from packs order by id limit 1");
  const packId = packs[0]?.id;
  if (!packId) throw new Error("No pack is published: run npm run db:publish first.");
  const { rows: there } = await client.query("select 1 from users where email like '%@seed.example' limit 1");
  if (there.length > 0) throw new Error("This database has a seeded world already.");
  const { rows: cards } = await client.query<SeedCard>(
    "select id, trace::int from cards where pack_id = $1 and retired_at is null order by position, id",
    [packId],
  );
  const days = daysFor(
    randomFrom(`${given.seed}|days`),
    cards,
    given.reviews / given.students - (SAT * QUESTIONS) / 2,
  );
  say(`${days} days of study make about ${given.reviews} reviews`);

  await client.query("begin");
  await client.query("set local session_replication_role = replica");
  await client.query("set local synchronous_commit = off");
  await client.query("set local maintenance_work_mem = '512MB'");
  const students = Array.from({ length: given.students }, () => uuidv7());
  const first = given.now - (days + 1) * DAY;
  await people(client, students, "student", given.passwordHash, first);
  const classes = await makeClasses(client, packId, students, given, days, first);
  const questions = await choices(client, packId, cards);

  const today = studyDay(given.now, CLOCK);
  const learners = new Map(students.map((id) => [id, new Learner(random, cards, days)]));
  const tallies = new Map<string, Map<StudyDay, DayTally>>(students.map((id) => [id, new Map()]));
  const sat = new Map<string, { rows: (string | number | null)[][]; attempts: (string | number)[][] }>();
  let reviews = 0;
  const load = async () => {
    const copy = new Copy(client, "reviews", REVIEW_COLUMNS);
    const store = async (userId: string, day: StudyDay, review: SeedReview) => {
      reviews++;
      const { before, ...event } = review;
      addTally(tallies.get(userId) as Map<StudyDay, DayTally>, day, tallyOfStep({ event, before }));
      await copy.add(reviewRow(userId, review));
    };
    for (let n = 0; n < days; n++) {
      const day = addDays(today, n - days);
      const start = startOfDay(day, CLOCK);
      // Everybody's day after the other: rows lie in the order of time, as in a log that grew.
      for (const [userId, learner] of learners)
        for (const review of learner.study(n, start)) await store(userId, day, review);
      for (const [which, back] of SAT_BACK.entries())
        if (n === days - back)
          for (const one of classes)
            for (const userId of one.students) {
              const made = sitQuiz(learners.get(userId) as Learner, userId, one.quizzes.at(which - SAT), {
                random,
                questions: questions.slice(which * QUESTIONS, (which + 1) * QUESTIONS),
                start: start + 15 * 3_600_000,
              });
              if (!made) continue;
              for (const review of made.reviews) await store(userId, day, review);
              const kept = sat.get(userId) ?? { rows: [], attempts: [] };
              kept.rows.push(...made.responses);
              kept.attempts.push(made.attempt);
              sat.set(userId, kept);
            }
      if (n % 30 === 29) say(`day ${n + 1} of ${days}: ${reviews} reviews`);
    }
    await copy.end();
  };
  await withoutIndexes(client, "reviews", load);
  say(`${reviews} reviews loaded`);

  let memories = 0;
  await copyAll(client, "memories", MEMORY_COLUMNS, memoryRows());
  function* memoryRows() {
    for (const [userId, learner] of learners)
      for (const [nth, memory] of learner.memories.entries()) {
        if (!memory) continue;
        memories++;
        yield memoryRow(userId, cards[nth] as SeedCard, memory);
      }
  }
  await copyAll(client, "daily", DAILY_COLUMNS, dailyRows(tallies));
  await copyAll(client, "attempts", ATTEMPT_COLUMNS, olderAttempts(classes, random, given.now));
  await copyAll(
    client,
    "attempts",
    ATTEMPT_COLUMNS,
    [...sat.values()].flatMap(({ attempts }) => attempts),
  );
  await copyAll(
    client,
    "responses",
    RESPONSE_COLUMNS,
    [...sat.values()].flatMap(({ rows }) => rows),
  );
  await client.query("commit");
  for (const table of ["reviews", "memories", "daily", "attempts", "responses", "members", "settings"])
    await client.query(`vacuum analyze ${table}`);
  return {
    students: students.length,
    reviews,
    memories,
    days,
    classes: classes.map(({ id, name, ownerId, students: own, aggregate }) => ({
      id,
      name,
      owner: ownerId,
      students: own.length,
      aggregate,
    })),
  };
}
