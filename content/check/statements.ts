/** Slots of a statement: {value} is there, no unknown ones, none without its field. */
import type { Rule } from "../draft";
import type { Fact } from "../fact";

const SLOTS = ["value", "before", "date", "subject", "claimant"] as const;
type Slot = (typeof SLOTS)[number];

const FIELD: Record<Slot, keyof Fact> = {
  value: "value",
  before: "before",
  date: "when",
  subject: "subject",
  claimant: "claimant",
};

export const statementRules: Rule = (draft, report) => {
  for (const fact of draft.facts) {
    const slots = [...fact.it.statement.matchAll(/\{([^{}]*)\}/g)].map(([, name]) => name as string);
    const say = (code: string, message: string, mend: string) =>
      report(fact, ["statement"], code, message, mend);
    if (!slots.includes("value"))
      say(
        "slot-value-missing",
        "The statement has no slot {value}.",
        "Put {value} where the answer stands in the sentence.",
      );
    if (fact.it.statement.replace(/\{[^{}]*\}/g, "").match(/[{}]/))
      say(
        "slot-braces",
        "The statement has a brace without its partner.",
        "Write slots as {value}; prose has no braces.",
      );
    for (const slot of new Set(slots)) {
      if (!isSlot(slot))
        say(
          "slot-unknown",
          `The statement has an unknown slot {${slot}}.`,
          `Use ${SLOTS.map((name) => `{${name}}`).join(", ")}.`,
        );
      else if (fact.it[FIELD[slot]] === undefined)
        say(
          "slot-without-field",
          `The statement has a slot {${slot}}, but the fact has no ${FIELD[slot]}.`,
          `Write ${FIELD[slot]}:, or take the slot out.`,
        );
      if (slots.filter((each) => each === slot).length > 1)
        say(
          "slot-repeated",
          `The statement has the slot {${slot}} more than once.`,
          "Say it once: a blank must stand in one place.",
        );
    }
  }
};

function isSlot(name: string): name is Slot {
  return (SLOTS as readonly string[]).includes(name);
}
