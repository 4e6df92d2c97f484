import { describe, expect, it } from "vitest";
import { schemeChanges } from "./trail";

const quizzes = { id: "q", name: "Quizzes", weight: 40, dropLowest: 1 };
const essays = { id: "e", name: "Essays", weight: 60, dropLowest: 0 };
const placed = (categoryId: string | null, possible: number | null) => ({ id: "a1", categoryId, possible });
const scheme = (is: object = {}) => ({
  categories: [quizzes],
  missingCounts: true,
  assignments: [placed("q", null)],
  ...is,
});

describe("the trail of grading settings", () => {
  it("tells categories made, changed and removed, and what of what is missing", () => {
    const after = scheme({
      categories: [essays, { ...quizzes, weight: 50 }],
      missingCounts: false,
    });
    expect(schemeChanges(scheme(), after)).toEqual([
      { kind: "category-added", category: essays },
      { kind: "category-changed", before: quizzes, after: { ...quizzes, weight: 50 } },
      { kind: "missing", counts: false },
    ]);
    expect(schemeChanges(scheme({ assignments: [] }), scheme({ categories: [], assignments: [] }))).toEqual([
      { kind: "category-removed", category: quizzes },
    ]);
  });

  it("tells where an assignment counts now, and for how much, by the names of then", () => {
    const after = scheme({ assignments: [placed(null, 20)] });
    expect(schemeChanges(scheme(), after)).toEqual([
      {
        kind: "assignment",
        id: "a1",
        category: { before: "Quizzes", after: null },
        possible: { before: null, after: 20 },
      },
    ]);
    // One that stood nowhere yet was in no category, for the points of its questions.
    expect(schemeChanges(scheme({ assignments: [] }), scheme({ assignments: [placed(null, null)] }))).toEqual(
      [],
    );
  });

  it("tells nothing of what is no scheme, and nothing where nothing changed", () => {
    expect(schemeChanges(null, scheme())).toEqual([]);
    expect(schemeChanges({ kind: "excused" }, { points: 3 })).toEqual([]);
    expect(schemeChanges(scheme(), scheme())).toEqual([]);
  });
});
