/** Intervals varied a little, so that cards met together part: as ts-fsrs 5 does, with the same seeds the same days. */

const RANGES = [
  { start: 2.5, end: 7, share: 0.15 },
  { start: 7, end: 20, share: 0.1 },
  { start: 20, end: Number.POSITIVE_INFINITY, share: 0.05 },
] as const;

/**
 * The shortest and longest interval fuzz may choose, in days.
 * @param elapsedDays since the last review: an interval that grows stays longer than that
 */
export function fuzzRange(
  interval: number,
  elapsedDays: number,
  maximumInterval: number,
): { least: number; most: number } {
  let delta = 1;
  for (const { start, end, share } of RANGES) delta += share * Math.max(Math.min(interval, end) - start, 0);
  const middle = Math.min(interval, maximumInterval);
  let least = Math.max(2, Math.round(middle - delta));
  const most = Math.min(Math.round(middle + delta), maximumInterval);
  if (middle > elapsedDays) least = Math.max(least, elapsedDays + 1);
  return { least: Math.min(least, most), most };
}

/** Fuzz leaves shorter intervals alone, days. */
export const SHORTEST_FUZZED = 2.5;

/** What Johannes Baagøe's Mash holds to begin with. */
const UNMASHED = 4_022_871_197;
/** 2^-32 */
const UNIT = 2 ** -32;

function mashed(start: number, text: string): number {
  let held = start;
  for (let at = 0; at < text.length; at++) {
    held += text.charCodeAt(at);
    let mixed = 0.025_196_032_824_169_38 * held;
    held = mixed >>> 0;
    mixed -= held;
    mixed *= held;
    held = mixed >>> 0;
    mixed -= held;
    held += mixed * 4_294_967_296;
  }
  return held;
}

const fraction = (held: number) => (held >>> 0) * UNIT;

/** Every seed comes after three blanks, the first of which makes Alea's first number. */
const BLANKS = mashed(UNMASHED, "   ");
const FIRST = fraction(mashed(UNMASHED, " "));

/** The first number that Baagøe's Alea gives for a seed, 0 to 1: all that fuzz asks of it. */
export function luckOf(seed: string): number {
  let state = FIRST - fraction(mashed(BLANKS, seed));
  if (state < 0) state += 1;
  const next = 2_091_639 * state + UNIT;
  return next - Math.trunc(next);
}
