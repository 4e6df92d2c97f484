import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { type Answer, QUIZ_FORMS } from "@/learn/answer";
import { gradeAnswer, validateAnswer } from "@/learn/grade/grade";
import type { Item, KnownWrong, TypedKey } from "@/learn/item";
import { packOf } from "../draft";
import { readDraft } from "../load-pack";
import { cardsOfIndex, generateItem } from "./generate";
import { indexPack } from "./pack-index";

const FOLDER = path.join(import.meta.dirname, "..", "packs", "kazakhstan-2022");
let items: Item[] = [];

beforeAll(async () => {
  const pack = packOf((await readDraft(FOLDER)).draft);
  if (!pack) throw new Error("the pack kazakhstan-2022 cannot be read: run content:check");
  const index = indexPack(pack);
  items = cardsOfIndex(index).flatMap((card) =>
    QUIZ_FORMS.filter((form) => card.forms.includes(form)).map((form) => generateItem(index, card, form, 1)),
  );
});

type TypedForm = "cloze" | "typed" | "numeric" | "date";
const typed = (form: TypedForm, text: string): Answer => ({ form, text });

function rightAnswers({ key }: Item): Answer[] {
  switch (key.form) {
    case "flip":
      return [];
    case "choice":
      return [{ form: "choice", option: key.right }];
    case "multiple":
      return [{ form: "multiple", options: key.right }];
    case "true-false":
      return [{ form: "true-false", value: key.right }];
    case "match":
      return [{ form: "match", pairs: key.pairs }];
    case "order":
      return [{ form: "order", order: key.order }];
    default:
      return [key.answer, ...key.typed.accept, ...canonical(key.typed)].map((text) => typed(key.form, text));
  }
}

function canonical(key: TypedKey): string[] {
  if (key.match === "number") return [String(key.amount), new Intl.NumberFormat("en").format(key.amount)];
  return key.match === "date" ? [key.edtf.replace(/[~?%]/g, "")] : [];
}

const wordingsOf = (wrong: KnownWrong): string[] =>
  "texts" in wrong ? wrong.texts : ["amount" in wrong ? String(wrong.amount) : wrong.edtf];

describe("the items of kazakhstan-2022", () => {
  it("take every right answer for right, however it is worded", () => {
    const failed = items.flatMap((item) =>
      rightAnswers(item)
        .filter((answer) => gradeAnswer(item.public, item.key, answer).score !== 1)
        .map((answer) => `${item.cardKey} ${item.form}: ${JSON.stringify(answer)}`),
    );
    expect(failed).toEqual([]);
  });

  it("can judge what they show as the answer", () => {
    const failed = items.flatMap((item) => {
      const [first] = rightAnswers(item);
      const problem = first && validateAnswer(item.public, first);
      return problem ? [`${item.cardKey} ${item.form}: ${problem} ${JSON.stringify(first)}`] : [];
    });
    expect(failed).toEqual([]);
  });

  it("take every known wrong answer for wrong, and say why", () => {
    const failed = items.flatMap((item) => {
      const { key } = item;
      if (!("typed" in key)) return [];
      return key.typed.wrong.flatMap((wrong) =>
        wordingsOf(wrong)
          .map((text) => ({ text, grade: gradeAnswer(item.public, key, typed(key.form, text)) }))
          .filter(({ grade }) => grade.score > 0 || grade.reasons.length === 0)
          .map(({ text }) => `${item.cardKey} ${item.form}: ${text}`),
      );
    });
    expect(failed).toEqual([]);
  });

  it.each<[cardKey: string, form: TypedForm, right: string[], wrong: string[]]>([
    ["referendum-announced#value", "date", ["April", "apr", "April 2022"], ["March", "June", "April 2021"]],
    ["interior-minister-replaced#date", "date", ["February", "feb", "February 2022"], ["January"]],
    [
      "almaty-region-capital#reverse",
      "typed",
      ["Almaty", "Almaty region", "Almaty oblast", "Алматы облысы"],
      ["Almaty city", "city of Almaty", "Abai region"],
    ],
    ["zhetysu-capital#reverse", "typed", ["Zhetysu oblast", "Jetisu region"], ["Zhetysu city"]],
    [
      "interior-minister-replaced#value",
      "typed",
      ["minister of internal affairs", "the interior minister", "internal affairs minister"],
      ["minister of external affairs", "foreign minister", "not the interior minister"],
    ],
    ["istanbul-convention-organization#value", "typed", ["CoE", "Counsil of Europe"], ["Counsel of Europe"]],
    [
      "priority-ninth#reverse",
      "typed",
      ["ninth place", "the ninth place", "9"],
      ["eighth place", "nine places"],
    ],
    [
      "article-174-number#value",
      "typed",
      ["one hundred seventy-four", "article one hundred and seventy-four"],
      ["one hundred seventy-two", "one seventy-four"],
    ],
    ["tokayev-replaced-nazarbayev#value", "date", ["twenty nineteen"], ["twenty twenty"]],
  ])("judge what learners typed: %s as %s", (cardKey, form, right, wrong) => {
    const item = items.find((one) => one.cardKey === cardKey && one.form === form) as Item;
    const judged = (text: string) =>
      validateAnswer(item.public, typed(form, text)) ??
      gradeAnswer(item.public, item.key, typed(form, text)).verdict;
    expect(right.filter((text) => judged(text) !== "right")).toEqual([]);
    expect(wrong.filter((text) => judged(text) !== "wrong")).toEqual([]);
  });

  it("take no date without a year where the question names none", () => {
    const item = items.find(
      ({ cardKey, form }) => cardKey === "istanbul-convention#date" && form === "date",
    ) as Item;
    expect(validateAnswer(item.public, typed("date", "April"))).toBe("not-a-date");
  });

  it("give nothing for an answer that has nothing to do with them", () => {
    const failed = items.filter(
      (item) =>
        "typed" in item.key && gradeAnswer(item.public, item.key, typed(item.key.form, "quokka")).score > 0,
    );
    expect(failed.map(({ cardKey }) => cardKey)).toEqual([]);
  });
});
