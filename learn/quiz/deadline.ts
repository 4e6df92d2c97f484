/** When an attempt ends and which answers still count. Pure; all times in ms by the server's clock. */
const MINUTE = 60_000;

/**
 * When an attempt must be done: the earlier of start + limit × time factor and closing + the person's extra time,
 * which is limit × (time factor − 1). Without a limit nobody has extra time. Null: never.
 */
export function deadlineOf(attempt: {
  startedAt: number;
  limitMinutes: number | null;
  /** 1 to 5 */
  timeFactor: number;
  closesAt: number | null;
}): number | null {
  const { startedAt, limitMinutes, timeFactor, closesAt } = attempt;
  const limit = limitMinutes === null ? null : limitMinutes * MINUTE;
  const byLimit = limit === null ? Number.POSITIVE_INFINITY : startedAt + limit * timeFactor;
  const byClosing = closesAt === null ? Number.POSITIVE_INFINITY : closesAt + (limit ?? 0) * (timeFactor - 1);
  const deadline = Math.round(Math.min(byLimit, byClosing));
  return Number.isFinite(deadline) ? deadline : null;
}

/** An attempt's deadline (null: none) and how long after it answers given in time may still arrive. */
export interface Timing {
  deadlineAt: number | null;
  graceMinutes: number;
}

/** When an answer was given, as far as a device is believed: not after now, not before the start. */
export function givenTime(givenAt: number, startedAt: number, now: number): number {
  return Math.max(startedAt, Math.min(givenAt, now));
}

/** Whether an answer counts that was given then and arrives now. */
export function countsAt({ deadlineAt, graceMinutes }: Timing, givenAt: number, now: number): boolean {
  return deadlineAt === null || (givenAt <= deadlineAt && now <= deadlineAt + graceMinutes * MINUTE);
}

/** Whether nothing can arrive any more: an attempt still open then is finished by whoever looks. */
export function isOverdue({ deadlineAt, graceMinutes }: Timing, now: number): boolean {
  return deadlineAt !== null && now > deadlineAt + graceMinutes * MINUTE;
}

/** How and when an attempt ends that is finished now: time ends it at its deadline, whoever noticed. */
export function endOf(deadlineAt: number | null, now: number): { at: number; by: "learner" | "time" } {
  return deadlineAt !== null && now >= deadlineAt
    ? { at: deadlineAt, by: "time" }
    : { at: now, by: "learner" };
}
