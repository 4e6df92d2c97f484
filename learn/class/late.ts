/** What becomes of work handed in after its due date. Pure; times in ms. */
export type LateRule =
  /** taken until the closing, marked as late */
  | { kind: "accept" }
  /** each day begun after the due date costs `perDay` of the points earned, `most` at most; both 0 to 1 */
  | { kind: "penalty"; perDay: number; most: number }
  /** not taken: the due date is the closing */
  | { kind: "refuse" };

const DAY = 86_400_000;

/** What remains of points handed in then, 0 to 1: 1 in time. */
export function lateFactor(rule: LateRule, dueAt: number | null, handedInAt: number): number {
  if (rule.kind !== "penalty" || dueAt === null || handedInAt <= dueAt) return 1;
  const days = Math.ceil((handedInAt - dueAt) / DAY);
  return 1 - Math.min(rule.most, days * rule.perDay);
}

/** Whether it was handed in after its due date. */
export function isLate(dueAt: number | null, handedInAt: number): boolean {
  return dueAt !== null && handedInAt > dueAt;
}
