/** The wordings by which a question would give its answer away. */
import type { Entity } from "../pack";
import type { Value } from "../value";

const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

/** Wordings of a value that no question for it may hold. Small bare numbers are left out: "June 5" does not tell five seats. */
export function answerWordings(value: Value, entities: ReadonlyMap<string, Entity>): string[] {
  switch (value.type) {
    case "quantity":
      return [...amounts(value.amount, value.unit?.one, value.unit?.other), ...texts(value.text)];
    case "share":
      return [`${value.percent}%`, ...texts(value.text)];
    case "money":
      return [...amounts(value.amount), ...texts(value.text)];
    case "date":
      return dates(value.edtf);
    case "entity": {
      const entity = entities.get(value.id);
      return entity ? [entity.name, ...entity.aliases.filter((alias) => alias.length >= 4)] : [];
    }
    case "text":
      return [value.text, ...value.accept.filter((text) => text.length >= 4)];
    case "list":
    case "sequence":
      return [];
  }
}

function amounts(amount: number, ...units: (string | undefined)[]): string[] {
  const withUnit = units.flatMap((unit) => (unit ? [`${amount} ${unit}`] : []));
  return amount >= 32 && !(amount >= 1900 && amount <= 2100) ? [String(amount), ...withUnit] : withUnit;
}

function texts(text: string | undefined): string[] {
  return text && text.length >= 4 ? [text] : [];
}

function dates(edtf: string): string[] {
  const [, year, month, day] = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?/.exec(edtf) ?? [];
  const name = MONTHS[Number(month) - 1];
  if (!year) return [];
  if (!name) return [year];
  return day ? [`${name} ${Number(day)}`, `${Number(day)} ${name}`] : [`${name} ${year}`];
}
