/** Small questions about values that checks and tools share. */

import type { DataPath } from "./data-path";
import type { AskAspect, Fact } from "./fact";
import type { Member, SimpleValue, Value } from "./value";

/** A key that is equal for values that mean the same: type and content, without wording helps such as `accept`. */
export function valueKey(value: Value | Member): string {
  switch (value.type) {
    case "quantity":
      return `quantity ${value.amount} ${value.unit?.other ?? ""}`;
    case "share":
      return `share ${value.percent}`;
    case "money":
      return `money ${value.amount} ${value.currency}`;
    case "date":
      return `date ${value.edtf}`;
    case "entity":
      return `entity ${value.id}`;
    case "text":
      return `text ${plain(value.text)}`;
    case "list":
      return `list ${value.members.map(valueKey).sort().join("; ")}`;
    case "sequence":
      return `sequence ${value.members.map(valueKey).join("; ")}`;
  }
}

/** Lower case, letters and digits only, single spaces: for comparing wordings. */
export function plain(text: string): string {
  // The general classes of letters are slow, and most prose does without them.
  if (ASCII.test(text)) {
    return text
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, " ")
      .trim();
  }
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

const ASCII = /^[ -~]*$/;

/** Every value of a fact with its path in the fact. */
export function valuesOf(fact: Fact): { path: DataPath; value: Value }[] {
  const all: { path: DataPath; value: Value }[] = [{ path: ["value"], value: fact.value }];
  if (fact.before) all.push({ path: ["before"], value: fact.before });
  if (fact.subject) all.push({ path: ["subject"], value: fact.subject });
  fact.contrasts.forEach((contrast, index) => {
    all.push({ path: ["contrasts", index, "is"], value: contrast.is });
  });
  fact.alsoRight.forEach((value, index) => {
    all.push({ path: ["alsoRight", index], value });
  });
  return all;
}

/** The value an aspect's card asks for, or undefined where the fact has none. */
export function answerOf(fact: Fact, aspect: AskAspect): Value | undefined {
  switch (aspect) {
    case "value":
      return fact.value;
    case "before":
      return fact.before;
    case "date":
      return fact.when === undefined ? undefined : { type: "date", edtf: fact.when, accept: [] };
    case "reverse":
      return fact.subject;
    case "claimant":
      return fact.claimant === undefined ? undefined : { type: "entity", id: fact.claimant, accept: [] };
  }
}

/** True where a value has members. */
export function isMany(value: Value): value is Exclude<Value, SimpleValue> {
  return value.type === "list" || value.type === "sequence";
}
