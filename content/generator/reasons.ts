/** Sentences that tell a learner what a wrong option really is. */
import type { Member, SimpleValue } from "../value";

/** A label without a leading article. */
export function articleLess(label: string): string {
  return label.replace(/^(the|a|an) /i, "").replace(/\.$/, "");
}

/** "700 is the minimum size …": what a value that is wrong here is right for. */
export function existsAs(shown: string, value: SimpleValue | Member, label: string): string {
  const name = articleLess(label);
  if (value.type === "text" || shown.length > 60) return `That answers another question: ${name}.`;
  const plural = value.type === "entity" ? /s$/.test(shown) && !/(ss|us|is)$/.test(shown) : false;
  return plural ? `${shown}: that is the answer for the ${name}.` : `${shown} is the ${name}.`;
}
