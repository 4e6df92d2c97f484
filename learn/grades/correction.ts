/**
 * Correcting a question after the fact: what the key becomes, for whatever variant of the question somebody was asked.
 * Answers are named by their words, since ids of options differ from variant to variant. Pure.
 */
import type { QuizForm } from "../answer";
import { readDates } from "../grade/dates";
import { wordsOf } from "../grade/fold";
import { readNumber } from "../grade/numbers";
import type { ItemKey, Option, PublicItem, TypedKey } from "../item";

export type Change =
  /** this answer is right too */
  | { kind: "accept"; text: string }
  /** these are right, and nothing else: any of them, or of `multiple` all together, or of `order` first to last */
  | { kind: "key"; texts: string[] }
  /** as if it had not been asked */
  | { kind: "void" }
  /** full points, whatever was answered */
  | { kind: "full" };

/** What a correction does to points beside the key. */
export type Ruling = "void" | "full";

/** Which changes a form knows. Pairs and orders have no second right answer that words could say. */
export const CHANGES_OF: Record<QuizForm, readonly Change["kind"][]> = {
  cloze: ["accept", "key", "void", "full"],
  typed: ["accept", "key", "void", "full"],
  numeric: ["accept", "key", "void", "full"],
  date: ["accept", "key", "void", "full"],
  choice: ["accept", "key", "void", "full"],
  multiple: ["key", "void", "full"],
  "true-false": ["key", "void", "full"],
  match: ["void", "full"],
  order: ["key", "void", "full"],
};

/**
 * The key of a question after corrections, and what else they rule. Later ones go before earlier ones: a new key takes
 * away what was accepted before it, and a void or full question stays so until that is taken back.
 * @param changes those that stand, in the order made
 */
export function correctedBy(
  item: PublicItem,
  key: ItemKey,
  changes: readonly Change[],
): { key: ItemKey; ruling: Ruling | null } {
  let ruling: Ruling | null = null;
  let corrected = key;
  for (const change of changes) {
    if (change.kind === "void" || change.kind === "full") ruling = change.kind;
    else
      corrected =
        change.kind === "accept"
          ? accepting(item, corrected, change.text)
          : keyed(item, corrected, change.texts);
  }
  return { key: corrected, ruling };
}

function accepting(item: PublicItem, key: ItemKey, text: string): ItemKey {
  if (key.form === "choice" && item.form === "choice") {
    const id = optionOf(item.options, text);
    if (id === null || id === key.right || key.also?.includes(id)) return key;
    return { ...key, also: [...(key.also ?? []), id], reasons: without(key.reasons, [id]) };
  }
  if (!("typed" in key)) return key;
  const accept = [...key.typed.accept, text];
  return { ...key, typed: { ...key.typed, accept, wrong: key.typed.wrong.filter(isNot(text)) } as TypedKey };
}

function keyed(item: PublicItem, key: ItemKey, texts: readonly string[]): ItemKey {
  const answer = texts.join(", ");
  if ("typed" in key) return { ...key, answer, typed: typedKey(key.typed, texts, item) };
  switch (key.form) {
    case "choice": {
      // A variant that shows none of the new right answers has none: nobody could have given it.
      const ids = item.form === "choice" ? texts.flatMap((text) => optionOf(item.options, text) ?? []) : [];
      const [right = "", ...also] = ids;
      const { also: _, ...bare } = key;
      return {
        ...bare,
        ...(also.length > 0 ? { also } : {}),
        answer,
        right,
        reasons: without(key.reasons, ids),
      };
    }
    case "multiple": {
      const right =
        item.form === "multiple" ? texts.flatMap((text) => optionOf(item.options, text) ?? []) : [];
      return { ...key, answer, right, reasons: without(key.reasons, right) };
    }
    case "true-false": {
      const { correction: _, reason: __, ...bare } = key;
      return { ...bare, right: texts[0] === "true" };
    }
    case "order": {
      const order = item.form === "order" ? texts.flatMap((text) => optionOf(item.options, text) ?? []) : [];
      return order.length === key.order.length ? { ...key, answer, order } : key;
    }
    default:
      return key;
  }
}

const folded = (text: string) => wordsOf(text).join(" ") || text.trim().toLowerCase();

function optionOf(options: readonly Option[], text: string): string | null {
  return options.find((option) => folded(option.text) === folded(text))?.id ?? null;
}

function without<T>(reasons: Record<string, T>, ids: readonly string[]): Record<string, T> {
  return Object.fromEntries(Object.entries(reasons).filter(([id]) => !ids.includes(id)));
}

/** Whether a known wrong answer is another than this text. */
const isNot =
  (text: string) =>
  (wrong: TypedKey["wrong"][number]): boolean => {
    if ("texts" in wrong) return !wrong.texts.some((one) => folded(one) === folded(text));
    if ("amount" in wrong) return !readNumber(text)?.values.includes(wrong.amount);
    return folded(wrong.edtf) !== folded(text);
  };

/** What is typed is judged as a number or a date where the new answer is one. */
function typedKey(old: TypedKey, texts: readonly string[], item: PublicItem): TypedKey {
  const wrong = texts.reduce((left, text) => left.filter(isNot(text)), [...old.wrong]);
  const [first = ""] = texts;
  const accept = [...texts];
  if (old.match === "number") {
    const amount = readNumber(first, item.form === "numeric" ? item : {})?.values[0];
    if (amount !== undefined) return { ...old, amount, accept, wrong };
  }
  const iso = /^\d{4}(-\d{2}(-\d{2})?)?$/.test(first.trim());
  if (old.match === "date" && iso && readDates(first).length > 0)
    return { ...old, edtf: first.trim(), accept, wrong };
  return { match: "text", accept, wrong: wrong.filter((one) => "texts" in one) };
}
