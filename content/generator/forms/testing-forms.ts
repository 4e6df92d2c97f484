/** What several tests of forms ask about. */
import type { Item, WrongReason } from "@/learn/item";
import { tryOut } from "../testing";

export const quantity = (amount: number) => ({
  quantity: amount,
  unit: ["seat", "seats"] as [string, string],
});

/** The kind of reason by the option's text. */
export function reasons(item: Item): Record<string, WrongReason["kind"]> {
  const { public: shown, key } = item;
  if (!("options" in shown) || !("reasons" in key)) throw new Error("no options with reasons");
  return Object.fromEntries(
    shown.options.flatMap(({ id, text }) => (key.reasons[id] ? [[text, key.reasons[id].kind]] : [])),
  );
}
export function over(seeds: number, make: (seed: number) => Item): Item[] {
  return Array.from({ length: seeds }, (_, seed) => make(seed));
}

export const party = tryOut(
  {
    id: "old-cut",
    kind: "change",
    label: "signatures needed to found a party after 2019",
    statement: "In 2019 the signatures needed were cut from {before} to {value}.",
    value: quantity(20000),
    before: quantity(40000),
    family: "thresholds",
  },
  {
    id: "cut",
    kind: "change",
    label: "signatures needed to found a party under the new package",
    statement: "The package would cut the signatures needed from {before} to {value}.",
    ask: { value: "How many signatures would be needed?", before: "How many signatures were needed before?" },
    value: { ...quantity(5000), accept: ["five thousand"] },
    before: quantity(20000),
    follows: "old-cut",
    family: "thresholds",
    status: "proposed",
    contrasts: [{ is: quantity(200), why: "200 is for a regional branch." }],
  },
  { id: "branch", label: "seats of a branch", value: quantity(700), family: "thresholds" },
);
