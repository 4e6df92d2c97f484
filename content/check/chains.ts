/** Chains of facts by `follows`: each link exists, fits, and leads backwards in time. */
import { spanOf } from "../dates";
import type { Located, Report, Rule } from "../draft";
import type { Fact } from "../fact";
import { valueKey } from "../fact-values";
import { nearest } from "./nearest";

export const chainRules: Rule = (draft, report) => {
  const facts = new Map(draft.facts.map((fact) => [fact.it.id, fact]));
  for (const fact of draft.facts) {
    const { follows } = fact.it;
    if (follows === undefined || draft.unread.has(follows)) continue;
    const earlier = facts.get(follows);
    if (!earlier) {
      const near = nearest(follows, facts.keys());
      report(
        fact,
        ["follows"],
        "follows-unknown",
        `There is no fact "${follows}" to follow.`,
        near ? `Did you mean "${near}"?` : "Name an existing fact, or remove follows:.",
      );
    } else {
      checkLink(fact, earlier.it, report);
    }
  }
  reportCycles(draft.facts, facts, report);
};

function checkLink(fact: Located<Fact>, earlier: Fact, report: Report): void {
  const { before, when } = fact.it;
  if (before && valueKey(before) !== valueKey(earlier.value)) {
    report(
      fact,
      ["before"],
      "follows-before-differs",
      `The value before is not the value of "${earlier.id}", which this fact follows.`,
      "Make the two equal, or remove follows:.",
    );
  }
  if (when === undefined || earlier.when === undefined) return;
  const [now, then] = [spanOf(when), spanOf(earlier.when)];
  if (now && then && then.from > now.to)
    report(
      fact,
      ["follows"],
      "follows-later",
      `The fact follows "${earlier.id}", which is of a later date (${earlier.when}, after ${when}).`,
      "Mend the dates, or turn the link round.",
    );
}

/** Each cycle is reported once, at the fact of it that comes first. */
function reportCycles(
  order: readonly Located<Fact>[],
  facts: ReadonlyMap<string, Located<Fact>>,
  report: Report,
): void {
  const done = new Set<string>();
  for (const start of order) {
    const trail = new Set<string>();
    let at: Located<Fact> | undefined = start;
    while (at && !done.has(at.it.id) && !trail.has(at.it.id)) {
      trail.add(at.it.id);
      at = at.it.follows === undefined ? undefined : facts.get(at.it.follows);
    }
    if (at && trail.has(at.it.id))
      report(
        at,
        ["follows"],
        "follows-cycle",
        `The chain of "${at.it.id}" comes back to itself.`,
        "Remove follows: from the earliest fact of the chain.",
      );
    for (const id of trail) done.add(id);
  }
}
