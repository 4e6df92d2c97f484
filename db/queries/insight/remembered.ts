/**
 * What this process last read or wrote of `insights`, so that a look does not fetch and parse what has not changed: some ten
 * kilobytes a student. Only ever used where the row is the same still, by the transaction that wrote it (xmin).
 */
import type { StudySums } from "@/learn/insight/sums";
import { Recent } from "../recent";

/** What is kept of one student's study. */
export interface Content {
  /** as learn/insight/packed.ts writes them */
  memories: Uint8Array;
  sums: StudySums;
}

interface Remembered extends Content {
  stamp: string;
  /** where this process made it: the newest event in it, and how many events had come shortly before that one */
  seen?: { version: number | null | undefined; recent: number | undefined };
}

/** So many students are remembered: some tens of megabytes. */
const MOST = 3_000;

// One for all bundles of a server.
const shared = globalThis as typeof globalThis & { __zerekInsights?: Recent<Remembered> };
shared.__zerekInsights ??= new Recent(MOST);
const all = shared.__zerekInsights;

const of = (classId: string, { userId, stamp }: { userId: string; stamp: string | null }) => {
  const found = all.get(`${classId} ${userId}`);
  return found?.stamp === stamp ? found : undefined;
};

export function remember(classId: string, userId: string, value: Remembered): void {
  all.set(`${classId} ${userId}`, value);
}

/** Of the very row that there is. */
export function rememberedOf(
  classId: string,
  row: { userId: string; stamp: string | null },
): Content | undefined {
  const found = of(classId, row);
  return found && { memories: found.memories, sums: found.sums };
}

/**
 * How many events had been received shortly before the row's newest when it was made: as long as it is as many, none has
 * become visible late. Undefined: not known.
 */
export function seenOf(
  classId: string,
  row: { userId: string; stamp: string | null; version: number | null },
): number | undefined {
  const seen = of(classId, row)?.seen;
  return seen && seen.version === row.version ? seen.recent : undefined;
}
