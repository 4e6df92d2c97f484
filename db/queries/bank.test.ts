import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { QUIZ_FORMS } from "@/learn/answer";
import type { Card, Form } from "@/learn/item";
import type { Section } from "@/learn/quiz/blueprint";
import type { Db } from "../client";
import { makeCard, type OpenDatabase, publishCards, testDatabases } from "../testing";
import { type Drawn, drawQuiz, itemsByIds } from "./bank";

const ALL: Form[] = ["flip", ...QUIZ_FORMS];
const section = (extra: Partial<Section> = {}): Section => ({
  title: "",
  topics: [],
  importance: [],
  forms: [],
  expected: { from: 0, to: 1 },
  count: 5,
  points: 1,
  ...extra,
});

describe.each(testDatabases())("drawing a quiz on $name", ({ open }) => {
  let opened: OpenDatabase;
  let db: Db;
  const packId = `pack-${uuidv7()}`;
  const quiz = (sections: Section[], extra: Partial<Drawn> = {}): Drawn => ({
    packId,
    sections,
    pinned: [],
    banned: [],
    shuffle: false,
    variants: "each",
    ...extra,
  });
  const topicOf = (n: number) => ["one", "one-b", "two"][n % 3] as string;
  /** What was drawn, with what it is about. */
  async function draw(blueprint: Drawn, seed = 1) {
    const { questions, short } = await drawQuiz(db, blueprint, seed);
    const stored = await itemsByIds(
      db,
      questions.map((q) => q.itemId),
    );
    const facts = questions.map(
      ({ itemId }) => /f\d+/.exec(stored.get(itemId)?.public.prompt ?? "")?.[0] ?? "",
    );
    return { questions, short, facts };
  }

  beforeAll(async () => {
    opened = await open();
    db = opened.db;
    const cards = Array.from({ length: 60 }, (_, n): Card[] => {
      const about = {
        topicId: topicOf(n),
        importance: ((n % 2) + 2) as 2 | 3,
        siblings: `f${n}`,
        forms: ALL,
      };
      return [
        makeCard(`f${n}`, "1", about),
        makeCard(`f${n}`, "0", { ...about, key: `f${n}#before`, aspect: "before", prompt: `Before f${n}?` }),
      ];
    }).flat();
    await publishCards(db, packId, cards);
  });
  afterAll(() => opened.close());

  it("asks no fact twice, gives the same for the same seed and another for another", async () => {
    const blueprint = quiz([section({ count: 12 }), section({ count: 8, points: 2 })], { shuffle: true });
    const first = await draw(blueprint);
    expect(first.short).toEqual([]);
    expect(new Set(first.facts).size).toBe(20);
    expect(first.questions.filter((q) => q.section === 1).map((q) => q.points)).toEqual(Array(8).fill(2));
    expect((await draw(blueprint)).questions).toEqual(first.questions);
    const others = await draw(blueprint, 2);
    expect(others.facts).not.toEqual(first.facts);
    const mix = ({ questions }: typeof first) => questions.map((q) => `${q.section} ${q.form}`).sort();
    expect(mix(others)).toEqual(mix(first));
  });

  it("gives everyone the same where the quiz says so", async () => {
    const blueprint = quiz([section()], { variants: "one", shuffle: true });
    expect((await draw(blueprint, 1)).questions).toEqual((await draw(blueprint, 2)).questions);
    // Another's quiz with the same blueprint asks something else.
    const mine = await draw({ ...blueprint, drawnFor: "mine" }, 1);
    expect(mine.questions).not.toEqual((await draw({ ...blueprint, drawnFor: "theirs" }, 1)).questions);
    expect(mine.questions).toEqual((await draw({ ...blueprint, drawnFor: "mine" }, 2)).questions);
  });

  it("keeps to topics with those below, importance, forms and expected score; sections in their order", async () => {
    const sections = [
      section({ topics: ["two"], forms: ["choice", "match"] }),
      section({ topics: ["one"], importance: [3], expected: { from: 0.3, to: 0.6 } }),
    ];
    for (let seed = 0; seed < 10; seed++) {
      const { questions, facts, short } = await draw(quiz(sections), seed);
      expect(short).toEqual([]);
      expect(questions.map((q) => q.section)).toEqual([0, 0, 0, 0, 0, 1, 1, 1, 1, 1]);
      for (const [at, { form, expected, section: own }] of questions.entries()) {
        const n = Number(facts[at]?.slice(1));
        if (own === 0) {
          expect(topicOf(n)).toBe("two");
          expect(["choice", "match"]).toContain(form);
        } else {
          expect(["one", "one-b"]).toContain(topicOf(n));
          expect((n % 2) + 2).toBe(3);
          expect(expected >= 0.3 && expected < 0.6).toBe(true);
        }
      }
    }
  });

  it("asks pinned facts in every variant, in the first section that fits, and banned ones never", async () => {
    const banned = Array.from({ length: 40 }, (_, n) => `f${n + 20}`);
    const sections = [section({ topics: ["two"] }), section()];
    for (let seed = 0; seed < 10; seed++) {
      const { facts, questions } = await draw(quiz(sections, { banned, pinned: ["f2", "f0", "f1"] }), seed);
      const sectionOf = (fact: string) => questions[facts.indexOf(fact)]?.section;
      expect([sectionOf("f2"), sectionOf("f0"), sectionOf("f1")]).toEqual([0, 1, 1]);
      expect(facts.filter((fact) => banned.includes(fact))).toEqual([]);
      expect(new Set(facts).size).toBe(10);
    }
  });

  it("says what a small bank lacks, and gives all it can", async () => {
    const { facts, short } = await draw(
      quiz([section({ topics: ["two"], count: 30 }), section({ count: 45 }), section({ topics: ["none"] })]),
    );
    expect(facts).toHaveLength(60);
    expect(new Set(facts).size).toBe(60);
    const missing = short.reduce((sum, { wanted, found }) => sum + wanted - found, 0);
    expect(missing).toBe(30 + 45 + 5 - 60);
    expect(short.at(-1)).toEqual({ section: 2, wanted: 5, found: 0 });
    expect(await drawQuiz(db, quiz([section()], { packId: "no such pack" }), 1)).toEqual({
      questions: [],
      short: [{ section: 0, wanted: 5, found: 0 }],
    });
  });

  it("lets a wide section make room for a narrow one", async () => {
    const { short } = await draw(quiz([section({ count: 40 }), section({ topics: ["two"], count: 20 })]));
    expect(short).toEqual([]);
  });

  it("keeps variants as hard as each other", async () => {
    const sums = [];
    for (let seed = 0; seed < 20; seed++) {
      const { questions } = await draw(quiz([section({ count: 20 })]), seed);
      sums.push(questions.reduce((sum, q) => sum + q.expected, 0));
    }
    expect(Math.max(...sums) - Math.min(...sums)).toBeLessThan(1);
  });
});
