import { expect, it } from "vitest";
import { NOTHING_GRANTED } from "../class/assignment";
import { csvOf } from "../class/csv";
import type { Cell } from "./cell";
import { exportTable } from "./export";
import type { Column } from "./gradebook";
import { shownPercent, shownPoints } from "./shown";

const words = {
  student: "Student",
  email: "E-mail",
  studentNumber: "Number",
  group: "Group",
  total: "Total",
  excused: "excused",
};
const column = (id: string, title: string): Column => ({
  ...{ id, title, kind: "quiz", categoryId: null, possible: 10, counts: "best", late: { kind: "accept" } },
  ...{ opensAt: null, dueAt: null, closesAt: null, exceptions: [] },
});
const cell = (state: Cell["state"], points: number | null): Cell => ({
  ...{ state, points, possible: 10, late: false, manual: false, computed: points },
});

it("rounds halves up, as they are written", () => {
  expect([shownPoints(7.665), shownPoints(1.005), shownPoints(2.344999)]).toEqual([7.67, 1.01, 2.34]);
  expect([shownPercent(0.666667), shownPercent(1), shownPercent(0.87505)]).toEqual([66.67, 100, 87.51]);
});

it("is the documented table, and no name is a formula", () => {
  const student = {
    userId: "u",
    name: '=HYPERLINK("http://x")',
    email: "a@example.org",
    studentNumber: "+1",
    groupName: null,
    granted: NOTHING_GRANTED,
  };
  const cells = [cell("graded", 7.665), cell("excused", null), cell("missing", 0), cell("open", null)];
  const table = exportTable(
    {
      columns: ["a", "b", "c", "d"].map((id) => column(id, `@${id}`)),
      categories: [{ id: "k", name: "-Quizzes", weight: 1, dropLowest: 0 }],
      rows: [
        {
          student,
          cells,
          total: { share: 0.383333, categories: [{ categoryId: "k", share: 0.5, dropped: [] }] },
        },
      ],
    },
    words,
  );
  expect(table).toEqual([
    [
      "Student",
      "E-mail",
      "Number",
      "Group",
      "@a (10)",
      "@b (10)",
      "@c (10)",
      "@d (10)",
      "-Quizzes %",
      "Total %",
    ],
    ['=HYPERLINK("http://x")', "a@example.org", "+1", null, 7.67, "excused", 0, null, 50, 38.33],
  ]);
  const csv = csvOf(table);
  expect(csv).toContain(`"'=HYPERLINK(""http://x"")",a@example.org,'+1,,7.67,excused,0,,50,38.33\r\n`);
  expect(csv).toContain("'@a (10),'@b (10)");
  expect(csv).toContain("'-Quizzes %");
});
