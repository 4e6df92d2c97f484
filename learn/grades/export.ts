/**
 * A gradebook as a table. The first row names the columns:
 *
 * | column | content |
 * |---|---|
 * | Student, E-mail, Student number, Group | as in the roster; empty where nothing is known |
 * | one for each assignment, "Title (10)" | points of the possible ones in brackets; `excused`; empty when there is nothing yet. What is missing is 0 |
 * | one for each category, "Name %" | points over points possible of what counts, after the lowest are dropped, in per cent |
 * | Total % | the mean of the categories by weight, in per cent |
 *
 * Numbers are those on the screen, points and per cents to a hundredth. Pure.
 */
import type { Column, NamedCategory, Row } from "./gradebook";
import { shownPercent, shownPoints } from "./shown";

export type ExportCell = string | number | null;

/** Words of the head; the interface's, so that they can be translated. */
export interface ExportWords {
  student: string;
  email: string;
  studentNumber: string;
  group: string;
  total: string;
  excused: string;
}

export function exportTable(
  {
    columns,
    categories,
    rows,
  }: { columns: readonly Column[]; categories: readonly NamedCategory[]; rows: readonly Row[] },
  words: ExportWords,
): ExportCell[][] {
  const percent = (share: number | null | undefined) => (share == null ? null : shownPercent(share));
  return [
    [
      ...[words.student, words.email, words.studentNumber, words.group],
      ...columns.map(({ title, possible }) => `${title} (${shownPoints(possible)})`),
      ...categories.map(({ name }) => `${name} %`),
      `${words.total} %`,
    ],
    ...rows.map(({ student, cells, total }): ExportCell[] => [
      ...[student.name, student.email, student.studentNumber, student.groupName],
      ...cells.map(({ state, points }) =>
        state === "excused" ? words.excused : points === null ? null : shownPoints(points),
      ),
      ...categories.map(({ id }) =>
        percent(total.categories.find(({ categoryId }) => categoryId === id)?.share),
      ),
      percent(total.share),
    ]),
  ];
}
