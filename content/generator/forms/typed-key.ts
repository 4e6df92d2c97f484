/** How an answer that is typed in is judged, and which wrong ones are known. */
import type { KnownWrong, TypedKey } from "@/learn/item";
import type { Member, SimpleValue } from "../../value";
import { isSimple } from "../answers";
import { precisionOf } from "../dates";
import { scaled } from "../display";
import type { Question } from "../question";
import { reasonOf } from "../reasons";
import { slack, wordings } from "../same";
import { normalize } from "../text";

/** Kinds whose text values are one wording of a thought among many. */
const WORDED_FREELY: readonly string[] = ["claim", "rationale"];

/**
 * Whether the card's answer can be typed: see `isTypeable`; of a claim, a rationale or a list's gap only a
 * name can.
 */
export function canBeTyped({ fact, right, aspect }: Question): boolean {
  if (!isSimple(right) || !isTypeable(right)) return false;
  if (right.type === "text" && aspect.startsWith("member-")) return false;
  const free = right.type === "text" && aspect === "value" && WORDED_FREELY.includes(fact.kind);
  return !free || /^\p{Lu}/u.test(right.text);
}

/**
 * Words a learner can be asked to type: a name, one or two words, or three with other wordings accepted.
 * A longer phrase has too many right wordings to be judged fairly.
 */
function isTypeable(value: SimpleValue | Member): boolean {
  if (value.type === "entity") return true;
  if (value.type !== "text" || value.text.length > 48) return false;
  const words = normalize(value.text).split(" ").length;
  return words <= (value.accept.length > 1 ? 3 : 2);
}

/** The key of a typed answer; undefined for answers that cannot be judged so. */
export function typedKey(question: Question): TypedKey | undefined {
  const { right, wrong, index } = question;
  if (!isSimple(right)) return undefined;
  switch (right.type) {
    case "quantity":
    case "share":
    case "money": {
      const { amount, factor } = shownAmount(right);
      return {
        match: "number",
        amount,
        tolerance: round(slack(right) / factor),
        accept: [...right.accept],
        wrong: wrong.flatMap((option): KnownWrong[] =>
          option.value.type === right.type
            ? [
                {
                  amount: round(shownAmount(option.value as typeof right).raw / factor),
                  reason: reasonOf(question, option),
                },
              ]
            : [],
        ),
      };
    }
    case "date":
      return {
        match: "date",
        edtf: right.edtf,
        precision: precisionOf(right.edtf),
        accept: [...right.accept],
        wrong: wrong.flatMap((option): KnownWrong[] =>
          option.value.type === "date"
            ? [{ edtf: option.value.edtf, reason: reasonOf(question, option) }]
            : [],
        ),
      };
    default:
      if (!isTypeable(right)) return undefined;
      return {
        match: "text",
        accept: distinct(wordings(right, index.entities)),
        wrong: wrong.map((option) => ({
          texts: distinct(wordings(option.value, index.entities)),
          reason: reasonOf(question, option),
        })),
      };
  }
}

/** The amount as the learner sees and types it: 16.1 beside "billion"; `raw` in whole units. */
function shownAmount(value: Extract<SimpleValue, { type: "quantity" | "share" | "money" }>): {
  amount: number;
  factor: number;
  raw: number;
} {
  const raw = value.type === "share" ? value.percent : value.amount;
  if (value.type === "share") return { amount: raw, factor: 1, raw };
  const { amount, factor } = scaled(raw);
  return { amount, factor, raw };
}

function round(number: number): number {
  return Number(number.toPrecision(12));
}

function distinct(texts: readonly string[]): string[] {
  const seen = new Set<string>();
  return texts.filter((text) => {
    const plain = normalize(text);
    if (plain === "" || seen.has(plain)) return false;
    seen.add(plain);
    return true;
  });
}
