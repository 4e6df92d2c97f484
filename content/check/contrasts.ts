/** Written wrong options: wrong, different from each other, and of the answer's type. */
import type { Located, Report, Rule } from "../draft";
import type { Contrast, Fact } from "../fact";
import { answerOf, isMany, plain, valueKey } from "../fact-values";
import type { Entity } from "../pack";
import type { Member, Value } from "../value";

export const contrastRules: Rule = (draft, report) => {
  const entities = new Map(draft.entities.map(({ it }) => [it.id, it]));
  for (const fact of draft.facts) {
    const seen = new Set<string>();
    fact.it.contrasts.forEach((contrast, index) => {
      checkContrast(fact, contrast, index, entities, report);
      const key = `${contrast.for} ${valueKey(contrast.is)}`;
      if (seen.has(key))
        report(
          fact,
          ["contrasts", index],
          "contrast-duplicate",
          "The same wrong option is written twice.",
          "Remove one, or write another misconception.",
        );
      seen.add(key);
    });
  }
};

function checkContrast(
  fact: Located<Fact>,
  contrast: Contrast,
  index: number,
  entities: ReadonlyMap<string, Entity>,
  report: Report,
): void {
  const say = (code: string, message: string, mend: string) =>
    report(fact, ["contrasts", index], code, message, mend);
  const answer = answerOf(fact.it, contrast.for);
  if (!answer) {
    say(
      "contrast-without-answer",
      `A wrong option is written for "${contrast.for}", but the fact has no such answer.`,
      "Mend for:, or remove the option.",
    );
    return;
  }
  const right: (Value | Member)[] = [
    answer,
    ...(isMany(answer) ? answer.members : []),
    ...(contrast.for === "value" ? fact.it.alsoRight : []),
  ];
  const wordings = new Set(right.flatMap((value) => wordingsOf(value, entities)));
  const clash =
    right.some((value) => valueKey(value) === valueKey(contrast.is)) ||
    wordingsOf(contrast.is, entities).some((wording) => wordings.has(wording));
  if (clash)
    say(
      "contrast-is-right",
      "A wrong option is the right answer, or one of its accepted wordings.",
      "Write another wrong option.",
    );
  if (isMany(answer)) {
    if (contrast.is.type !== "text" && contrast.is.type !== "entity")
      say(
        "contrast-type",
        `A wrong member is a text or an entity, not of type ${contrast.is.type}.`,
        "Write it as { text } or { entity }.",
      );
    return;
  }
  if (contrast.is.type !== answer.type)
    say(
      "contrast-type",
      `The answer is of type ${answer.type}, this wrong option of type ${contrast.is.type}.`,
      `Write the option as { ${answer.type}: … }.`,
    );
  else if (
    contrast.is.type === "quantity" &&
    answer.type === "quantity" &&
    contrast.is.unit?.other !== answer.unit?.other
  )
    say(
      "contrast-unit",
      `The answer is in "${answer.unit?.other ?? "no unit"}", this wrong option in "${contrast.is.unit?.other ?? "no unit"}".`,
      "Write it in the same unit.",
    );
}

function wordingsOf(value: Value | Member, entities: ReadonlyMap<string, Entity>): string[] {
  if (value.type === "text") return [value.text, ...value.accept].map(plain);
  if (value.type !== "entity") return [];
  const entity = entities.get(value.id);
  return [...(entity ? [entity.name, ...entity.aliases] : []), ...value.accept].map(plain);
}
