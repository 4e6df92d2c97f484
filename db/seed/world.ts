/**
 * A world to measure on: students who studied for months or years, in classes with decks, quizzes and grades. Everything
 * follows from the seed, but for ids. Needs Postgres, since rows are loaded by COPY.
 */
import type { ClientBase } from "pg";
import { v4 as uuidv4, v7 as uuidv7 } from "uuid";
import { addDays, type StudyDay, startOfDay, studyDay } from "@/learn/day";
import type { Memory } from "@/learn/memory";
import { newBlueprint, newSection } from "@/learn/quiz/draft";
import { below, type Random, randomFrom } from "@/learn/random";
import { DEFAULT_WEIGHTS_ID, SCHEDULER } from "@/learn/review";
import { type DayTally, tallyOfStep } from "../queries/fold";
import { Copy, copyAll, withoutIndexes } from "./copy";
import { daysFor, Learner, SEED_RETENTION, type SeedCard, type SeedReview } from "./learner";

const DAY = 86_400_000;
const CLOCK = { timeZone: "Asia/Almaty", rolloverHour: 4 };
/** Sizes of the classes, over and over until all students are in one. */
const SIZES = [300, 30, 12, 120, 300, 60, 25, 153];
/** Quizzes of a class; the latest are sat question by question, of the others only the points are made. */
const QUIZZES = 55;
const SAT = 3;
const QUESTIONS = 20;

export interface Seeded {
  students: number;
  reviews: number;
  memories: number;
  days: number;
  classes: { id: string; name: string; owner: string; students: number; aggregate: boolean }[];
}

interface Choice {
  itemId: number;
  /** which card of the list it asks */
  nth: number;
  right: string;
  wrong: string[];
}

interface SeedClass {
  id: string;
  ownerId: string;
  students: string[];
  /** ids of the assigned quizzes, the oldest first */
  quizzes: string[];
  aggregate: boolean;
  name: string;
}

const iso = (ms: number) => new Date(ms).toISOString();

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
  const days = daysFor(randomFrom(`${given.seed}|days`), cards, given.reviews / given.students);
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

/** Days before today on which the latest quizzes were sat, the oldest first. */
const SAT_BACK = [20, 12, 4];

async function people(
  client: ClientBase,
  ids: readonly string[],
  kind: "student" | "instructor",
  passwordHash: string,
  since: number,
): Promise<void> {
  await copyAll(
    client,
    "users",
    ["id", "email", "name", "password_hash", "email_verified_at", "created_at"],
    ids.map((id, n) => [
      id,
      `${kind}-${n + 1}@seed.example`,
      nameOf(n),
      passwordHash,
      iso(since),
      iso(since),
    ]),
  );
  await copyAll(
    client,
    "settings",
    ["user_id", "time_zone", "rollover_hour"],
    ids.map((id) => [id, CLOCK.timeZone, CLOCK.rolloverHour]),
  );
}

const GIVEN = [
  "Aigerim",
  "Bekzat",
  "Dana",
  "Eldar",
  "Gulnara",
  "Ilyas",
  "Kamila",
  "Madi",
  "Nurlan",
  "Saule",
  "Timur",
  "Zarina",
];
const FAMILY = [
  "Abenova",
  "Akhmetov",
  "Bekova",
  "Dzhaksybekov",
  "Ivanov",
  "Kim",
  "Nurgaliyeva",
  "Omarov",
  "Sadykova",
  "Ömirzaqov",
];
const nameOf = (n: number) =>
  `${GIVEN[n % GIVEN.length]} ${FAMILY[Math.floor(n / GIVEN.length) % FAMILY.length]}${n < 120 ? "" : ` ${Math.floor(n / 120) + 1}`}`;

