/** How values read: alone as an answer, or inside a sentence. */
import type { Entity } from "../pack";
import type { Member, SimpleValue, Value } from "../value";
import { dateInWords } from "./dates";
import { capitalize, joinList, needsSemicolons } from "./text";

type Entities = ReadonlyMap<string, Entity>;

const plain = new Intl.NumberFormat("en", { maximumFractionDigits: 6 });
const CURRENCY_SIGNS: Record<string, string> = { USD: "US$", EUR: "€", GBP: "£" };
const CURRENCY_NAMES: Record<string, string> = { KZT: "tenge", RUB: "roubles" };

/** A number and the word of magnitude it is shown with: 16,100,000,000 is 16.1 and "billion". */
export interface Scaled {
  amount: number;
  word?: "million" | "billion" | "trillion";
  /** What one shown unit stands for. */
  factor: number;
}

const MAGNITUDES = [
  { factor: 1e12, word: "trillion" },
  { factor: 1e9, word: "billion" },
  { factor: 1e6, word: "million" },
] as const;

/** Large round numbers are shown as millions, billions, trillions; others as they are. */
export function scaled(amount: number): Scaled {
  for (const { factor, word } of MAGNITUDES) {
    if (Math.abs(amount) < factor) continue;
    const shown = Number((amount / factor).toPrecision(12));
    const decimals = String(shown).split(".")[1]?.length ?? 0;
    return decimals <= 2 ? { amount: shown, word, factor } : { amount, factor: 1 };
  }
  return { amount, factor: 1 };
}

/** "5,000", "16.1 billion". */
export function numberInWords(amount: number): string {
  const { amount: shown, word } = scaled(amount);
  return word ? `${plain.format(shown)} ${word}` : plain.format(shown);
}

/** The sign before and the name after an amount of money. */
export function currencyParts(currency: string): { prefix: string; suffix: string } {
  const sign = CURRENCY_SIGNS[currency];
  return sign ? { prefix: sign, suffix: "" } : { prefix: "", suffix: CURRENCY_NAMES[currency] ?? currency };
}

/** The unit in the number that goes with the amount, or "" without one. */
function unitFor(value: Extract<SimpleValue, { type: "quantity" }>): string {
  if (!value.unit) return "";
  return value.amount === 1 ? value.unit.one : value.unit.other;
}

function entityInSentence(id: string, entities: Entities): string {
  const entity = entities.get(id);
  if (!entity) return id;
  return entity.article ? `${entity.article} ${entity.name}` : entity.name;
}

/** Whether a list is told with semicolons rather than commas. */
export function hasSemicolons(value: Value, entities: Entities): boolean {
  return "members" in value && needsSemicolons(value.members.map((member) => inSentence(member, entities)));
}

/**
 * A value inside a sentence: "5,000 signatures", "the Senate", "16 March 2022", "A, B and C". `semicolons` keeps
 * a list's punctuation when one of its members is another than usual.
 */
export function inSentence(value: Value | Member, entities: Entities, semicolons?: boolean): string {
  switch (value.type) {
    case "quantity": {
      if (value.text) return value.text;
      const number = [numberInWords(value.amount), unitFor(value)].filter(Boolean).join(" ");
      return value.approximate ? `about ${number}` : number;
    }
    case "share":
      return value.text ?? `${value.approximate ? "about " : ""}${plain.format(value.percent)}%`;
    case "money": {
      if (value.text) return value.text;
      const { prefix, suffix } = currencyParts(value.currency);
      const money = [`${prefix}${numberInWords(value.amount)}`, suffix].filter(Boolean).join(" ");
      return value.approximate ? `about ${money}` : money;
    }
    case "date":
      return dateInWords(value.edtf);
    case "entity":
      return entityInSentence(value.id, entities);
    case "text":
      return value.text;
    case "list":
    case "sequence":
      return joinList(
        value.members.map((member) => inSentence(member, entities)),
        semicolons,
      );
  }
}

/** A value as an answer by itself: capitalized, without a full stop. */
export function alone(value: Value | Member, entities: Entities): string {
  return capitalize(inSentence(value, entities).replace(/(?<!\b\p{L})\.$/u, ""));
}

/** A value without its unit, for "down from 20,000". */
export function withoutUnit(value: Value, entities: Entities): string {
  if (value.type !== "quantity" || value.text) return inSentence(value, entities);
  return inSentence({ ...value, unit: undefined }, entities);
}
