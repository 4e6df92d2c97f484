/**
 * What must hold for every item: proved by looking at the item and the fact afresh, not by trusting the
 * form that made it. An empty list of problems is the proof.
 */
import type { Card, Item, Option, PublicItem, TypedKey, WrongReason } from "@/learn/item";
import type { Fact } from "../fact";
import { isSimple, rightAnswer } from "./answers";
import { alone } from "./display";
import { gives } from "./gap";
import type { PackIndex } from "./pack-index";
import { surfaces } from "./same";
import { sentence } from "./statement";
import { normalize } from "./text";
import { truths } from "./wrong-options";

/** Every way in which the item is unsound, in words; empty for a sound one. */
export function proveItem(index: PackIndex, card: Card, item: Item): string[] {
  const fact = index.facts.get(card.factId);
  if (!fact) return ["the fact is not in the pack"];
  return [
    ...proveUndoubted(card, fact),
    ...provePublic(item.public),
    ...provePrompt(index, card, item, fact),
    ...proveOptions(index, card, item, fact),
    ...proveTyped(index, card, item, fact),
    ...provePairsAndOrder(item),
    ...proveStatement(index, item, fact),
  ];
}

/** What the source contradicts itself on is not asked, and a note says so. */
function proveUndoubted(card: Card, fact: Fact): string[] {
  const asked =
    card.aspect.startsWith("member-") || card.aspect.startsWith("position-") ? "value" : card.aspect;
  const problems = (fact.doubtful as string[]).includes(asked) ? ["the aspect asked is doubtful"] : [];
  if (fact.doubtful.length > 0 && !fact.note) problems.push("a doubtful fact needs a note");
  return problems;
}

const FIELDS: Record<PublicItem["form"], readonly string[]> = {
  flip: [],
  cloze: ["sentence", "blank"],
  typed: [],
  numeric: ["unit", "prefix"],
  date: ["precision"],
  choice: ["options"],
  multiple: ["options"],
  "true-false": ["statement"],
  match: ["left", "right"],
  order: ["options"],
};

/** Nothing beyond the named fields is public; options carry an id in order of display, and a text. */
function provePublic(shown: PublicItem): string[] {
  const allowed = new Set(["id", "prompt", "context", "form", ...FIELDS[shown.form]]);
  const problems = Object.keys(shown)
    .filter((field) => !allowed.has(field))
    .map((field) => `the public part has the field ${field}`);
  for (const options of optionLists(shown)) {
    const first = options[0]?.id.charCodeAt(0) ?? 0;
    options.forEach((option, place) => {
      if (Object.keys(option).sort().join() !== "id,text")
        problems.push(`option ${option.id} has more than id and text`);
      if (option.id !== String.fromCharCode(first + place))
        problems.push(`the id ${option.id} is out of order`);
      if (option.text.trim() === "") problems.push(`option ${option.id} is empty`);
    });
    const texts = options.map((option) => normalize(option.text));
    if (new Set(texts).size !== texts.length) problems.push("two options read the same");
  }
  return problems;
}

/** All lists of options an item shows. */
function optionLists(shown: PublicItem): Option[][] {
  switch (shown.form) {
    case "choice":
    case "multiple":
    case "order":
      return [shown.options];
    case "match":
      return [shown.left, shown.right];
    default:
      return [];
  }
}

