/** What an assignment means to one student: its dates and limits with exceptions and accommodations. Pure; times in ms. */
import { addDaysZoned } from "../zoned-time";
import type { Dates, Exception, Granted } from "./assignment";
import type { LateRule } from "./late";

export interface Effective extends Dates {
  /** before the person's factor; null: no limit */
  timeLimitMinutes: number | null;
  /** null: as many as wanted */
  attempts: number | null;
  timeFactor: number;
}

/** The larger of what is granted to the person everywhere and in the class: neither takes from the other. */
export function combined(everywhere: Granted, here: Granted): Granted {
  return {
    timeFactor: Math.max(everywhere.timeFactor, here.timeFactor),
    extraAttempts: Math.max(everywhere.extraAttempts, here.extraAttempts),
    extraDays: Math.max(everywhere.extraDays, here.extraDays),
  };
}

/**
 * An assignment for one student. An exception for the person goes before one for their group, field by field, and both
 * before the assignment. Accommodations come on top: days on the due and the closing time, at the same wall clock of the
 * class's zone; attempts on their number; the factor on the time limit. Late work that is refused closes at the due time.
 */
export function effectiveFor(
  assignment: Dates & {
    timeLimitMinutes: number | null;
    attempts: number | null;
    late: LateRule;
    timeZone: string;
  },
  exceptions: { person?: Exception | null | undefined; group?: Exception | null | undefined },
  granted: Granted,
): Effective {
  const { person, group } = exceptions;
  const pick = <K extends keyof Exception>(key: K) => person?.[key] ?? group?.[key] ?? assignment[key];
  const later = (at: number | null) =>
    at === null ? null : addDaysZoned(at, granted.extraDays, assignment.timeZone);
  const dueAt = later(pick("dueAt"));
  const given = later(pick("closesAt"));
  const attempts = pick("attempts");
  return {
    opensAt: pick("opensAt"),
    dueAt,
    closesAt: closingOf(assignment.late, dueAt, given),
    timeLimitMinutes: pick("timeLimitMinutes"),
    attempts: attempts === null ? null : attempts + granted.extraAttempts,
    timeFactor: granted.timeFactor,
  };
}

/**
 * Where an exception moves the due time past the closing, the closing moves along: what is due then can be handed in.
 */
function closingOf(late: LateRule, dueAt: number | null, closesAt: number | null): number | null {
  if (late.kind === "refuse" && dueAt !== null) return dueAt;
  if (closesAt === null || dueAt === null) return closesAt;
  return Math.max(closesAt, dueAt);
}

/** Where a moment stands in an assignment's dates. */
export type Phase = "before" | "open" | "late" | "closed";

export function phaseAt({ opensAt, dueAt, closesAt }: Dates, now: number): Phase {
  if (closesAt !== null && now >= closesAt) return "closed";
  if (opensAt !== null && now < opensAt) return "before";
  return dueAt !== null && now > dueAt ? "late" : "open";
}
