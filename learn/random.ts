/** Seeded randomness: the same seed gives the same choices on every machine. */

/** A source of numbers in [0, 1). */
export type Random = () => number;

/** 32-bit FNV-1a of the text's UTF-16 units, finished with the mixer of MurmurHash3. */
export function hashText(text: string, start = 0x811c9dc5): number {
  let hash = start >>> 0;
  for (let at = 0; at < text.length; at++) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** sfc32 (Chris Doty-Humphrey, PractRand), seeded by the hash of the text. */
export function randomFrom(seed: string): Random {
  let a = hashText(seed);
  let b = hashText(seed, a ^ 0x9e3779b9);
  let c = hashText(seed, b ^ 0x243f6a88);
  let counter = 1;
  const next = () => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    return (sum >>> 0) / 4294967296;
  };
  for (let round = 0; round < 12; round++) next();
  return next;
}

/** A whole number from 0 to `limit` - 1. */
export function below(random: Random, limit: number): number {
  return Math.floor(random() * limit);
}

/** A shuffled copy (Fisher–Yates). */
export function shuffle<T>(random: Random, list: readonly T[]): T[] {
  const copy = [...list];
  for (let at = copy.length - 1; at > 0; at--) {
    const other = below(random, at + 1);
    [copy[at], copy[other]] = [copy[other] as T, copy[at] as T];
  }
  return copy;
}

/** One element; the list must not be empty. */
export function pick<T>(random: Random, list: readonly T[]): T {
  if (list.length === 0) throw new RangeError("pick: the list is empty");
  return list[below(random, list.length)] as T;
}