async function makeClasses(
  client: ClientBase,
  packId: string,
  students: readonly string[],
  { passwordHash, now }: { passwordHash: string; now: number },
  days: number,
  since: number,
): Promise<SeedClass[]> {
  const classes: SeedClass[] = [];
  for (let at = 0; at < students.length; at += classes.at(-1)?.students.length ?? 1) {
    const n = classes.length;
    const own = students.slice(at, at + (SIZES[n % SIZES.length] as number));
    classes.push({
      id: uuidv7(),
      ownerId: uuidv7(),
      students: own,
      quizzes: Array.from({ length: QUIZZES }, () => uuidv7()),
      aggregate: n === 3,
      name: `Class ${n + 1}`,
    });
  }
  await people(
    client,
    classes.map(({ ownerId }) => ownerId),
    "instructor",
    passwordHash,
    since,
  );
  const exam = addDays(studyDay(now, CLOCK), 24);
  await copyAll(
    client,
    "classes",
    ["id", "owner_id", "name", "time_zone", "join_code", "study_visibility", "exam_day", "created_at"],
    classes.map((one) => [
      one.id,
      one.ownerId,
      one.name,
      CLOCK.timeZone,
      uuidv4().slice(0, 8),
      one.aggregate ? "aggregate" : "each",
      exam,
      iso(since),
    ]),
  );
  const begun = iso(now - days * DAY);
  await copyAll(
    client,
    "members",
    ["class_id", "user_id", "role", "joined_at"],
    classes.flatMap((one) => [
      [one.id, one.ownerId, "instructor", begun],
      ...one.students.map((id) => [one.id, id, "student", begun]),
    ]),
  );
  const { rows: decks } = await client.query<{ id: number; title: string }>(
    "select id, title from decks where pack_id = $1 and retired_at is null and origin = 'pack' order by position limit 5",
    [packId],
  );
  const blueprint = JSON.stringify(SEED_BLUEPRINT(packId));
  await copyAll(
    client,
    "assignments",
    [
      "id",
      "class_id",
      "kind",
      "title",
      "deck_id",
      "goal",
      "blueprint",
      "due_at",
      "late",
      "created_at",
      "updated_at",
    ],
    classes.flatMap((one) => {
      const late = JSON.stringify({ kind: "accept" });
      const due = (n: number) =>
        iso(now - (SAT_BACK[n - QUIZZES + SAT] ?? 24 + 3 * (QUIZZES - n)) * DAY + DAY);
      const goal = JSON.stringify({ kind: "met-and-recalled", share: 0.9 });
      return [
        ...decks.map(({ id, title }) => [
          ...[uuidv7(), one.id, "deck", title, id, goal, null, iso(now + 20 * DAY), late, begun, begun],
        ]),
        ...one.quizzes.map((id, n) => [
          ...[id, one.id, "quiz", `Quiz ${n + 1}`, null, null, blueprint, due(n), late, begun, begun],
        ]),
      ];
    }),
  );
  return classes;
}

const SEED_BLUEPRINT = (packId: string) => ({
  ...newBlueprint(packId),
  sections: [{ ...newSection(QUESTIONS), forms: ["choice"] }],
});

/** Questions of choice for the latest quizzes: of each card one. */
async function choices(client: ClientBase, packId: string, cards: readonly SeedCard[]): Promise<Choice[]> {
  const nthOf = new Map(cards.map(({ id }, nth) => [id, nth]));
  const { rows } = await client.query<{
    id: number;
    cardId: number;
    public: { options: { id: string }[] };
    key: { right: string };
  }>(
    `select distinct on (card_id) id, card_id as "cardId", public, key from items
      where pack_id = $1 and form = 'choice' and retired_at is null order by card_id, id`,
    [packId],
  );
  return rows
    .flatMap(({ id, cardId, public: item, key }) => {
      const nth = nthOf.get(cardId);
      const wrong = item.options.map((option) => option.id).filter((option) => option !== key.right);
      return nth === undefined ? [] : [{ itemId: id, nth, right: key.right, wrong, cardId }];
    })
    .slice(0, SAT * QUESTIONS);
}

/** One student sits one quiz; one in twelve does not come. */
function sitQuiz(
  learner: Learner,
  userId: string,
  assignmentId: string | undefined,
  { random, questions, start }: { random: Random; questions: readonly Choice[]; start: number },
) {
  if (assignmentId === undefined || random() < 1 / 12) return null;
  const attemptId = uuidv7({ msecs: start });
  const began = start + below(random, 3_600_000);
  let at = began;
  let points = 0;
  const reviews: SeedReview[] = [];
  const responses = questions.map(({ itemId, nth, right, wrong }, position) => {
    at += 10_000 + below(random, 20_000);
    const answered = learner.answer(nth, at);
    reviews.push(answered.review);
    points += answered.right ? 1 : 0;
    // Of the wrong options the first is the one most believe.
    const option = answered.right
      ? right
      : (wrong[random() < 0.6 ? 0 : below(random, wrong.length)] ?? right);
    const answer = JSON.stringify({ form: "choice", option });
    const { cardId } = answered.review;
    const score = answered.right ? 1 : 0;
    return [
      ...[userId, attemptId, position, itemId, cardId, "choice", 1, position, answer, 1, uuidv7(), iso(at)],
      ...[iso(at), iso(at), score === 1 ? "right" : "wrong", score, score, answered.review.id],
    ];
  });
  return { attempt: attemptRow(userId, attemptId, assignmentId, began, at, points), reviews, responses };
}

