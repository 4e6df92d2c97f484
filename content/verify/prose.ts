/** The prose of a fact, field by field, and how values read in it. */

import type { DataPath } from "../data-path";
import type { Fact } from "../fact";
import type { Entity } from "../pack";
import type { Member, Value } from "../value";

export interface Prose {
  path: DataPath;
  text: string;
}

type Entities = ReadonlyMap<string, Entity>;

/** What the fact itself says: everything but notes and wrong options. Slots are filled in. */
export function statedProse(fact: Fact, entities: Entities): Prose[] {
  const asks = Object.entries(fact.ask).flatMap(([aspect, text]) =>
    text === undefined ? [] : [{ path: ["ask", aspect], text }],
  );
  return [
    { path: ["label"], text: fact.label },
    { path: ["statement"], text: fillSlots(fact, entities) },
    ...asks,
    { path: ["explain"], text: fact.explain },
  ];
}

/** Reasons and wordings of wrong options, and the note. */
export function asideProse(fact: Fact, entities: Entities): Prose[] {
  const contrasts = fact.contrasts.flatMap(({ is, why }, index) => [
    { path: ["contrasts", index, "is"], text: wording(is, entities) },
    { path: ["contrasts", index, "why"], text: why },
  ]);
  return [...contrasts, ...(fact.note === undefined ? [] : [{ path: ["note"], text: fact.note }])];
}

function fillSlots(fact: Fact, entities: Entities): string {
  const claimant = fact.claimant === undefined ? undefined : entities.get(fact.claimant)?.name;
  const slots: Record<string, string | undefined> = {
    value: wording(fact.value, entities),
    before: fact.before && wording(fact.before, entities),
    subject: fact.subject && wording(fact.subject, entities),
    claimant: claimant ?? fact.claimant,
    // The date is checked as a field of its own.
    date: "",
  };
  return fact.statement.replace(/\{(\w+)\}/g, (slot, name: string) => slots[name] ?? slot);
}

/** A value in words, near enough for comparing texts. */
export function wording(value: Value | Member, entities: Entities): string {
  switch (value.type) {
    case "quantity":
      return value.text ?? `${value.amount.toLocaleString("en")} ${value.unit?.other ?? ""}`.trim();
    case "share":
      return value.text ?? `${value.percent}%`;
    case "money":
      // The currency is shown as a sign or a word, never by its code.
      return value.text ?? value.amount.toLocaleString("en");
    case "date":
      return "";
    case "entity":
      return entities.get(value.id)?.name ?? value.id;
    case "text":
      return value.text;
    case "list":
    case "sequence":
      return value.members.map((member) => wording(member, entities)).join("; ");
  }
}
