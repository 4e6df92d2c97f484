/** What each kind of fact needs. */
import type { Located, Report, Rule } from "../draft";
import type { Fact, FactKind } from "../fact";

const NEEDS: Partial<Record<FactKind, readonly ("before" | "subject" | "claimant")[]>> = {
  change: ["before"],
  renaming: ["before"],
  pair: ["subject"],
  definition: ["subject"],
  claim: ["claimant"],
};

const VALUE_TYPE: Partial<Record<FactKind, Fact["value"]["type"]>> = {
  membership: "list",
  sequence: "sequence",
};

export const kindRules: Rule = (draft, report) => {
  for (const fact of draft.facts) checkKind(fact, report);
};

function checkKind(fact: Located<Fact>, report: Report): void {
  const { kind, value } = fact.it;
  for (const field of NEEDS[kind] ?? []) {
    if (fact.it[field] === undefined)
      report(
        fact,
        ["kind"],
        "kind-needs-field",
        `A ${kind} needs "${field}", which is missing.`,
        `Write ${field}:, or choose another kind.`,
      );
  }
  const type = VALUE_TYPE[kind];
  if (type && value.type !== type)
    report(
      fact,
      ["value"],
      "kind-value-type",
      `The value of a ${kind} is a ${type}, but this is of type ${value.type}.`,
      `Write value: { ${type}: [...] }, or choose another kind.`,
    );
  if (value.type === "sequence" && kind !== "sequence")
    report(
      fact,
      ["kind"],
      "kind-value-type",
      `A value with an order belongs to a fact of kind sequence, not ${kind}.`,
      "Write kind: sequence, or a list where the order means nothing.",
    );
  if (kind === "claim" && fact.it.status !== "asserted")
    report(
      fact,
      ["status"],
      "claim-status",
      `A claim is asserted, not ${fact.it.status}.`,
      "Write status: asserted, or choose another kind if it is no claim.",
    );
}
