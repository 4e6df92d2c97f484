/** Dates of a fact, and the lines it cites, run forwards. */
import { spanOf, validity } from "../dates";
import type { Located, Report, Rule } from "../draft";
import type { Fact } from "../fact";

export const dateRules: Rule = (draft, report) => {
  const asOf = draft.head ? spanOf(draft.head.it.asOf) : null;
  for (const fact of draft.facts) {
    checkValidity(fact, report);
    checkLines(fact, report);
    if (asOf) checkFuture(fact, asOf.to, report);
  }
};

function checkValidity(fact: Located<Fact>, report: Report): void {
  const { validFrom, validTo } = fact.it;
  if (validFrom === undefined || validTo === undefined) return;
  const span = validity(fact.it);
  if (span.from > span.to)
    report(
      fact,
      ["validFrom"],
      "valid-reversed",
      `The fact holds from ${validFrom} to ${validTo}, which is before it.`,
      "Exchange or mend the dates.",
    );
}

function checkLines(fact: Located<Fact>, report: Report): void {
  fact.it.cite.forEach((cite, index) => {
    for (const { from, to } of cite.lines) {
      if (from > to)
        report(
          fact,
          ["cite", index],
          "cite-reversed",
          `The lines ${from}-${to} run backwards.`,
          `Write ${to}-${from}.`,
        );
      if (from === 0)
        report(fact, ["cite", index], "cite-zero", "Lines are counted from 1.", "Mend the line number.");
    }
  });
}

/** What has occurred cannot have done so after the date the pack speaks of. */
function checkFuture(fact: Located<Fact>, asOf: number, report: Report): void {
  const { when, status } = fact.it;
  if (when === undefined || (status !== "occurred" && status !== "adopted" && status !== "repealed")) return;
  const span = spanOf(when);
  if (span && span.from > asOf)
    report(
      fact,
      ["status"],
      "status-in-future",
      `The fact is ${status}, but its date ${when} is after the pack's as-of date.`,
      "Write status: proposed, or mend the date.",
    );
}
