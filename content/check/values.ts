/** Values make sense by themselves and beside each other. */
import type { Located, Report, Rule } from "../draft";
import type { Fact } from "../fact";
import { isMany, plain, valueKey, valuesOf } from "../fact-values";
import type { Value } from "../value";

export const valueRules: Rule = (draft, report) => {
  for (const fact of draft.facts) {
    for (const { path, value } of valuesOf(fact.it)) checkMembers(fact, path, value, report);
    checkBefore(fact, report);
  }
};

function checkMembers(
  fact: Located<Fact>,
  path: readonly (string | number)[],
  value: Value,
  report: Report,
): void {
  if (!isMany(value)) return;
  const keys = new Set<string>();
  const words = new Set<string>();
  value.members.forEach((member, index) => {
    const at = [...path, value.type, index];
    const wording = member.type === "text" ? plain(member.text) : member.key;
    if (keys.has(member.key) || words.has(wording))
      report(
        fact,
        at,
        "member-duplicate",
        `The member "${member.type === "text" ? member.text : member.id}" stands twice in the ${value.type}.`,
        "Remove one, or give it a key and wording of its own.",
      );
    keys.add(member.key);
    words.add(wording);
  });
}

function checkBefore(fact: Located<Fact>, report: Report): void {
  const { value, before } = fact.it;
  if (!before) return;
  if (valueKey(before) === valueKey(value)) {
    report(
      fact,
      ["before"],
      "before-equals-value",
      "The value before the change is the same as the value after it.",
      "Mend one of the two, or remove before: if nothing changed.",
    );
    return;
  }
  if (before.type !== value.type) {
    report(
      fact,
      ["before"],
      "before-type",
      `The value before is of type ${before.type}, the value after of type ${value.type}.`,
      "Write both with the same tag.",
    );
    return;
  }
  if (before.type === "quantity" && value.type === "quantity" && before.unit?.other !== value.unit?.other) {
    report(
      fact,
      ["before"],
      "before-unit",
      `The value before is in "${before.unit?.other ?? "no unit"}", the value after in "${value.unit?.other ?? "no unit"}".`,
      "Write both in the same unit.",
    );
  }
}
