/**
 * What a second of each day is worth, and with it what a memory is worth on each day.
 *
 * The days' minutes bind all cards together. Given a price for the seconds of each day, cards no longer touch each
 * other (Lagrangian relaxation, as in Whittle 1988, "Restless bandits"), and the best days for one card's reviews follow
 * by backward induction: after a review on day t a memory either waits for the exam, or is reviewed next on a day u > t,
 * whichever gives most recall on the exam day less the price of the time. Prices then rise on days with more demand
 * than time, and fall where time is left, until they agree.
 */
import type { Believed } from "./belief";
import { demand } from "./demand";
import { askedValue, CELLS, type Grid, type Place } from "./grid";

/** Cards that stand alike: for demand the nearest cell will do. */
export interface Group {
  cell: number;
  /** steps since the last review, at the first step */
  age: number;
  count: number;
}

/** What is to come, by step of the plan (a day, or several of a long plan); step 0 begins today. */
export interface Outlook {
  steps: number;
  /** what a second is worth in cards recalled on the exam day */
  prices: Float64Array;
  /** recall on the exam day, less the price of the time to come, of a memory just reviewed: step · CELLS + cell */
  values: Float64Array;
  /** expected */
  seconds: Float64Array;
  reviews: Float64Array;
  fresh: Float64Array;
  /** cards expected to be recalled on the exam day, of all; and the sum of p (1 − p) over them */
  recalled: number;
  variance: number;
}

/** Choices that differ by less than about this much recall are taken side by side, which makes demand smooth. */
const SOFTNESS = 0.004;
const FIRST_SOFTNESS = 0.1;
/** Seconds a choice costs, about. */
const COST = 14;
const BOLDEST = 12;
/** A price to begin with: cards recalled for a second. */
const FIRST_PRICE = 0.004;

export interface Market {
  grid: Grid;
  believed: Believed;
  steps: number;
  /** seconds there are, by step */
  budget: Float64Array;
  groups: readonly Group[];
  /** cards not met, and where their first ratings lead */
  fresh: { count: number; places: readonly { place: Place; share: number }[] };
}

/**
 * Finds prices and what follows from them.
 * @param rounds how often prices are corrected
 * @param before prices to begin with, by step, found shortly before for nearly the same
 */
export function outlookOf(market: Market, rounds: number, before?: Float64Array): Outlook {
  const { steps } = market;
  const outlook: Outlook = {
    steps,
    prices: before?.slice() ?? new Float64Array(steps).fill(FIRST_PRICE),
    values: new Float64Array(steps * CELLS),
    seconds: new Float64Array(steps),
    reviews: new Float64Array(steps),
    fresh: new Float64Array(steps),
    recalled: 0,
    variance: 0,
  };
  const choices = new Float32Array(steps * steps * CELLS);
  const moves: Moves = { boldness: new Float64Array(steps).fill(0.7), last: new Float64Array(steps) };
  for (let round = 0; ; round++) {
    const softness = before
      ? SOFTNESS
      : Math.max(SOFTNESS, FIRST_SOFTNESS * (SOFTNESS / FIRST_SOFTNESS) ** (round / (rounds * 0.7)));
    induce(market, outlook, choices, softness);
    // What is promised at last must fit into the time there is.
    demand(market, outlook, choices, softness, round >= rounds);
    if (round >= rounds) return outlook;
    correct(market, outlook, moves, softness);
  }
}

/** How boldly prices move, by step, and where they moved last: bolder while one keeps its direction. */
interface Moves {
  boldness: Float64Array;
  last: Float64Array;
}

/** Raises prices where more is wanted than there is, and lowers them where time is left. */
function correct(
  market: Market,
  { prices, seconds }: Outlook,
  { boldness, last }: Moves,
  softness: number,
): void {
  for (let step = 0; step < prices.length; step++) {
    const wanted = Math.log(
      Math.max(1, seconds[step] as number) / Math.max(1, market.budget[step] as number),
    );
    const same = wanted * (last[step] as number) > 0;
    boldness[step] = same
      ? Math.min(BOLDEST, (boldness[step] as number) * 1.3)
      : Math.max(0.08, (boldness[step] as number) * 0.4);
    last[step] = wanted;
    // A price higher by softness / cost makes a choice e times rarer: this is about Newton's step.
    const change = (softness / COST) * (boldness[step] as number) * Math.min(2, Math.max(-2, wanted));
    prices[step] = Math.min(1, Math.max(0, (prices[step] as number) + change));
  }
}

/** Shares of the choices in `q` (first `n`), the better the more; returns their mean value. */
export function soften(q: Float64Array, n: number, softness: number): number {
  let best = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < n; i++) if ((q[i] as number) > best) best = q[i] as number;
  let [all, mean] = [0, 0];
  for (let i = 0; i < n; i++) {
    const behind = ((q[i] as number) - best) / softness;
    const share = behind < -9 ? 0 : Math.exp(behind);
    all += share;
    mean += share * (q[i] as number);
    q[i] = share;
  }
  for (let i = 0; i < n; i++) q[i] = (q[i] as number) / all;
  return mean / all;
}

/** Values and choices, from the last step to the first. */
function induce(
  { grid, believed, steps }: Market,
  { prices, values }: Outlook,
  choices: Float32Array,
  softness: number,
): void {
  const { recalled, forgotten } = believed.seconds;
  const { recall } = grid;
  const q = new Float64Array(steps + 1);
  for (let step = steps - 1; step >= 0; step--) {
    for (let cell = 0; cell < CELLS; cell++) {
      let n = 0;
      q[n++] = recall[(steps - step) * CELLS + cell] as number;
      for (let next = step + 1; next < steps; next++) {
        const at = (next - step) * CELLS + cell;
        const p = recall[at] as number;
        q[n++] =
          askedValue(grid, values, next, at) -
          (prices[next] as number) * (p * recalled + (1 - p) * forgotten);
      }
      values[step * CELLS + cell] = soften(q, n, softness);
      const to = (step * CELLS + cell) * steps;
      for (let i = 0; i < n; i++) choices[to + i] = q[i] as number;
    }
  }
}
