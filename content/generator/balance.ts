/** Which of a card's wrong options are shown: alike in length, so that length says nothing. */
import { below, type Random, shuffle } from "@/learn/random";
import { alone } from "./display";
import type { PackIndex } from "./pack-index";
import type { WrongOption } from "./wrong-options";

const SHOWN = 3;
const POOL = 8;
/**
 * How often a set with the right answer as the longest is preferred where both sorts exist. Under a quarter,
 * since cards with no choice of options lean the other way (see balance.test.ts for what comes out).
 */
const LONGEST = 0.2;

/** A wrong option with the text it is shown by. */
export interface ShownWrong {
  wrong: WrongOption;
  text: string;
}

/** Up to three of the wrong options: fewer when there are fewer, never padding. */
export function chooseWrong(
  index: PackIndex,
  random: Random,
  right: string,
  wrong: readonly WrongOption[],
): ShownWrong[] {
  // The first ones are written for this card or are its own old value; the rest is borrowed and may vary.
  const pool = [...wrong.slice(0, SHOWN), ...shuffle(random, wrong.slice(SHOWN))]
    .slice(0, POOL)
    .map((option) => ({ wrong: option, text: alone(option.value, index.entities) }));
  if (pool.length <= SHOWN) return pool;
  const sets = triples(pool).map((set) => ({ set, longest: isLongest(right, set), cost: cost(right, set) }));
  const want = random() < LONGEST;
  const fitting = sets.filter(({ longest }) => longest === want);
  const ranked = (fitting.length > 0 ? fitting : sets).sort((a, b) => a.cost - b.cost);
  const best = ranked.slice(0, Math.max(1, Math.ceil(ranked.length / 3)));
  return best[below(random, best.length)]?.set ?? pool.slice(0, SHOWN);
}

function triples<T>(list: readonly T[]): T[][] {
  const sets: T[][] = [];
  for (let a = 0; a < list.length; a++) {
    for (let b = a + 1; b < list.length; b++) {
      for (let c = b + 1; c < list.length; c++) sets.push([list[a] as T, list[b] as T, list[c] as T]);
    }
  }
  return sets;
}

/** True when the right answer is longer than every wrong option. */
function isLongest(right: string, wrong: readonly ShownWrong[]): boolean {
  return wrong.every(({ text }) => text.length < right.length);
}

/** Uneven lengths cost; options that name a misconception of this very card are worth something. */
function cost(right: string, set: readonly ShownWrong[]): number {
  let sum = 0;
  for (const { text, wrong } of set) {
    sum += Math.abs(Math.log((text.length + 4) / (right.length + 4))) - (wrong.own ? 0.25 : 0);
  }
  return sum;
}
