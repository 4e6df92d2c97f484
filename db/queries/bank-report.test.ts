import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { QUIZ_FORMS } from "@/learn/answer";
import type { Section } from "@/learn/quiz/blueprint";
import { newSection } from "@/learn/quiz/draft";
import type { Db } from "../client";
import { makeCard, type OpenDatabase, publishCards, testDatabases } from "../testing";
import { type Drawn, drawQuiz } from "./bank";
import { reportOnBank } from "./bank-report";

describe.each(testDatabases())("the bank's report on $name", ({ open }) => {
  let opened: OpenDatabase;
  let db: Db;
  const section = (extra: Partial<Section> = {}): Section => ({ ...newSection(5), ...extra });
  const quiz = (sections: Section[], extra: Partial<Drawn> = {}): Drawn => ({
    packId: "pack",
    sections,
    pinned: [],
    banned: [],
    shuffle: true,
    variants: "each",
    ...extra,
  });

  beforeAll(async () => {
    opened = await open();
    db = opened.db;
    await publishCards(
      db,
      "pack",
      Array.from({ length: 40 }, (_, n) =>
        makeCard(`f${n}`, `${n}`, {
          topicId: ["one", "one-b", "two"][n % 3] as string,
          importance: ((n % 2) + 2) as 2 | 3,
          forms: ["flip", ...QUIZ_FORMS],
        }),
      ),
    );
  });
  afterAll(() => opened.close());

  it("counts what each section may ask: topics with those below, importance, forms, expected score, no banned facts", async () => {
    const { sections } = await reportOnBank(
      db,
      quiz(
        [
          section(),
          section({ topics: ["one"] }),
          section({ topics: ["two"], forms: ["typed"] }),
          section({ importance: [3], forms: ["choice"] }),
          section({ expected: { from: 0, to: 0.01 } }),
        ],
        { banned: ["f0", "f1"] },
      ),
    );
    // Each fact has one item of the typed forms and two of the five others.
    expect(sections.map(({ items, facts }) => [items, facts])).toEqual([
      [38 * 14, 38],
      [25 * 14, 25],
      [13, 13],
      [19 * 2, 19],
      [0, 0],
    ]);
    expect(sections.map(({ wanted, short }) => [wanted, short])).toEqual([
      [5, 0],
      [5, 0],
      [5, 0],
      [5, 0],
      [5, 5],
    ]);
  });

  it("shows the variants that previews show, in points", async () => {
    const blueprint = quiz([section({ count: 6, points: 2 }), section({ count: 3 })]);
    const { spread } = await reportOnBank(db, blueprint);
    expect(spread?.all.length).toBeGreaterThanOrEqual(20);
    for (const seed of [1, 2, 7]) {
      const { questions } = await drawQuiz(db, blueprint, seed);
      const points = questions.reduce((sum, question) => sum + question.points * question.expected, 0);
      expect(spread?.all[seed - 1]).toBeCloseTo(points, 9);
    }
    const { least, most, mean, outOf, all } = spread as NonNullable<typeof spread>;
    expect([least, most, outOf]).toEqual([Math.min(...all), Math.max(...all), 15]);
    expect(mean).toBeCloseTo(all.reduce((sum, points) => sum + points, 0) / all.length, 9);
  });

  it("tries the one variant where all get the same", async () => {
    const blueprint = quiz([section()], { variants: "one" });
    const { spread } = await reportOnBank(db, blueprint);
    const { questions } = await drawQuiz(db, blueprint, 99);
    expect(spread?.all).toEqual([questions.reduce((sum, question) => sum + question.expected, 0)]);
  });

  it("says how many questions are lacking", async () => {
    const { sections, spread } = await reportOnBank(
      db,
      quiz([section({ topics: ["two"], count: 20 }), section({ topics: ["one"], count: 30 })]),
    );
    expect(sections.map(({ short }) => short)).toEqual([7, 3]);
    expect(spread?.outOf).toBe(40);
  });

  it("is empty for a pack that has nothing", async () => {
    expect(await reportOnBank(db, quiz([section()], { packId: "none" }))).toEqual({
      sections: [{ wanted: 5, items: 0, facts: 0, short: 5 }],
      spread: null,
    });
  });
});
