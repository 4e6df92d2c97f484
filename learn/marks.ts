/**
 * Marks: what a learner sets on a card beside its reviews. Each kind is one value; of two settings the one made later
 * counts, so that devices merge in any order. Pure.
 */
import type { StudyDay } from "./day";

const MARK_KINDS = ["suspended", "buried", "flag", "note"] as const;
export type MarkKind = (typeof MARK_KINDS)[number];
/** Colours are not what a flag is told by: each has a name in the interface. */
export const FLAGS = ["1", "2", "3", "4"] as const;
export const LONGEST_NOTE = 2_000;

/** One setting of a mark; a null takes it off. */
export interface Mark {
  cardId: number;
  /**
   * suspended ("yes", or LEECH of leech.ts where it keeps failing): not asked until it is taken off; buried: not asked up to and on a study day; flag: one of
   * FLAGS; note: a text
   */
  kind: MarkKind;
  value: string | null;
  /** ms since the epoch, by the device's clock */
  at: number;
}

/** What stands of a card's marks; kinds that are off are absent. */
export type CardMarks = { [Kind in MarkKind]?: string };

/** Whether `a` counts and not `b`: the later one, and of the same moment the greater value, so that order is no matter. */
export function winsOver(a: Pick<Mark, "at" | "value">, b: Pick<Mark, "at" | "value">): boolean {
  return a.at > b.at || (a.at === b.at && (a.value ?? "") > (b.value ?? ""));
}

/** What any settings of one card's marks come to, in whatever order and however often they arrive. */
export function foldMarks(settings: readonly Mark[]): CardMarks {
  const standing = new Map<MarkKind, Mark>();
  for (const mark of settings) {
    const before = standing.get(mark.kind);
    if (!before || winsOver(mark, before)) standing.set(mark.kind, mark);
  }
  const marks: CardMarks = {};
  for (const [kind, { value }] of standing) if (value !== null) marks[kind] = value;
  return marks;
}

/** Whether a card is left out of the queue of a study day. */
export function isSetAside(marks: CardMarks, today: StudyDay): boolean {
  return marks.suspended !== undefined || (marks.buried !== undefined && marks.buried >= today);
}
