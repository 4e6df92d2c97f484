/** When two answers are the same answer: by canonical value, by any wording of either, by overlap. */
import type { Entity } from "../pack";
import type { Member, SimpleValue, Value } from "../value";
import { datesOverlap } from "./dates";
import { inSentence } from "./display";
import { normalize } from "./text";

type Entities = ReadonlyMap<string, Entity>;
type Simple = SimpleValue | Member;

/** Canonical form of a value: the same for two values exactly when they mean the same. */
export function canonical(value: Value | Member): string {
  switch (value.type) {
    case "quantity":
      return `quantity:${value.amount}:${value.unit ? normalize(value.unit.other) : ""}`;
    case "share":
      return `share:${value.percent}`;
    case "money":
      return `money:${value.currency}:${value.amount}`;
    case "date":
      return `date:${value.edtf}`;
    case "entity":
      return `entity:${value.id}`;
    case "text":
      return "key" in value ? `member:${value.key}` : `text:${normalize(value.text)}`;
    case "list":
      return `list:${value.members
        .map((member) => member.key)
        .sort()
        .join(",")}`;
    case "sequence":
      return `sequence:${value.members.map((member) => member.key).join(",")}`;
  }
}

/** Every wording that is right for the value, the shown one first: aliases, accepted variants. */
export function wordings(value: Simple, entities: Entities): string[] {
  const shown = inSentence(value, entities);
  if (value.type !== "entity") return [shown, ...value.accept];
  const entity = entities.get(value.id);
  return [shown, ...(entity ? [entity.name, ...entity.aliases] : []), ...value.accept];
}

/** `wordings`, normalized. Remembered for each value, since families compare the same values again and again. */
export function surfaces(value: Simple, entities: Entities): ReadonlySet<string> {
  let known = remembered.get(entities);
  if (!known) {
    known = new WeakMap();
    remembered.set(entities, known);
  }
  let names = known.get(value);
  if (!names) {
    names = new Set(wordings(value, entities).map(normalize));
    known.set(value, names);
  }
  return names;
}
const remembered = new WeakMap<Entities, WeakMap<Simple, ReadonlySet<string>>>();

/** Values that could be right for each other: the same, reworded, within tolerance, or overlapping dates. */
export function sameAnswer(one: Simple, other: Simple, entities: Entities): boolean {
  if (one === other) return true;
  if (one.type === "date" && other.type === "date") return datesOverlap(one.edtf, other.edtf);
  if (one.type === "quantity" && other.type === "quantity") {
    return Math.abs(one.amount - other.amount) <= Math.max(slack(one), slack(other));
  }
  if (one.type === "share" && other.type === "share") {
    return Math.abs(one.percent - other.percent) <= Math.max(slack(one), slack(other));
  }
  if (one.type === "money" && other.type === "money") {
    return (
      one.currency === other.currency &&
      Math.abs(one.amount - other.amount) <= Math.max(slack(one), slack(other))
    );
  }
  if (canonical(one) === canonical(other)) return true;
  const known = surfaces(one, entities);
  return [...surfaces(other, entities)].some((surface) => known.has(surface));
}

/** How far a given number may be off: the stated tolerance, or 5 % where the source itself is approximate. */
export function slack(value: Extract<SimpleValue, { type: "quantity" | "share" | "money" }>): number {
  const amount = value.type === "share" ? value.percent : value.amount;
  const stated = value.type === "money" ? 0 : value.tolerance;
  return Math.max(stated, value.approximate ? Math.abs(amount) * 0.05 : 0);
}

/** Alike enough to stand beside each other as options: type, unit, currency, kind of entity, precision of date. */
export function alike(one: Simple, other: Simple, entities: Entities): boolean {
  return likeness(one, entities) === likeness(other, entities);
}

/** As `alike`, for options written by an author: names may be of any kind, and given as entity or as text. */
export function alikeEnough(one: Simple, other: Simple, entities: Entities): boolean {
  const isName = ({ type }: Simple) => type === "entity" || type === "text";
  return (isName(one) && isName(other)) || alike(one, other, entities);
}

/** The class of values a value can be compared with. */
function likeness(value: Simple, entities: Entities): string {
  switch (value.type) {
    case "quantity":
      return `quantity:${value.unit ? normalize(value.unit.other) : ""}`;
    case "money":
      return `money:${value.currency}`;
    case "date":
      return `date:${value.edtf.includes("/") ? "interval" : value.edtf.replace(/[~?%]/g, "").length}`;
    case "entity":
      return `entity:${entities.get(value.id)?.kind ?? ""}`;
    default:
      return value.type;
  }
}
