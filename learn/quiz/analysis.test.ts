import { describe, expect, it } from "vitest";
import type { ItemKey, PublicItem } from "../item";
import { type AskedItem, analyseQuiz, type SatSheet } from "./analysis";

const OLD = { kind: "old-value", text: "That was the figure before." } as const;
const OTHER = { kind: "other-fact", text: "That is for a branch.", factId: "branch" } as const;
const common = { answer: "5,000", explain: "", citations: [] };

/** A choice of three whose options stand in the order given: right, old, other by their letters. */
function choice(cardId: number, order: string): AskedItem {
  const texts: Record<string, string> = { r: "5,000", o: "20,000", b: "200" };
  const options = [...order].map((letter, at) => ({ id: `o${at}`, text: texts[letter] as string }));
  const id = (letter: string) => `o${order.indexOf(letter)}`;
  const item: PublicItem = {
    id: `i${order}`,
    form: "choice",
    prompt: `How many (${cardId})?`,
    context: "",
    options,
  };
  const reasons = { [id("o")]: OLD, [id("b")]: OTHER };
  const key: ItemKey = { ...common, form: "choice", right: id("r"), reasons };
  return { cardId, factId: `fact-${cardId}`, form: "choice", item, key };
}

const ITEMS = new Map([
  [1, choice(1, "rob")],
  [2, choice(1, "bor")],
  [3, choice(2, "rob")],
]);
const picks = (itemId: number, letter: string) => {
  const order = itemId === 2 ? "bor" : "rob";
  return { form: "choice", option: `o${order.indexOf(letter)}` } as const;
};
const sheet = (student: string, itemId: number, first: string, second: string): SatSheet => ({
  student,
  asked: [
    { slot: 0, itemId, points: 1, earned: first === "r" ? 1 : 0, answer: picks(itemId, first) },
    { slot: 1, itemId: 3, points: 1, earned: second === "r" ? 1 : 0, answer: picks(3, second) },
  ],
});
const SHEETS = [
  sheet("a", 1, "r", "r"),
  sheet("b", 2, "o", "r"),
  sheet("c", 1, "o", "b"),
  sheet("d", 2, "r", "r"),
];

describe("the analysis of a quiz", () => {
  const { quiz, questions, misconceptions } = analyseQuiz(SHEETS, ITEMS);

  it("takes all variants of a card in one form as one question", () => {
    expect(quiz).toMatchObject({ attempts: 4, questions: 2, maxMark: 2, mean: { value: 1.25 } });
    expect(questions.map(({ cardId, stats }) => [cardId, stats.asked, stats.facility.value])).toEqual([
      [1, 4, 0.5],
      [2, 4, 0.75],
    ]);
    expect(questions[0]?.stats.guess.value).toBeCloseTo(1 / 3, 9);
  });

  it("adds up options by what they say, wherever they stood", () => {
    expect(questions[0]?.options).toEqual([
      { text: "5,000", right: true, shown: 4, chosen: 2, reason: null },
      { text: "20,000", right: false, shown: 4, chosen: 2, reason: OLD },
      { text: "200", right: false, shown: 4, chosen: 0, reason: OTHER },
    ]);
  });

  it("groups wrong answers by their kind and the fact, each student once", () => {
    expect(misconceptions).toMatchObject([
      { kind: "old-value", factId: "fact-1", students: ["b", "c"], asked: 4, cardIds: [1] },
      { kind: "other-fact", factId: "fact-2", students: ["c"], asked: 4, text: OTHER.text },
    ]);
  });

  it("says nothing of a quiz that nobody took, and leaves out items that are unknown", () => {
    expect(analyseQuiz([], ITEMS)).toMatchObject({
      quiz: { attempts: 0 },
      questions: [],
      misconceptions: [],
    });
    expect(analyseQuiz(SHEETS, new Map()).questions).toEqual([]);
  });

  it("counts what was not answered as nothing earned", () => {
    const empty: SatSheet = {
      student: "e",
      asked: [{ slot: 0, itemId: 1, points: 1, earned: null, answer: null }],
    };
    const more = analyseQuiz([...SHEETS, empty], ITEMS);
    expect(more.questions.find(({ cardId }) => cardId === 1)?.stats).toMatchObject({
      asked: 5,
      facility: { value: 0.4 },
    });
    expect(more.misconceptions[0]?.asked).toBe(5);
  });
});
