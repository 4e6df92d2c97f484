/** Fairness over the project's own pack: whatever variant comes, it is as hard as the neighbour's. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadPack } from "@/content/load-pack";
import type { Blueprint, Section } from "@/learn/quiz/blueprint";
import { newBlueprint, newSection } from "@/learn/quiz/draft";
import type { Draw } from "@/learn/quiz/draw";
import { planQuiz } from "@/learn/quiz/plan";
import type { Db } from "./client";
import { publishPack } from "./publish";
import { drawVariants } from "./queries/bank";
import { readBank } from "./queries/bank-rows";
import { type OpenDatabase, testDatabases } from "./testing";

const PACK = "kazakhstan-2022";
/** Points of 20 that two variants may be apart. */
const APART = 2;
const SEEDS = 200;

const sections = (...parts: Partial<Section>[]) => parts.map((part) => ({ ...newSection(20), ...part }));
const QUIZZES: Record<string, Partial<Blueprint>> = {
  "a new quiz as it comes": {},
  "five sections of topics": {
    sections: sections(
      { count: 4, topics: ["parties"] },
      { count: 4, topics: ["elections"] },
      { count: 4, importance: [3] },
      { count: 4, forms: ["choice", "true-false"] },
      { count: 4, forms: ["typed", "numeric", "date"] },
    ),
  },
  "choices only": { sections: sections({ forms: ["choice"] }) },
  "typed answers only": { sections: sections({ forms: ["typed", "cloze", "numeric", "date"] }) },
  "what matters most": { sections: sections({ importance: [3] }) },
  "hard questions": { sections: sections({ expected: { from: 0, to: 0.5 } }) },
  "hard ones and easy ones": {
    sections: sections(
      { count: 10, expected: { from: 0, to: 0.5 } },
      { count: 10, expected: { from: 0.65, to: 1 } },
    ),
  },
};

describe("variants of 20 questions of the project's pack", () => {
  let opened: OpenDatabase;
  let db: Db;
  beforeAll(async () => {
    opened = await (testDatabases()[0] as ReturnType<typeof testDatabases>[number]).open();
    db = opened.db;
    const { pack } = await loadPack(`content/packs/${PACK}`);
    if (!pack) throw new Error("the pack is not sound: run content:check");
    await publishPack(db, pack, Date.UTC(2026, 0, 1));
  });
  afterAll(() => opened.close());

  const expected = ({ questions }: Draw) => questions.reduce((sum, question) => sum + question.expected, 0);

  it.each(Object.entries(QUIZZES))(
    `of ${SEEDS}, no two are further apart than ${APART} points: %s`,
    async (_, part) => {
      const blueprint = { ...newBlueprint(PACK), ...part };
      const plan = planQuiz(blueprint, await readBank(db, blueprint));
      const draws = await drawVariants(
        db,
        blueprint,
        plan,
        Array.from({ length: SEEDS }, (_, seed) => seed),
      );
      const points = draws.map(expected);
      expect(Math.max(...points) - Math.min(...points)).toBeLessThanOrEqual(APART);
      for (const { questions, short } of draws) {
        expect(short).toEqual([]);
        expect(questions).toHaveLength(20);
      }
      // Fair because equal would be cheap: they must differ in what they ask.
      const pairs = draws.slice(1).map((draw, at) => {
        const before = new Set(draws[at]?.questions.map((question) => question.cardId));
        return draw.questions.filter((question) => before.has(question.cardId)).length;
      });
      expect(pairs.reduce((sum, common) => sum + common, 0) / pairs.length).toBeLessThan(10);
    },
  );
});
