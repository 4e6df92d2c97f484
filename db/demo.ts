/**
 * Demo accounts: a student with some weeks of history, and an instructor. The history is made by a simulated
 * learner whose ratings go through the same recording as anybody's. Everything follows from the seed and the day.
 */
import { asc, eq, isNull } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { addDays, startOfDay, studyDay } from "@/learn/day";
import { type Memory, rate, recallAt } from "@/learn/memory";
import { DEFAULT_PRESET, DEFAULT_PRESET_ID } from "@/learn/preset";
import { buildQueue } from "@/learn/queue";
import { type Random, randomFrom } from "@/learn/random";
import type { Rating } from "@/learn/review";
import type { Db, Tx } from "./client";
import { savePreset } from "./queries/presets";
import { type NewReview, newReviewSchema } from "./queries/review-input";
import { recordReviews } from "./queries/reviews";
import { saveSettings } from "./queries/settings";
import { createUser } from "./queries/users";
import { users } from "./schema/accounts";
import { cards } from "./schema/content";

const STUDENT = { email: "student@zerek.example", name: "Aruzhan Demo" };
const INSTRUCTOR = { email: "instructor@zerek.example", name: "Daniyar Demo" };
const DAY = { timeZone: "Asia/Almaty", rolloverHour: 4 };
const PRESET = { ...DEFAULT_PRESET, newPerDay: 8, reviewsPerDay: 100 };
const RETENTION = { desiredRetention: PRESET.desiredRetention };
const WEEKS = 5;
/** On so many days of a hundred the student does not come. */
const ABSENT_OF_100 = 12;
const BATCH = 500;

/**
 * Makes the demo accounts where they are missing; those that are there are left as they are.
 * @param password the password of both
 * @param hashPassword how the app hashes one
 * @param now ms since the epoch: the history ends on the study day before
 */
export async function ensureDemo(
  db: Db,
  password: string,
  hashPassword: (password: string) => Promise<string>,
  now: number,
): Promise<void> {
  for (const person of [STUDENT, INSTRUCTOR]) {
    const [there] = await db.select({ id: users.id }).from(users).where(eq(users.email, person.email));
    if (there) continue;
    const passwordHash = await hashPassword(password);
    await db.transaction(async (tx) => {
      const user = await createUser(tx, { ...person, passwordHash }, new Date(now - WEEKS * 7 * 86_400_000));
      if (!user) return; // another process made it meanwhile
      await tx.update(users).set({ isDemo: true }).where(eq(users.id, user.id));
      await saveSettings(tx, user.id, DAY);
      await savePreset(tx, user.id, DEFAULT_PRESET_ID, { name: "", options: PRESET });
      if (person === STUDENT) await giveHistory(tx, user.id, now);
    });
  }
}

interface DemoCard {
  cardId: number;
  trace: number;
  factId: string;
  position: number;
  memory: Memory | null;
}

async function giveHistory(tx: Tx, userId: string, now: number): Promise<void> {
  const rows = await tx
    .select({ cardId: cards.id, trace: cards.trace, factId: cards.siblings, position: cards.position })
    .from(cards)
    .where(isNull(cards.retiredAt))
    .orderBy(asc(cards.position), asc(cards.id))
    .limit(WEEKS * 7 * PRESET.newPerDay * 3);
  const events = simulate(
    rows.map((row) => ({ ...row, memory: null })),
    now,
  );
  for (let at = 0; at < events.length; at += BATCH) {
    await recordReviews(tx, userId, events.slice(at, at + BATCH), { now });
  }
}

/** Some weeks of a learner who comes most evenings, forgets a little more than predicted, and never twice the same. */
function simulate(deck: DemoCard[], now: number): NewReview[] {
  const random = randomFrom("demo student");
  const today = studyDay(now, DAY);
  const events: NewReview[] = [];
  for (let n = WEEKS * 7; n >= 1; n--) {
    if (random() * 100 < ABSENT_OF_100) continue;
    const start = startOfDay(addDays(today, -n), DAY) + (14 + 4 * random()) * 3_600_000;
    evening(deck, Math.round(start), random, events);
  }
  return events;
}

/** One evening: the day's queue, and the learning steps that come due within a quarter of an hour. */
function evening(deck: DemoCard[], start: number, random: Random, events: NewReview[]): void {
  const byId = new Map(deck.map((card) => [card.cardId, card]));
  const { cardIds } = buildQueue(deck, PRESET, { newCards: 0, reviews: 0 }, DAY, start);
  const ahead = cardIds.flatMap((id) => byId.get(id) ?? []);
  let waiting: DemoCard[] = [];
  let at = start;
  for (;;) {
    waiting.sort((a, b) => (a.memory?.due ?? 0) - (b.memory?.due ?? 0));
    const [soonest] = waiting;
    const isDue = soonest?.memory && soonest.memory.due <= at;
    const card = isDue ? waiting.shift() : (ahead.shift() ?? waiting.shift());
    if (!card) return;
    at = Math.max(at, ahead.length === 0 && !isDue ? (card.memory?.due ?? 0) : 0);
    if (at > start + 2 * 3_600_000) return;
    const durationMs = Math.round(2_500 + 9_000 * random() ** 2);
    at += durationMs + 400;
    const rating = answer(card.memory, at, random);
    const id = uuidv7({
      msecs: at,
      random: Uint8Array.from({ length: 16 }, () => Math.floor(random() * 256)),
    });
    const reviewedAt = at;
    card.memory = rate(card.memory, { id, cardId: card.cardId, rating, reviewedAt }, RETENTION);
    events.push(
      newReviewSchema.parse({
        id,
        cardId: card.cardId,
        trace: card.trace,
        kind: "rating",
        rating,
        form: "flip",
        reviewedAt,
        durationMs,
      }),
    );
    waiting = waiting.filter((other) => other !== card);
    if (card.memory.due < at + 15 * 60_000) waiting.push(card);
  }
}

function answer(memory: Memory | null, at: number, random: Random): Rating {
  const recalled = random() < (memory ? recallAt(memory, at) ** 1.15 : 0.65);
  if (!recalled) return 1;
  const how = random();
  return how < 0.13 ? 2 : how < 0.88 ? 3 : 4;
}
