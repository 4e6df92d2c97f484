/** Arbitrary packs for property tests: many small facts of every kind of value, in families, chains and lists. */
import fc from "fast-check";
import type { FactInput } from "../fact";
import type { Pack } from "../pack";
import { packOf } from "./testing";

const WORDS = [
  "trust",
  "duty",
  "calm",
  "speed",
  "wealth",
  "order",
  "open courts",
  "fair votes",
  "local councils",
  "public audit",
];
const ENTITY_IDS = ["senate", "mazhilis", "council", "ann", "ben", "cy"];

const unit = fc.constantFrom(
  ["seat", "seats"] as [string, string],
  ["signature", "signatures"] as [string, string],
);
const word = fc.constantFrom(...WORDS);
const simple = fc.oneof(
  fc.record({ quantity: fc.integer({ min: 1, max: 12 }), unit, tolerance: fc.constantFrom(0, 0, 2) }),
  fc.record({ quantity: fc.integer({ min: 0, max: 90_000 }) }),
  fc.record({ share: fc.integer({ min: 0, max: 100 }), approximate: fc.boolean() }),
  fc.record({
    money: fc.integer({ min: 1, max: 99 }).map((n) => n * 100_000_000),
    currency: fc.constantFrom("USD", "KZT"),
  }),
  fc.record({
    date: fc.constantFrom(
      "2018",
      "2019",
      "2021",
      "2022",
      "2022-03",
      "2022-03-16",
      "2021-05",
      "2020-23",
      "2015/2018",
    ),
  }),
  fc.record({ entity: fc.constantFrom(...ENTITY_IDS) }),
  fc.record({ text: word, accept: fc.uniqueArray(word, { maxLength: 2 }) }),
);
const members = fc
  .uniqueArray(word, { minLength: 3, maxLength: 7 })
  .map((words) => words.map((text) => ({ key: text.replace(/ /g, "-"), text })));
const value = fc.oneof(
  { weight: 5, arbitrary: simple },
  { weight: 1, arbitrary: fc.record({ list: members }) },
  { weight: 1, arbitrary: fc.record({ sequence: members }) },
);

const oneFact = fc.record(
  {
    value,
    before: fc.option(simple, { nil: undefined }),
    subject: fc.option(fc.record({ entity: fc.constantFrom(...ENTITY_IDS) }), { nil: undefined }),
    claimant: fc.option(fc.constantFrom(...ENTITY_IDS), { nil: undefined }),
    when: fc.option(fc.constantFrom("2019", "2021-05", "2022-03-16"), { nil: undefined }),
    family: fc.option(fc.constantFrom("one", "two"), { nil: undefined }),
    status: fc.constantFrom("proposed" as const, "in-force" as const, "asserted" as const),
    contrasts: fc.array(
      fc.record({
        for: fc.constantFrom(
          "value" as const,
          "before" as const,
          "date" as const,
          "reverse" as const,
          "claimant" as const,
        ),
        is: simple,
        why: fc.constant("It is something else."),
      }),
      { maxLength: 6 },
    ),
    alsoRight: fc.array(simple, { maxLength: 2 }),
    doubtful: fc.uniqueArray(fc.constantFrom("value" as const, "before" as const, "date" as const), {
      maxLength: 1,
    }),
    follows: fc.option(fc.nat({ max: 30 }), { nil: undefined }),
  },
  { requiredKeys: ["value", "status", "contrasts", "alsoRight", "doubtful"] },
);

/** Packs of 1 to 12 facts that keep the schema, though not always the sense a checker asks for. */
export const arbitraryPack: fc.Arbitrary<Pack> = fc
  .array(oneFact, { minLength: 1, maxLength: 12 })
  .map((facts) =>
    packOf(
      ...facts.map((raw, place): Partial<FactInput> & { id: string } => {
        const { follows, ...rest } = Object.fromEntries(
          Object.entries(raw).filter(([, given]) => given !== undefined),
        ) as typeof raw;
        const id = `fact-${place}`;
        return {
          ...rest,
          id,
          label: `the thing of number ${place} in the test`,
          statement: statementFor(rest),
          ask: {
            value: "What is it?",
            ...(rest.before ? { before: "What was it?" } : {}),
            ...(rest.when ? { date: "When was it?" } : {}),
            ...(rest.subject ? { reverse: "Of which is it?" } : {}),
            ...(rest.claimant ? { claimant: "Who says so?" } : {}),
          },
          ...(follows === undefined ? {} : { follows: `fact-${follows}` }),
          ...(rest.doubtful.length > 0 ? { note: "The source is in two minds." } : {}),
        } as Partial<FactInput> & { id: string };
      }),
    ),
  );

function statementFor(raw: {
  before?: unknown;
  subject?: unknown;
  claimant?: unknown;
  when?: unknown;
}): string {
  return [
    raw.claimant ? "{claimant} said that" : "It is so that",
    raw.subject ? "for {subject}" : "here",
    raw.before ? "it went from {before} to {value}" : "it is a {value}",
    raw.when ? "in {date}." : "now.",
  ].join(" ");
}
