/** An assignment without its calendar: dates as days after the first of them, by the wall clock. Pure. */
import { addDays, daysBetween, type StudyDay } from "../day";
import { fromLocalField, toLocalField } from "../zoned-time";
import type { AssignmentDraft, Dates } from "./assignment";

/** So many days after the first date's, at a time of the wall clock such as "18:00". */
interface Offset {
  days: number;
  time: string;
}

export type TemplateDraft = Omit<AssignmentDraft, keyof Dates> & {
  opens: Offset | null;
  due: Offset | null;
  closes: Offset | null;
};

/** What can be given again: the draft with its dates counted from the first of them, in the zone it was planned in. */
export function templateOf(draft: AssignmentDraft, timeZone: string): TemplateDraft {
  const { opensAt, dueAt, closesAt, ...rest } = draft;
  const fields = [opensAt, dueAt, closesAt].map((at) => (at === null ? null : toLocalField(at, timeZone)));
  const first =
    fields
      .filter((field) => field !== null)
      .sort()[0]
      ?.slice(0, 10) ?? "";
  const [opens, due, closes] = fields.map((field) =>
    field === null ? null : { days: daysBetween(first, field.slice(0, 10)), time: field.slice(11, 16) },
  );
  return { ...rest, opens: opens ?? null, due: due ?? null, closes: closes ?? null };
}

/**
 * A draft whose first date falls on `firstDay` (YYYY-MM-DD) of a zone. Wall clocks stay: what was due at 18:00 is due at
 * 18:00 there. Without a day it has no dates.
 */
export function draftOf(
  template: TemplateDraft,
  firstDay: StudyDay | null,
  timeZone: string,
): AssignmentDraft {
  const { opens, due, closes, ...rest } = template;
  const at = (offset: Offset | null) =>
    offset === null || firstDay === null
      ? null
      : (fromLocalField(`${addDays(firstDay, offset.days)}T${offset.time}`, timeZone)?.at ?? null);
  return { ...rest, opensAt: at(opens), dueAt: at(due), closesAt: at(closes) };
}
