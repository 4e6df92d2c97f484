import { describe, expect, it } from "vitest";
import { correctedBy } from "../grades/correction";
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
  return { cardId, factId: `fact-${cardId}`, form: "choice", item, key, ruling: null };
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

  it("goes by the key as corrected: what is right now is no wrong idea, and its option is right", () => {
    const also = new Map(
      [...ITEMS].map(([id, one]) => {
        const { key, ruling } = correctedBy(
          one.item,
          one.key,
          id < 3 ? [{ kind: "accept", text: "20,000" }] : [],
        );
        return [id, { ...one, key, ruling }];
      }),
    );
    const anew = analyseQuiz(SHEETS, also);
    expect(anew.misconceptions.map(({ factId }) => factId)).toEqual(["fact-2"]);
    const question = anew.questions.find(({ cardId }) => cardId === 1);
    expect(question?.options.filter(({ right }) => right).map(({ text }) => text)).toEqual([
      "5,000",
      "20,000",
    ]);
    expect(question?.stats.guess.value).toBeCloseTo(2 / 3, 9);
  });

  it("what was voided was never asked; what has full points for all shows no wrong idea", () => {
    const ruled = (ruling: "void" | "full") =>
      analyseQuiz(SHEETS, new Map([...ITEMS].map(([id, one]) => [id, id < 3 ? { ...one, ruling } : one])));
    expect(ruled("void").quiz).toMatchObject({ questions: 1, maxMark: 1, mean: { value: 0.75 } });
    expect(ruled("void").questions.map(({ cardId }) => cardId)).toEqual([2]);
    for (const { misconceptions: left } of [ruled("void"), ruled("full")])
      expect(left.map(({ factId }) => factId)).toEqual(["fact-2"]);
    expect(ruled("full").questions).toHaveLength(2);
  });

  it("sees a wrong idea in a try that failed before the right answer", () => {
    const [first] = SHEETS;
    if (!first) throw new Error("no sheet");
    const asked = first.asked.map((one, n) => (n === 0 ? { ...one, tries: [picks(1, "b")] } : one));
    expect(analyseQuiz([{ ...first, asked }], ITEMS).misconceptions).toMatchObject([
      { kind: "other-fact", factId: "fact-1", students: ["a"] },
    ]);
  });

  it("weighs each question; where students got different ones, the place has the weight", () => {
    const spread = SHEETS.map((one, n) =>
      sheet(one.student, n < 2 ? 1 : 2, n === 1 ? "o" : "r", n > 2 ? "b" : "r"),
    );
    const same = analyseQuiz(spread, ITEMS);
    expect(same.places).toEqual([]);
    expect(same.questions.map(({ weight }) => weight?.intended.value)).toEqual([50, 50]);
    const drawn = spread.map((one, n) => ({
      ...one,
      asked: one.asked.map((at, slot) => (slot === 0 && n > 1 ? { ...at, itemId: 3 } : at)),
    }));
    const varied = analyseQuiz(drawn, ITEMS);
    expect(varied.questions.map(({ weight }) => weight)).toEqual([null, null]);
    expect(varied.places).toMatchObject([
      { number: 1, questions: 2, asked: 4, intendedWeight: { value: 50 } },
      { number: 2, questions: 1, asked: 4 },
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
