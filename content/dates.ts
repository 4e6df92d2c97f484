/** What span of time an EDTF date covers. */
import edtf from "edtf";

export interface Span {
  /** first and last millisecond since 1970 in UTC; infinite where the date is open */
  from: number;
  to: number;
}

const PLAIN = /^(\d{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?$/;

/** The span of a date, or null where it is not EDTF. Plain dates take a fast path: the general parser is slow. */
export function spanOf(date: string): Span | null {
  const match = PLAIN.exec(date);
  if (match) return plainSpan(Number(match[1]), match[2], match[3]);
  // The general parser takes 20 and 202 for a century and a decade: here they are slips.
  if (/^\d{1,3}$/.test(date)) return null;
  try {
    const { min, max } = edtf(date);
    return { from: min, to: max };
  } catch {
    return null;
  }
}

function plainSpan(year: number, month: string | undefined, day: string | undefined): Span | null {
  const from = Date.UTC(year, month ? Number(month) - 1 : 0, day ? Number(day) : 1);
  // Date.UTC takes the years 0 to 99 for those of the last century.
  if (year < 100) return null;
  if (day) return new Date(from).getUTCDate() === Number(day) ? { from, to: from + DAY - 1 } : null;
  const to = month ? Date.UTC(year, Number(month), 1) : Date.UTC(year + 1, 0, 1);
  return { from, to: to - 1 };
}

const DAY = 86_400_000;

/** Whether two spans share a moment. */
export function overlap(a: Span, b: Span): boolean {
  return a.from <= b.to && b.from <= a.to;
}

/** The span in which a fact holds, from its validity dates; open where it has none. */
export function validity(fact: { validFrom?: string | undefined; validTo?: string | undefined }): Span {
  const from = fact.validFrom === undefined ? null : spanOf(fact.validFrom);
  const to = fact.validTo === undefined ? null : spanOf(fact.validTo);
  return { from: from?.from ?? Number.NEGATIVE_INFINITY, to: to?.to ?? Number.POSITIVE_INFINITY };
}
