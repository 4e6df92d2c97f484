/** A gradebook: students by assignments, and what it is made of. Pure; times in ms. */
import { type Exception, type Granted, NOTHING_GRANTED } from "../class/assignment";
import { effectiveFor } from "../class/effective";
import type { LateRule } from "../class/late";
import type { Blueprint } from "../quiz/blueprint";
import { type Adjustment, type Cell, cellOf, type SatAttempt } from "./cell";
import { type GradeCategory, type Total, totalOf } from "./total";

/** An assignment as a column. */
export interface Column {
  id: string;
  title: string;
  kind: "deck" | "quiz";
  categoryId: string | null;
  possible: number;
  counts: Blueprint["counts"];
  late: LateRule;
  opensAt: number | null;
  dueAt: number | null;
  closesAt: number | null;
  exceptions: readonly (Exception & { userId: string | null; groupName: string | null })[];
}

/** A student as a row. */
export interface Student {
  userId: string;
  name: string;
  email: string;
  studentNumber: string | null;
  groupName: string | null;
  granted: Granted;
}

/** What one student has done for one assignment, and what was set instead. */
export interface Work {
  attempts: readonly SatAttempt[];
  goalShare: number | null;
  adjustment: Adjustment | null;
}

export interface NamedCategory extends GradeCategory {
  name: string;
}

export interface GradebookInput {
  columns: readonly Column[];
  students: readonly Student[];
  categories: readonly NamedCategory[];
  missingCounts: boolean;
  timeZone: string;
  /** by assignment, then by student */
  work: ReadonlyMap<string, ReadonlyMap<string, Work>>;
}

/** One student's row: a cell for each column, in their order. */
export interface Row {
  student: Student;
  cells: Cell[];
  total: Total;
}

const NOTHING: Work = { attempts: [], goalShare: null, adjustment: null };

/** The rows of a gradebook at a moment, in the order of the students. */
export function rowsOf(input: GradebookInput, now: number): Row[] {
  const dates = datesBy(input);
  const columns = input.columns.map((column) => ({ column, work: input.work.get(column.id) }));
  return input.students.map((student) => {
    const placed = columns.map(({ column, work }) => {
      const { dueAt, closesAt } = dates(student, column);
      const end = closesAt ?? dueAt;
      const { attempts, goalShare, adjustment } = work?.get(student.userId) ?? NOTHING;
      const closed = end !== null && now >= end;
      const cell = cellOf({ attempts, goalShare, adjustment, dueAt, closed }, column);
      return { assignmentId: column.id, categoryId: column.categoryId, cell };
    });
    return {
      student,
      cells: placed.map(({ cell }) => cell),
      total: totalOf(placed, input.categories, input.missingCounts),
    };
  });
}

interface EndDates {
  dueAt: number | null;
  closesAt: number | null;
}

/** The dates that hold for a student, worked out once for all to whom nothing of their own applies. */
export function datesBy({ timeZone }: Pick<GradebookInput, "timeZone">) {
  const common = new Map<Column, Map<number, EndDates>>();
  return (student: Student, column: Column): EndDates => {
    const person = column.exceptions.find(({ userId }) => userId === student.userId);
    const group = column.exceptions.find(
      ({ groupName }) => groupName !== null && groupName === student.groupName,
    );
    const { extraDays } = student.granted;
    const own = () =>
      effectiveFor(
        { ...column, timeLimitMinutes: null, attempts: null, timeZone },
        { person, group },
        { ...NOTHING_GRANTED, extraDays },
      );
    if (person || group) return own();
    const byDays = common.get(column) ?? new Map<number, EndDates>();
    const dates = byDays.get(extraDays) ?? own();
    byDays.set(extraDays, dates);
    common.set(column, byDays);
    return dates;
  };
}