const RULES = JSON.stringify(
  (({ behaviour, perPage, timeLimitMinutes, graceMinutes, review }) => ({
    behaviour,
    perPage,
    timeLimitMinutes,
    graceMinutes,
    review,
  }))(newBlueprint("")),
);
const ATTEMPT_COLUMNS = [
  ...[
    "user_id",
    "id",
    "kind",
    "assignment_id",
    "number",
    "title",
    "rules",
    "seed",
    "started_at",
    "finished_at",
  ],
  ...["finished_by", "points", "out_of"],
];
const attemptRow = (
  userId: string,
  id: string,
  assignmentId: string,
  from: number,
  to: number,
  points: number,
) => [
  ...[
    userId,
    id,
    "quiz",
    assignmentId,
    1,
    "Quiz",
    RULES,
    1,
    iso(from),
    iso(to),
    "learner",
    points,
    QUESTIONS,
  ],
];

/** Attempts of the earlier quizzes: the points alone, by how able somebody is. */
function* olderAttempts(classes: readonly SeedClass[], random: Random, now: number) {
  for (const { students, quizzes } of classes)
    for (const userId of students) {
      const able = 0.45 + 0.5 * random();
      for (const [n, assignmentId] of quizzes.slice(0, -SAT).entries()) {
        if (random() < 1 / 12) continue;
        const at = now - (24 + 3 * (QUIZZES - n)) * DAY;
        const points = Array.from({ length: QUESTIONS }, () => (random() < able ? 1 : 0) as number);
        const sum = points.reduce((a, b) => a + b, 0);
        yield attemptRow(userId, uuidv7({ msecs: at }), assignmentId, at, at + 900_000, sum);
      }
    }
}

const RESPONSE_COLUMNS = [
  ...[
    "user_id",
    "attempt_id",
    "position",
    "item_id",
    "card_id",
    "form",
    "points",
    "slot",
    "answer",
    "revision",
  ],
  ...["save_id", "given_at", "saved_at", "graded_at", "verdict", "score", "earned", "review_id"],
];
const REVIEW_COLUMNS = [
  ...[
    "user_id",
    "id",
    "card_id",
    "trace",
    "kind",
    "rating",
    "form",
    "score",
    "guess",
    "reviewed_at",
    "received_at",
  ],
  ...["duration_ms", "predicted", "scheduler", "weights_id", "desired_retention"],
];
const reviewRow = (userId: string, review: SeedReview) => [
  ...[userId, review.id, review.cardId, review.trace, "rating", review.rating, review.form, review.score],
  ...[
    review.guess,
    iso(review.reviewedAt),
    iso(review.reviewedAt + 800),
    review.durationMs,
    review.predicted,
  ],
  ...[SCHEDULER, DEFAULT_WEIGHTS_ID, SEED_RETENTION],
];
const MEMORY_COLUMNS = [
  ...["user_id", "card_id", "trace", "state", "stability", "difficulty", "due", "last_reviewed_at"],
  ...["scheduled_days", "learning_steps", "reps", "lapses", "last_review_id", "first_reviewed_at"],
];
const memoryRow = (userId: string, card: SeedCard, memory: Memory) => [
  ...[userId, card.id, card.trace, memory.state, memory.stability, memory.difficulty, iso(memory.due)],
  ...[iso(memory.lastReviewedAt), memory.scheduledDays, memory.learningSteps, memory.reps, memory.lapses],
  ...[memory.lastReviewId, iso(memory.firstReviewedAt)],
];
const DAILY_COLUMNS = [
  ...[
    "user_id",
    "day",
    "reviews",
    "new_cards",
    "due_reviews",
    "again",
    "hard",
    "good",
    "easy",
    "duration_ms",
  ],
];
function* dailyRows(tallies: ReadonlyMap<string, ReadonlyMap<StudyDay, DayTally>>) {
  for (const [userId, days] of tallies)
    for (const [day, tally] of days)
      yield [
        ...[userId, day, tally.reviews, tally.newCards, tally.dueReviews],
        ...[tally.again, tally.hard, tally.good, tally.easy, tally.durationMs],
      ];
}

function addTally(days: Map<StudyDay, DayTally>, day: StudyDay, more: DayTally): void {
  const sum = days.get(day);
  if (!sum) {
    days.set(day, { ...more });
    return;
  }
  for (const key of Object.keys(more) as (keyof DayTally)[]) sum[key] += more[key];
}