function provePrompt(index: PackIndex, card: Card, item: Item, fact: Fact): string[] {
  const problems: string[] = [];
  const { prompt } = item.public;
  if (!/[.?!:)”"]$/.test(prompt)) problems.push(`the prompt ends oddly: ${prompt.slice(-12)}`);
  if (/[{}]|\uE000|undefined|\bNaN\b/.test(JSON.stringify(item.public.prompt) + shownText(item.public))) {
    problems.push("a slot or a mark is left over");
  }
  const right = rightAnswer(fact, card.aspect);
  const recalls = ["cloze", "typed", "numeric", "date", "choice"].includes(item.form);
  if (recalls && right && isSimple(right) && gives(prompt, right, index))
    problems.push("the prompt holds the answer");
  if (item.public.form === "cloze" && right && isSimple(right)) {
    const { before, after } = item.public.sentence;
    if (gives(`${before} ${after}`, right, index)) problems.push("the sentence holds the answer");
    if (/\ban?$/i.test(before.trimEnd()))
      problems.push("the article before the gap gives the answer's first sound");
    if (before.trim() + after.trim() === "") problems.push("nothing stands around the gap");
  }
  return problems;
}

function shownText(shown: PublicItem): string {
  if (shown.form === "cloze") return shown.sentence.before + shown.sentence.after;
  if (shown.form === "true-false") return shown.statement;
  return optionLists(shown)
    .flat()
    .map((option) => option.text)
    .join(" ");
}

/** Exactly the right options are right, the others wrong for a reason, and true of nothing that is asked. */
function proveOptions(index: PackIndex, card: Card, item: Item, fact: Fact): string[] {
  const { public: shown, key } = item;
  const right = rightAnswer(fact, card.aspect);
  if (!right || (shown.form !== "choice" && shown.form !== "multiple")) return [];
  if (key.form !== "choice" && key.form !== "multiple") return ["the key is of another form"];
  const problems: string[] = [];
  const rightIds = new Set(key.form === "choice" ? [key.right] : key.right);
  if (key.form === "choice" && rightIds.size !== 1) problems.push("not exactly one right option");
  if (key.form === "multiple" && rightIds.size < 2) problems.push("fewer than two right options");
  if (shown.options.length < 3) problems.push("fewer than three options");
  const rightTexts = isSimple(right)
    ? [normalize(alone(right, index.entities))]
    : right.members.map((member) => normalize(alone(member, index.entities)));
  const forbidden = truths(fact, card.aspect, right).flatMap((truth) => [...surfaces(truth, index.entities)]);
  for (const { id, text } of shown.options) {
    const plain = normalize(text);
    const reason = key.reasons[id];
    if (rightIds.has(id)) {
      if (!rightTexts.includes(plain)) problems.push(`${text} is keyed as right and is not the answer`);
      if (reason) problems.push(`${text} is right and has a reason for being wrong`);
    } else {
      if (forbidden.includes(plain)) problems.push(`${text} is offered as wrong and is right`);
      problems.push(...proveReason(index, reason, text));
    }
  }
  if (Object.keys(key.reasons).length !== shown.options.length - rightIds.size)
    problems.push("reasons and options differ");
  return problems;
}

function proveReason(index: PackIndex, reason: WrongReason | undefined, text: string): string[] {
  if (!reason || reason.text.trim() === "") return [`${text} has no reason`];
  if (/[{}]|undefined/.test(reason.text)) return [`the reason of ${text} has a slot left over`];
  if (reason.kind === "authored") return [];
  return reason.factId && index.facts.has(reason.factId)
    ? []
    : [`the reason of ${text} names no fact of the pack`];
}

/** What is accepted is right, and no known wrong answer would be accepted. */
function proveTyped(index: PackIndex, card: Card, item: Item, fact: Fact): string[] {
  if (!("typed" in item.key)) return [];
  const key: TypedKey = item.key.typed;
  const right = rightAnswer(fact, card.aspect);
  if (!right || !isSimple(right)) return ["a list is asked to be typed"];
  const problems = key.wrong.flatMap(({ reason }) => proveReason(index, reason, "a known wrong answer"));
  if (key.match === "text") {
    const accepted = new Set(key.accept.map(normalize));
    if (!accepted.has(normalize(alone(right, index.entities))))
      problems.push("the answer itself is not accepted");
    for (const known of key.wrong) {
      if ("texts" in known && known.texts.some((text) => accepted.has(normalize(text)))) {
        problems.push("a known wrong answer is accepted");
      }
    }
  }
  if (key.match === "number") {
    for (const known of key.wrong) {
      if ("amount" in known && Math.abs(known.amount - key.amount) <= key.tolerance) {
        problems.push("a known wrong number lies within the tolerance");
      }
    }
  }
  return problems;
}

/** Each left has one right, each right one left; an order names every option once. */
function provePairsAndOrder({ public: shown, key }: Item): string[] {
  if (shown.form === "match" && key.form === "match") {
    const lefts = new Set(key.pairs.map(([left]) => left));
    const rights = new Set(key.pairs.map(([, right]) => right));
    const whole = [lefts.size, rights.size, shown.left.length, shown.right.length, key.pairs.length];
    if (whole.some((count) => count !== whole[0]) || lefts.size < 3)
      return ["the pairs are not one to one, or under three"];
    const known =
      shown.left.every(({ id }) => lefts.has(id)) && shown.right.every(({ id }) => rights.has(id));
    return known ? [] : ["a pair names an option that is not shown"];
  }
  if (shown.form === "order" && key.form === "order") {
    const ids = shown.options.map(({ id }) => id);
    if (ids.length < 3 || [...ids].sort().join() !== [...key.order].sort().join())
      return ["the order does not name every option once"];
    return key.order.join() === ids.join() ? ["the options are shown in the right order"] : [];
  }
  return [];
}

/** A true statement is the fact's own; a false one differs from it, and says why. */
function proveStatement(index: PackIndex, { public: shown, key }: Item, fact: Fact): string[] {
  if (shown.form !== "true-false" || key.form !== "true-false") return [];
  const truth = sentence(fact, index.entities);
  if (key.right) return shown.statement === truth ? [] : ["a statement keyed as true is not the fact's"];
  const problems =
    normalize(shown.statement) === normalize(truth) ? ["a statement keyed as false is true"] : [];
  if (key.correction !== truth) problems.push("the correction is not the fact's statement");
  return [...problems, ...proveReason(index, key.reason, "a false statement")];
}
