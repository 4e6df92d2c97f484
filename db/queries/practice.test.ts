import { inArray } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { QUIZ_FORMS } from "@/learn/answer";
import type { Card, Form } from "@/learn/item";
import { type PracticeSpec, PURPOSES } from "@/learn/quiz/practice";
import type { Rating } from "@/learn/review";
import type { Db } from "../client";
import { cards } from "../schema/content";
import { makeCard, makeUser, type OpenDatabase, publishCards, testDatabases } from "../testing";
import { drawPractice } from "./practice";
import { practiceCounts } from "./practice-counts";
import { recordAnswers } from "./record-answers";
import { newReviewSchema } from "./review-input";
import { recordReviews } from "./reviews";

const NOW = Date.UTC(2026, 5, 15, 12);
const DAY = 86_400_000;
const TOPICS = ["one", "one-b", "two"] as const;

describe.each(testDatabases())("drawing a practice on $name", ({ open }) => {
  let opened: OpenDatabase;
  let db: Db;
  let userId: string;
  const ids = new Map<string, number>();
  const keys = new Map<number, string>();
  const spec = (extra: Partial<PracticeSpec> = {}): PracticeSpec => ({
    packId: "pack",
    purpose: "once",
    topics: [],
    decks: [],
    forms: [],
    count: 10,
    feedback: "immediate",
    ...extra,
  });
  const drawn = async (extra: Partial<PracticeSpec>, seed = 1, who = userId) =>
    (await drawPractice(db, who, spec(extra), seed, NOW)).questions;
  const asked = async (extra: Partial<PracticeSpec>, seed = 1, who = userId) =>
    (await drawn(extra, seed, who)).map((question) => keys.get(question.cardId));

  beforeAll(async () => {
    opened = await open();
    db = opened.db;
    // Facts f0 to f29, in topics by turns, each with two cards; f29's second card cannot be asked in a quiz.
    const all = Array.from({ length: 30 }, (_, n): Card[] => {
      const topicId = TOPICS[n % 3] as string;
      const forms: Form[] = ["flip", ...QUIZ_FORMS];
      const before = n === 29 ? (["flip"] as Form[]) : forms;
      return [
        makeCard(`f${n}`, `${n}`, { topicId, forms }),
        makeCard(`f${n}`, "0", { topicId, forms: before, key: `f${n}#before`, aspect: "before" }),
      ];
    }).flat();
    await publishCards(db, "pack", all);
    for (const card of await db.select({ id: cards.id, key: cards.key }).from(cards)) {
      ids.set(card.key, card.id);
      keys.set(card.id, card.key);
    }
  });
  afterAll(() => opened.close());
  beforeEach(async () => {
    userId = await makeUser(db);
  });

  const rate = (key: string, rating: Rating, daysAgo: number, who = userId, extra: object = {}) =>
    recordReviews(
      db,
      who,
      [
        newReviewSchema.parse({
          id: uuidv7(),
          cardId: ids.get(key),
          rating,
          trace: 1,
          kind: "rating",
          form: "flip",
          reviewedAt: NOW - daysAgo * DAY,
          durationMs: 900,
          ...extra,
        }),
      ],
      { now: NOW },
    );

  it("finds as many as the page says it will, for every purpose, scope and form", async () => {
    for (let n = 0; n < 12; n++) await rate(`f${n}#value`, n % 2 ? 1 : 3, 10 + n);
    for (let n = 0; n < 4; n++) await rate(`f${n}#before`, 1, 5);
    const scopes = [
      {},
      { topics: ["one"] },
      { decks: ["two"] },
      { topics: ["one-b"], decks: ["two"] },
      { topics: ["nowhere"] },
      { forms: ["typed" as const, "match" as const] },
      { packId: "none" },
    ];
    let least = 0;
    for (const scope of scopes) {
      const counts = await practiceCounts(db, userId, spec(scope), NOW);
      for (const purpose of PURPOSES) {
        const found = await drawn({ ...scope, purpose, count: 300 });
        expect([scope, purpose, found.length]).toEqual([scope, purpose, counts[purpose]]);
        expect(new Set(found.map((question) => question.cardId)).size).toBe(found.length);
        least += found.length;
      }
    }
    expect(least).toBeGreaterThan(300);
  });

  it("asks what is in the scope only, in the forms wanted, and a point each", async () => {
    for (const purpose of ["exam", "once"] as const) {
      const inOne = await asked({ purpose, topics: ["one"], count: 300 });
      for (const key of inOne) expect(Number(/\d+/.exec(key ?? "")?.[0]) % 3).toBeLessThan(2);
      const inTwo = await asked({ purpose, decks: ["two"], count: 300 });
      for (const key of inTwo) expect(Number(/\d+/.exec(key ?? "")?.[0]) % 3).toBe(2);
      const some = await drawn({ purpose, forms: ["date", "choice"], count: 20 });
      expect(new Set(some.map((question) => question.form))).toEqual(new Set(["date", "choice"]));
      expect(new Set(some.map(({ points, section }) => `${points} ${section}`))).toEqual(new Set(["1 0"]));
    }
  });

  it("asks what fades, the faintest first, and nothing that will last or was never met", async () => {
    await rate("f1#value", 3, 20);
    await rate("f2#value", 3, 60);
    await rate("f3#value", 3, 4);
    await rate("f4#value", 4, 0.01);
    await rate("f5#value", 3, 90, await makeUser(db));
    expect(await asked({ purpose: "forgetting" })).toEqual(["f2#value", "f1#value", "f3#value"]);
    expect(await asked({ purpose: "forgetting", count: 1 })).toEqual(["f2#value"]);
  });

  it("asks what was wrong last, rated or judged, the latest first; not what came right since or was taken back", async () => {
    const wrongAgain = uuidv7();
    await rate("f1#value", 1, 9);
    await rate("f2#value", 1, 8);
    await rate("f2#value", 3, 7);
    await rate("f3#value", 1, 6, userId, { id: wrongAgain });
    await rate("f4#value", 1, 6, await makeUser(db));
    const half = {
      id: uuidv7(),
      cardId: ids.get("f5#value") as number,
      trace: 1,
      form: "multiple" as const,
      score: 0.5,
      guess: 0,
      certainty: null,
      answeredAt: NOW - 5 * DAY,
      durationMs: 1_000,
    };
    await db.transaction((tx) => recordAnswers(tx, userId, [half], { now: NOW }));
    expect(await asked({ purpose: "wrong" })).toEqual(["f5#value", "f3#value", "f1#value"]);
    await recordReviews(
      db,
      userId,
      [
        newReviewSchema.parse({
          id: uuidv7(),
          cardId: ids.get("f3#value"),
          trace: 1,
          kind: "undo",
          durationMs: 0,
          targetId: wrongAgain,
          reviewedAt: NOW - DAY,
        }),
      ],
      { now: NOW },
    );
    expect(await asked({ purpose: "wrong" })).toEqual(["f5#value", "f1#value"]);
  });

  it("asks everything once: what was never met, then what was not for longest", async () => {
    for (let n = 0; n < 30; n++) {
      await rate(`f${n}#value`, 3, 30 - n);
      if (n > 1 && n !== 29) await rate(`f${n}#before`, 3, 31 + n);
    }
    const all = await asked({ purpose: "once", count: 4 });
    expect(all).toEqual(["f0#before", "f1#before", "f28#before", "f27#before"]);
  });

  it("asks cards of one fact only when nothing else is left, and then last", async () => {
    const first = await asked({ purpose: "once", count: 30 });
    expect(new Set(first.map((key) => key?.split("#")[0])).size).toBe(30);
    const all = await asked({ purpose: "once", count: 45 });
    expect(all.slice(0, 30)).toEqual(first);
    expect(new Set(all).size).toBe(45);
  });

  it("like the exam, no fact twice, topics in proportion, and another one for another seed", async () => {
    for (const scope of [{}, { decks: ["pack", "one", "two"] }, { decks: ["one", "two"] }]) {
      const draws = new Set<string>();
      for (let seed = 0; seed < 8; seed++) {
        const questions = await drawn({ ...scope, purpose: "exam", count: 9 }, seed);
        expect(new Set(questions.map(({ cardId }) => keys.get(cardId)?.split("#")[0])).size).toBe(9);
        const rows = await db
          .select({ topicId: cards.topicId })
          .from(cards)
          .where(
            inArray(
              cards.id,
              questions.map(({ cardId }) => cardId),
            ),
          );
        for (const topic of TOPICS) {
          const n = rows.filter(({ topicId }) => topicId === topic).length;
          expect(n).toBeGreaterThanOrEqual(2);
          expect(n).toBeLessThanOrEqual(4);
        }
        draws.add(JSON.stringify(questions));
        expect(await drawn({ ...scope, purpose: "exam", count: 9 }, seed)).toEqual(questions);
      }
      expect(draws.size).toBeGreaterThan(4);
    }
  });

  it("has about as many questions of each form", async () => {
    const counts = new Map<string, number>();
    for (const { form } of await drawn({ purpose: "once", count: 27 })) {
      counts.set(form, (counts.get(form) ?? 0) + 1);
    }
    expect([...counts.values()]).toEqual(QUIZ_FORMS.map(() => 3));
  });
});
