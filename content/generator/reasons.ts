/** Sentences that tell a learner what a wrong option really is. */
import type { Fact } from "../fact";
import type { Entity } from "../pack";
import type { Member, SimpleValue } from "../value";
import { alone, withoutUnit } from "./display";
import { capitalize, isPlural } from "./text";

/** A label without a leading article. */
export function articleLess(label: string): string {
  return label.replace(/^(the|a|an) /i, "").replace(/\.$/, "");
}

/** "700 is the minimum size …": what a value that is wrong here is right for. */
export function existsAs(
  value: SimpleValue | Member,
  fact: Fact,
  entities: ReadonlyMap<string, Entity>,
): string {
  const name = articleLess(fact.label);
  const shown = alone(value, entities);
  if (value.type === "text" || shown.length > 60) return `That answers another question: ${name}.`;
  // What is only proposed is not told as if it were so.
  const verb = fact.status === "proposed" ? "would be" : "is";
  const bare = value.type === "quantity" && /^(total |combined )?(number|count)\b/.test(name);
  const subject = bare ? capitalize(withoutUnit(value, entities)) : shown;
  return value.type === "entity" && isPlural(subject) && verb === "is"
    ? `${subject}: that is the answer for the ${name}.`
    : `${subject} ${verb} the ${name}.`;
}
