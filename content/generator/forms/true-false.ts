/** True or false: the statement, as it is or with something else in the slot the card asks for. */
import type { WrongReason } from "@/learn/item";
import { pick, type Random } from "@/learn/random";
import type { Member, SimpleValue, Value } from "../../value";
import { isSimple, memberOf, type Slot, slotOf } from "../answers";
import { magnitude } from "../cards";
import { hasSemicolons, inSentence } from "../display";
import type { Question } from "../question";
import { reasonOf } from "../reasons";
import { sameAnswer } from "../same";
import { bagOf } from "../sieve";
import { isDoubtful, sentence, slotsOf } from "../statement";
import { isPlural, normalize } from "../text";
import type { FormMaker } from "./form";

interface Falsehood {
  /** Put together only for the one that is shown. */
  statement: () => string;
  reason: () => WrongReason;
}

export const trueFalse: FormMaker = {
  fits: (question) => falsehoods(question, 1).length > 0,
  make: (question, random) => {
    const { fact, index } = question;
    const truth = sentence(fact, index.entities);
    const right = random() < 0.5;
    const made = right ? undefined : pickOne(question, random);
    return {
      prompt: "True or false?",
      answer: right ? "True" : "False",
      public: { form: "true-false", statement: made?.statement() ?? truth },
      key: {
        form: "true-false",
        right,
        ...(made ? { reason: made.reason(), correction: truth } : {}),
      },
    };
  },
};

function pickOne(question: Question, random: Random): Falsehood {
  return pick(random, falsehoods(question));
}

/** As many are chosen from. */
const MOST = 6;

/** The false statements the card can be asked with. */
function falsehoods(question: Question, enough = MOST): Falsehood[] {
  const { fact, aspect, index } = question;
  if (isDoubtful(fact)) return [];
  const slot = slotOf(aspect);
  const slots = slotsOf(fact.statement);
  if (!slot) return slots.includes("value") ? withWrongMember(question) : [];
  if (!slots.includes(slot)) return [];
  if (!isSimple(question.right)) return withWrongMember(question);
  const swapped = swap(question, slots);
  const rest = ` ${normalize(sentence(fact, index.entities, { [slot]: { type: "text", text: "", accept: [] } }))} `;
  const found = [...swapped];
  for (const wrong of question.wrong) {
    const { value } = wrong;
    if (found.length >= enough) break;
    if (!fitsSentence(question, slot, value, rest)) continue;
    found.push({
      statement: () => sentence(fact, index.entities, { [slot]: value }),
      reason: () => reasonOf(question, wrong),
    });
  }
  return found;
}

/** Words that do not stand where a plain name or phrase can. */
const NEGATIVE = /^(none|neither|nothing|nobody|no|not)\b/;

/** The two sides of a change of names changed about. */
function swap({ fact, aspect, index }: Question, slots: readonly Slot[]): Falsehood[] {
  const { before, value } = fact;
  if (!before || (aspect !== "value" && aspect !== "before")) return [];
  if (!slots.includes("value") || !slots.includes("before")) return [];
  if (magnitude(value) !== undefined || value.type === "date" || !isSimple(value) || !isSimple(before))
    return [];
  if (sameAnswer(value, before, index.entities)) return [];
  const text = "It is the other way round.";
  return [
    {
      statement: () => sentence(fact, index.entities, { value: before, before: value }),
      reason: () => ({ kind: "swapped", text, factId: fact.id }),
    },
  ];
}

/** Not in the sentence already, in the same number, and on the same side of a change. */
function fitsSentence(
  { fact, right, index }: Question,
  slot: Slot,
  value: SimpleValue | Member,
  rest: string,
): boolean {
  const words = normalize(inSentence(value, index.entities));
  if (rest.includes(` ${words} `)) return false;
  if (
    right.type === "entity" &&
    isPlural(inSentence(right, index.entities)) !== isPlural(inSentence(value, index.entities))
  ) {
    return false;
  }
  if (
    right.type === "quantity" &&
    value.type === "quantity" &&
    (right.amount === 1) !== (value.amount === 1)
  ) {
    return false;
  }
  if (NEGATIVE.test(words) && !NEGATIVE.test(normalize(inSentence(right, index.entities)))) return false;
  const side = slot === "value" ? fact.before : slot === "before" ? fact.value : undefined;
  if (side?.type === "text" && value.type === "text" && bagOf(side.text) === bagOf(value.text)) return false;
  const fixed = side && magnitude(side);
  const own = magnitude(right as Value);
  const given = magnitude(value as Value);
  if (fixed === undefined || own === undefined || given === undefined) return true;
  return Math.sign(own - fixed) === Math.sign(given - fixed);
}

/** A list with one wrong member in the place of a right one. */
function withWrongMember(question: Question): Falsehood[] {
  const { fact, aspect, wrong, index } = question;
  if (isSimple(fact.value)) return [];
  const { type, members } = fact.value;
  const own = memberOf(fact, aspect);
  if (aspect.startsWith("position-") || type === "sequence") return [];
  const semicolons = hasSemicolons(fact.value, index.entities);
  return wrong.slice(0, 4).flatMap((option, place) => {
    const out = own ?? members[place % members.length];
    const other = { ...option.value, key: "other" } as Member;
    const changed: Value = { type, members: members.map((member) => (member === out ? other : member)) };
    if (!semicolons && hasSemicolons(changed, index.entities)) return [];
    return {
      statement: () => sentence(fact, index.entities, { value: changed }),
      reason: () => reasonOf(question, option),
    };
  });
}
