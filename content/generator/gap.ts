/** Sentences with a gap: the prompt of a member's card, and the sentence of a cloze. */
import type { Fact } from "../fact";
import type { Member, SimpleValue, Value } from "../value";
import { isSimple, type Slot } from "./answers";
import { currencyParts, scaled } from "./display";
import type { PackIndex } from "./pack-index";
import { surfaces } from "./same";
import { isDoubtful, sentence, slotsOf, slotWithoutUnit } from "./statement";
import { normalize } from "./text";

/** How the gap is printed in a prompt. */
const GAP = "____";
/** Stands for the gap while a sentence is put together; occurs in no text. */
const MARK = "\uE000";

/** A gap prompt may be this long; a longer one is a reading exercise. */
const LONGEST_PROMPT = 280;

/** Of a longer list, a single member is not asked for with all the others in sight. */
const MOST_MEMBERS = 6;

/** "Fill the gap: …" with one member of the fact's list left out; undefined when that would not work. */
export function gapPrompt(index: PackIndex, fact: Fact, member: Member): string | undefined {
  if (isSimple(fact.value)) return undefined;
  const { members } = fact.value;
  if (members.length < 3 || members.length > MOST_MEMBERS || isDoubtful(fact)) return undefined;
  if (slotsOf(fact.statement).filter((slot) => slot === "value").length !== 1) return undefined;
  const gap: Member = { key: member.key, type: "text", text: GAP, accept: [] };
  const value: Value = {
    type: fact.value.type,
    members: members.map((other) => (other === member ? gap : other)),
  };
  const text = sentence(fact, index.entities, { value });
  const prompt = `Fill the gap: ${text}`;
  return prompt.length <= LONGEST_PROMPT && !gives(text, member, index) ? prompt : undefined;
}

/** True when the words hold a wording of the answer. */
export function gives(text: string, answer: SimpleValue | Member, index: PackIndex): boolean {
  const words = ` ${normalize(text)} `;
  return [...surfaces(answer, index.entities)].some(
    (surface) => surface !== "" && words.includes(` ${surface} `),
  );
}

/** A statement around the blank of one slot, and what the blank is for. */
export interface Gapped {
  before: string;
  after: string;
}

/**
 * True when a telling word of the answer stands in the prompt and in no wrong option: then the prompt points
 * at the answer. Short words tell nothing.
 */
export function pointsAt(prompt: string, right: string, wrong: readonly string[]): boolean {
  const inPrompt = new Set(normalize(prompt).split(" "));
  const inWrong = new Set(wrong.flatMap((text) => normalize(text).split(" ")));
  return normalize(right)
    .split(" ")
    .some((word) => word.length > 4 && inPrompt.has(word) && !inWrong.has(word));
}

/** The statement with one slot blanked; undefined when the answer still shows or the slot is not there once. */
export function gapped(
  index: PackIndex,
  fact: Fact,
  slot: Slot,
  answer: SimpleValue | Member,
): Gapped | undefined {
  if (isDoubtful(fact) || slotsOf(fact.statement).filter((other) => other === slot).length !== 1)
    return undefined;
  const mark: Value = {
    type: "text",
    text: markFor(
      slot === slotWithoutUnit(fact) && answer.type === "quantity" ? { ...answer, unit: undefined } : answer,
    ),
    accept: [],
  };
  const text = sentence(fact, index.entities, { [slot]: mark });
  const [before = "", after = ""] = text.split(MARK);
  if (gives(`${before} ${after}`, answer, index)) return undefined;
  return { before: before.replace(/\ban? $/i, (article) => `${article[0]}(n) `), after };
}

/** The blank with what stays visible around it: unit, sign, "about". */
function markFor(answer: SimpleValue | Member): string {
  if (answer.type === "entity" || answer.type === "text" || answer.type === "date" || answer.text)
    return MARK;
  const about = answer.approximate ? "about " : "";
  if (answer.type === "share") return `${about}${MARK}%`;
  const word = scaled(answer.amount).word;
  if (answer.type === "money") {
    const { prefix, suffix } = currencyParts(answer.currency);
    return `${about}${prefix}${[MARK, word, suffix].filter(Boolean).join(" ")}`;
  }
  return `${about}${[MARK, word, answer.unit?.other].filter(Boolean).join(" ")}`;
}
