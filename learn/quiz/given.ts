/** What has been given as an answer, without judging it: for counting, comparing and the number keys. */
import type { Answer } from "../answer";
import type { PublicItem } from "../item";

/** Whether anything was given: empty text, no tick and no pair are no answer. */
export function isAnswered(answer: Answer | null): boolean {
  if (!answer) return false;
  switch (answer.form) {
    case "choice":
    case "true-false":
      return true;
    case "multiple":
      return answer.options.length > 0;
    case "match":
      return answer.pairs.length > 0;
    case "order":
      return answer.order.length > 0;
    default:
      return answer.text.trim() !== "";
  }
}

/** Whether an answer has a part for each place: every left side matched. Other forms are whole as soon as they are answered. */
export function isWhole(item: PublicItem, answer: Answer | null): boolean {
  if (!isAnswered(answer)) return false;
  return item.form === "match" && answer?.form === "match" ? answer.pairs.length >= item.left.length : true;
}

/** Whether two answers say the same: ticks and pairs in any order, text but for spaces at its ends. Nothing equals nothing. */
export function sameAnswer(a: Answer | null, b: Answer | null): boolean {
  if (!isAnswered(a) || !isAnswered(b)) return isAnswered(a) === isAnswered(b);
  return essence(a as Answer) === essence(b as Answer);
}

function essence(answer: Answer): string {
  switch (answer.form) {
    case "multiple":
      return JSON.stringify([...answer.options].sort());
    case "match":
      return JSON.stringify(answer.pairs.map((pair) => JSON.stringify(pair)).sort());
    case "order":
      return JSON.stringify(answer.order);
    case "choice":
      return answer.option;
    case "true-false":
      return String(answer.value);
    default:
      return answer.text.trim();
  }
}

/** The answer after the option at a place (from 1) is chosen, or ticked and unticked; null where there is no such option. */
export function withOption(item: PublicItem, answer: Answer | null, place: number): Answer | null {
  if (item.form === "true-false") {
    return place === 1 || place === 2 ? { form: "true-false", value: place === 1 } : null;
  }
  if (item.form !== "choice" && item.form !== "multiple") return null;
  const option = item.options[place - 1]?.id;
  if (option === undefined) return null;
  if (item.form === "choice") return { form: "choice", option };
  const ticked = answer?.form === "multiple" ? answer.options : [];
  return { form: "multiple", options: toggled(item, ticked, option) };
}

/** The ticks after one was set or taken away, in the order of the options. */
export function toggled(
  item: Extract<PublicItem, { form: "multiple" }>,
  ticked: readonly string[],
  option: string,
): string[] {
  const has = ticked.includes(option);
  return item.options.map(({ id }) => id).filter((id) => (id === option ? !has : ticked.includes(id)));
}

/** The pairs after `left` got `right` (null: none); a right side that was taken elsewhere moves. */
export function paired(
  pairs: readonly [left: string, right: string][],
  left: string,
  right: string | null,
): [left: string, right: string][] {
  const others = pairs.filter(([l, r]) => l !== left && r !== right);
  return right === null ? others : [...others, [left, right]];
}

/** The order after one entry moved by `by` places; the same where it cannot. */
export function moved(order: readonly string[], id: string, by: number): string[] {
  const from = order.indexOf(id);
  const to = Math.min(order.length - 1, Math.max(0, from + by));
  const rest = order.filter((one) => one !== id);
  return from < 0 ? [...order] : [...rest.slice(0, to), id, ...rest.slice(to)];
}
