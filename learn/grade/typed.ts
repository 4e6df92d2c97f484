/** Judges of what is typed in: words, numbers and dates, by the key. */
import type { Answer } from "../answer";
import type { KnownWrong, PublicItem, TypedKey } from "../item";
import type { AnswerProblem, Grade, Judge } from "./contract";
import { isPreciseEnough, keyDate, meets, readDates } from "./dates";
import { wordsOf } from "./fold";
import { namedYear } from "./named-year";
import { type Beside, readNumber } from "./numbers";
import { nearestOf } from "./text";

const RIGHT: Grade = { verdict: "right", score: 1, reasons: [] };
const WRONG: Grade = { verdict: "wrong", score: 0, reasons: [] };
const wrongFor = (known: KnownWrong | undefined): Grade =>
  known ? { ...WRONG, reasons: [known.reason] } : WRONG;

/** Relative slack for the rounding of binary fractions: 0.1 + 0.2 is 0.3. */
const EPSILON = 1e-9;

/** Judges a typed text by its key; a date without a year is one of `year`, where the question names it. */
export function gradeTyped(text: string, key: TypedKey, beside: Beside, year?: number): Grade {
  if (nearestOf(text, key.accept, false) === 0) return RIGHT;
  switch (key.match) {
    case "number":
      return gradeNumber(text, key, beside);
    case "date":
      return gradeDate(text, key, year);
    default:
      return gradeText(text, key);
  }
}

function gradeText(text: string, key: Extract<TypedKey, { match: "text" }>): Grade {
  // Said twice in different words, "Mazhilis (lower house)": right when both are.
  const said = text.split(/[(),;/]/).filter((part) => wordsOf(part).length > 0);
  if (said.length > 1 && said.every((part) => nearestOf(part, key.accept, false) === 0)) return RIGHT;
  const known = nearest(text, key.wrong);
  const right = nearestOf(text, key.accept, true) ?? 9;
  // As near to a wrong answer as to the right one: nobody can say that the right one was meant.
  if (known && known.slips <= right) return wrongFor(known.wrong);
  if (right > 2) return WRONG;
  return right === 0 ? RIGHT : { ...RIGHT, forgiven: "spelling" };
}

function nearest(text: string, wrong: readonly KnownWrong[]): { wrong: KnownWrong; slips: number } | null {
  let best: { wrong: KnownWrong; slips: number } | null = null;
  for (const option of wrong) {
    if (!("texts" in option)) continue;
    const slips = nearestOf(text, option.texts, true);
    if (slips !== null && (!best || slips < best.slips)) best = { wrong: option, slips };
  }
  return best;
}

function gradeNumber(text: string, key: Extract<TypedKey, { match: "number" }>, beside: Beside): Grade {
  const read = readNumber(text, beside);
  if (!read) return WRONG;
  const near = (amount: number, tolerance: number) =>
    read.values.some(
      (value) => Math.abs(value - amount) <= tolerance + EPSILON * Math.max(1, Math.abs(amount)),
    );
  if (!read.otherMeasure && near(key.amount, key.tolerance)) return RIGHT;
  return wrongFor(key.wrong.find((known) => "amount" in known && near(known.amount, 0)));
}

function gradeDate(text: string, key: Extract<TypedKey, { match: "date" }>, year?: number): Grade {
  const given = readDates(text, year);
  const is = (edtf: string) => {
    const wanted = keyDate(edtf);
    return wanted !== null && given.some((date) => meets(date, wanted));
  };
  if (is(key.edtf)) return RIGHT;
  return wrongFor(key.wrong.find((known) => "edtf" in known && is(known.edtf)));
}

type TypedForm = "cloze" | "typed" | "numeric" | "date";
type TypedAnswer = Extract<Answer, { form: TypedForm }>;

const empty = ({ text }: TypedAnswer): AnswerProblem | null => (/[\p{L}\p{N}]/u.test(text) ? null : "empty");

/** What stands beside the blank: "cost US$___ billion". */
function besideBlank({ sentence }: Extract<PublicItem, { form: "cloze" }>): Beside {
  return {
    unit: sentence.after.match(/^\s*(%|\p{L}+)/u)?.[1],
    prefix: sentence.before.match(/\S+$/)?.[0],
  };
}

export const cloze: Judge<"cloze"> = {
  validate: (_, answer) => empty(answer),
  grade: (item, key, answer) => gradeTyped(answer.text, key.typed, besideBlank(item), namedYear(item)),
  guess: () => 0,
};

export const typed: Judge<"typed"> = {
  validate: (_, answer) => empty(answer),
  grade: (_, key, answer) => gradeTyped(answer.text, key.typed, {}),
  guess: () => 0,
};

export const numeric: Judge<"numeric"> = {
  validate: (item, answer) => empty(answer) ?? (readNumber(answer.text, item) ? null : "not-a-number"),
  grade: (item, key, answer) => gradeTyped(answer.text, key.typed, item),
  guess: () => 0,
};

export const date: Judge<"date"> = {
  validate: (item, answer) => {
    const problem = empty(answer);
    if (problem) return problem;
    const read = readDates(answer.text, namedYear(item));
    if (read.length === 0) return "not-a-date";
    return read.some((one) => isPreciseEnough(one, item.precision)) ? null : "not-precise-enough";
  },
  grade: (item, key, answer) => gradeTyped(answer.text, key.typed, {}, namedYear(item)),
  guess: () => 0,
};
