/** What statistics of a quiz are made from: who was asked what, and what it earned. */

/** One question of the quiz: a position, whichever item is asked there. */
interface Question {
  id: string;
  /** points a right answer earns. Leave voided questions out: like Moodle, everything counts every question given. */
  maxMark: number;
}

/** One question as one student was asked it. */
export interface Mark {
  /** points earned, after penalties and certainty; may be negative; null: not answered, which counts as 0 */
  mark: number | null;
  /** which item was asked, where students get different ones */
  item?: string;
}

/** One attempt. By default of every student the first: later ones build on what the first has shown. */
export interface Sheet {
  student: string;
  /** one for each question in their order; null: this student was not asked that question */
  marks: readonly (Mark | null)[];
}

/** A quiz with its attempts. An attempt that was asked nothing is no attempt. */
export interface Results {
  questions: readonly Question[];
  sheets: readonly Sheet[];
  /** what blind guessing is expected to score, 0 to 1, by item, or by question id where it has one item */
  guess?: ReadonlyMap<string, number>;
}

/** One answer with what else its attempt earned. */
export interface Scored {
  sheet: number;
  mark: number;
  total: number;
  item: string | undefined;
}

/** The attempts that count. */
export function countedSheets(results: Results): Sheet[] {
  return results.sheets.filter((sheet) => sheet.marks.some((mark) => mark !== null));
}

/** What an attempt earned in all. */
export function totalOf(sheet: Sheet): number {
  return sheet.marks.reduce((total, mark) => total + (mark?.mark ?? 0), 0);
}

/** By question: every answer to it, in the order of the sheets. */
export function answersByQuestion(results: Results): Scored[][] {
  const columns: Scored[][] = results.questions.map(() => []);
  countedSheets(results).forEach((sheet, at) => {
    const total = totalOf(sheet);
    columns.forEach((column, position) => {
      const mark = sheet.marks[position];
      if (mark) column.push({ sheet: at, mark: mark.mark ?? 0, total, item: mark.item });
    });
  });
  return columns;
}
