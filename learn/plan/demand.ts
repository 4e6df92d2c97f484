/** What all cards ask of each step, if each does what is best for it at the prices given. */
import { addAsked, addAt, askedValue, CELLS, valueAt } from "./grid";
import { type Market, type Outlook, soften } from "./prices";

/** Shares smaller than this are left out. */
const LEAST = 1e-4;

/**
 * Fills in what is expected: seconds, reviews, new cards by step, and recall on the exam day.
 * @param rationed where a step is asked for more time than it has, all get their part and the rest is not done
 */
export function demand(
  market: Market,
  outlook: Outlook,
  choices: Float32Array,
  softness: number,
  rationed: boolean,
): void {
  const { grid, believed, steps, groups, budget } = market;
  const { recalled, forgotten, first } = believed.seconds;
  const mass = new Float64Array(steps * CELLS);
  /** by step: place in the grid and number of cards, in turn */
  const asked: number[][] = Array.from({ length: steps }, () => []);
  outlook.recalled = 0;
  outlook.variance = 0;
  const rest = (at: number, count: number) => {
    const p = grid.recall[at] as number;
    outlook.recalled += count * p;
    outlook.variance += count * p * (1 - p);
  };
  for (const group of groups) askOfGroup(market, outlook, group, softness, asked, rest);
  const met = firstMeetings(market, outlook, softness);
  for (let step = 0; step < steps; step++) {
    const list = asked[step] as number[];
    const fresh = met[step] as number;
    let wanted = fresh * first;
    for (let i = 0; i < list.length; i += 2) {
      const p = grid.recall[list[i] as number] as number;
      wanted += (list[i + 1] as number) * (p * recalled + (1 - p) * forgotten);
    }
    const part = rationed && wanted > (budget[step] as number) ? (budget[step] as number) / wanted : 1;
    outlook.seconds[step] = wanted * part;
    outlook.fresh[step] = fresh * part;
    for (const { place, share } of market.fresh.places) {
      addAt(mass, step * CELLS, place.cell, place.s, place.d, fresh * part * share);
    }
    let reviews = 0;
    const left = (steps - step) * CELLS;
    for (let i = 0; i < list.length; i += 2) {
      const [at, count] = [list[i] as number, list[i + 1] as number];
      reviews += count * part;
      addAsked(grid, mass, step, at, count * part);
      if (part < 1) rest(Math.min(at + left, (grid.gaps - 1) * CELLS + (at % CELLS)), count * (1 - part));
    }
    outlook.reviews[step] = reviews;
    for (let cell = 0; cell < CELLS; cell++) {
      const count = mass[step * CELLS + cell] as number;
      if (count < 1e-6) continue;
      const from = (step * CELLS + cell) * steps;
      rest(left + cell, count * (choices[from] as number));
      for (let next = step + 1; next < steps; next++) {
        const share = choices[from + next - step] as number;
        if (share > LEAST) (asked[next] as number[]).push((next - step) * CELLS + cell, count * share);
      }
    }
  }
}

/** What cards met already ask of each step. */
function askOfGroup(
  { grid, believed, steps }: Market,
  { prices, values }: Outlook,
  { cell, age, count }: Market["groups"][number],
  softness: number,
  asked: number[][],
  rest: (at: number, count: number) => void,
): void {
  const { recalled, forgotten } = believed.seconds;
  const q = new Float64Array(steps + 1);
  const gapOf = (step: number) => Math.min(grid.gaps - 1, age + step) * CELLS + cell;
  q[0] = grid.recall[gapOf(steps)] as number;
  for (let step = 0; step < steps; step++) {
    const at = gapOf(step);
    const p = grid.recall[at] as number;
    // What was asked today is not asked again today.
    q[step + 1] =
      age + step === 0
        ? -1
        : askedValue(grid, values, step, at) -
          (prices[step] as number) * (p * recalled + (1 - p) * forgotten);
  }
  soften(q, steps + 1, softness);
  rest(gapOf(steps), count * (q[0] as number));
  for (let step = 0; step < steps; step++) {
    const share = q[step + 1] as number;
    if (share > LEAST) (asked[step] as number[]).push(gapOf(step), count * share);
  }
}

/** How many new cards want to be met at each step; the others never. */
function firstMeetings(
  { believed, steps, fresh }: Market,
  { prices, values }: Outlook,
  softness: number,
): Float64Array {
  const q = new Float64Array(steps + 1);
  for (let step = 0; step < steps; step++) {
    let value = -(prices[step] as number) * believed.seconds.first;
    for (const { place, share } of fresh.places) {
      value += share * valueAt(values, step * CELLS, place.cell, place.s, place.d);
    }
    q[step + 1] = value;
  }
  soften(q, steps + 1, softness);
  return q.subarray(1).map((share) => share * fresh.count);
}
