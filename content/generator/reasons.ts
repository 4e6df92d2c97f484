/** Sentences that tell a learner what a wrong option really is. */
import type { WrongReason } from "@/learn/item";
import type { Fact } from "../fact";
import type { Entity } from "../pack";
import type { Member, SimpleValue } from "../value";
import { alone, inSentence, withoutUnit } from "./display";
import type { Question } from "./question";
import { sentence } from "./statement";
import { capitalize, isPlural, ordinal } from "./text";
import type { WrongOption } from "./wrong-options";

type Entities = ReadonlyMap<string, Entity>;

/** What has not come about yet is not told as if it had. */
const CHANGES_TO: Partial<Record<Fact["status"], string>> = {
  proposed: "is proposed",
  adopted: "is to come",
};

/** Why the option is wrong for the question: the misconception it stands for, in a sentence. */
export function reasonOf({ index, fact, aspect }: Question, { value, origin }: WrongOption): WrongReason {
  const { entities } = index;
  switch (origin.of) {
    case "contrast":
      return { kind: "authored", text: origin.why };
    case "own-before":
      return { kind: "old-value", text: wasBefore(fact, value), factId: fact.id };
    case "own-value": {
      const what = CHANGES_TO[fact.status] ?? "it changed to";
      return { kind: "swapped", text: `That is what ${what}, not what was before.`, factId: fact.id };
    }
    case "earlier":
    case "later": {
      const text = `That is from ${origin.of === "earlier" ? "an earlier" : "a later"} change: ${sentence(origin.fact, entities)}`;
      return { kind: origin.of === "earlier" ? "old-value" : "other-fact", text, factId: origin.fact.id };
    }
    case "relative-statement":
      return {
        kind: aspect === "reverse" ? "swapped" : "other-fact",
        text: sentence(origin.fact, entities),
        factId: origin.fact.id,
      };
    case "relative-value":
      return { kind: "other-fact", text: existsAs(value, origin.fact, entities), factId: origin.fact.id };
    case "relative-before": {
      const text = `${alone(value, entities)} was the earlier figure of something else, the ${articleLess(origin.fact.label)}.`;
      return { kind: "other-fact", text, factId: origin.fact.id };
    }
    case "other-list": {
      const text = `${alone(value, entities)} belongs to another list: the ${articleLess(origin.fact.label)}.`;
      return { kind: "other-fact", text, factId: origin.fact.id };
    }
    case "place":
      return {
        kind: "neighbour",
        text: `That one is ${ordinal(origin.place + 1)} in the order.`,
        factId: fact.id,
      };
  }
}

function wasBefore(fact: Fact, { type }: SimpleValue | Member): string {
  if (fact.kind === "renaming") return "That is the name before the change.";
  if (type === "date") return "That was the earlier date.";
  const isFigure = type === "quantity" || type === "share" || type === "money";
  return isFigure ? "That was the figure before." : "That is how it was before.";
}

/** A label without a leading article. */
export function articleLess(label: string): string {
  return label.replace(/^(the|a|an) /i, "").replace(/\.$/, "");
}

/** "700 is the minimum size …": what a value that is wrong here is right for. */
function existsAs(value: SimpleValue | Member, fact: Fact, entities: Entities): string {
  const name = articleLess(fact.label);
  const shown = alone(value, entities);
  if (value.type === "text" || shown.length > 60) return `That belongs to something else: the ${name}.`;
  // What is only proposed is not told as if it were so.
  const verb = fact.status === "proposed" ? "would be" : "is";
  const bare = value.type === "quantity" && /^(total |combined )?(number|count)\b/.test(name);
  const subject = bare ? capitalize(withoutUnit(value, entities)) : shown;
  return value.type === "entity" && isPlural(inSentence(value, entities)) && verb === "is"
    ? `${subject}: that is the answer for the ${name}.`
    : `${subject} ${verb} the ${name}.`;
}
