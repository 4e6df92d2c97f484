/** Ids of a seeded world's events, as devices would have made them. */
import { randomFillSync } from "node:crypto";
import { v7 as uuidv7 } from "uuid";

const SIZE = 16;
const pool = new Uint8Array(SIZE << 12);
let at = pool.length;

/** An id as of a moment (ms). Randomness is taken from the system by the pool: asking for it each time took half of seeding. */
export function idAt(msecs: number): string {
  if (at === pool.length) {
    randomFillSync(pool);
    at = 0;
  }
  const random = pool.subarray(at, at + SIZE);
  at += SIZE;
  return uuidv7({ msecs, random });
}
