/** Lets through values that are neither right nor let through already, in any wording. */
import type { Entity } from "../pack";
import type { Member, SimpleValue } from "../value";
import { sameAnswer, surfaces } from "./same";
import { normalize } from "./text";

type Simple = SimpleValue | Member;

export class Sieve {
  readonly #entities: ReadonlyMap<string, Entity>;
  /** Wordings of names and texts that are taken. */
  readonly #words = new Set<string>();
  /** Texts that are taken, as bags of words. */
  readonly #bags = new Set<string>();
  /** Numbers and dates that are taken. */
  readonly #measures: Simple[] = [];

  constructor(truths: readonly Simple[], entities: ReadonlyMap<string, Entity>) {
    this.#entities = entities;
    for (const truth of truths) this.#keep(truth);
  }

  /** True when the value is new; it is taken from then on. */
  takes(value: Simple): boolean {
    if (isMeasure(value)) {
      if (this.#measures.some((other) => sameAnswer(other, value, this.#entities))) return false;
    } else {
      for (const words of surfaces(value, this.#entities)) if (this.#words.has(words)) return false;
      if (value.type === "text" && this.#bags.has(rememberedBag(value))) return false;
    }
    this.#keep(value);
    return true;
  }

  #keep(value: Simple): void {
    if (isMeasure(value)) {
      this.#measures.push(value);
      return;
    }
    for (const words of surfaces(value, this.#entities)) this.#words.add(words);
    if (value.type === "text") this.#bags.add(rememberedBag(value));
  }
}

function isMeasure({ type }: Simple): boolean {
  return type !== "entity" && type !== "text";
}

/** `bagOf`, remembered for each value: families compare the same values again and again. */
function rememberedBag(value: Extract<Simple, { type: "text" }>): string {
  let bag = bags.get(value);
  if (bag === undefined) {
    bag = bagOf(value.text);
    bags.set(value, bag);
  }
  return bag;
}
const bags = new WeakMap<Simple, string>();

const IDLE_WORDS = new Set(["the", "a", "an", "only", "alone", "just", "also", "of", "for", "own"]);

/** The words that carry the sense, in any order: "regional and city akims" is "city and regional akims". */
export function bagOf(text: string): string {
  const plain = normalize(text);
  if (!plain.includes(" ")) return plain;
  return plain
    .split(" ")
    .filter((word) => !IDLE_WORDS.has(word))
    .sort()
    .join(" ");
}
