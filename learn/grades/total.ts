/** Totals of a gradebook: from cells to categories to one figure, exactly. Pure. */
import type { Cell } from "./cell";
import { exceeds, type Fraction, microOf, plus, shareOf, times } from "./exact";

/** A part of the grade. Weights are relative: only their proportions matter. */
export interface GradeCategory {
  id: string;
  weight: number;
  /** so many of the lowest are left out, as long as one remains */
  dropLowest: number;
}

/** A cell and where it belongs; `categoryId` null: in none. */
export interface PlacedCell {
  assignmentId: string;
  categoryId: string | null;
  cell: Cell;
}

interface CategoryTotal {
  categoryId: string;
  /** points over points possible, of what counts; null when nothing counts yet */
  share: number | null;
  /** ids of the assignments that were left out as the lowest */
  dropped: string[];
}

export interface Total {
  /** 0 to 1, more with a bonus, to a millionth; null when nothing counts yet */
  share: number | null;
  categories: CategoryTotal[];
}

/** The one category of a class that has made none. */
const EVERYTHING: GradeCategory = { id: "", weight: 1, dropLowest: 0 };

/**
 * The total of one student. Every category's share is the sum of the points in it over the sum of those possible; the
 * total is their mean by weight, over those categories alone in which something counts. Without categories all
 * assignments are in one; with categories, what is in none counts nowhere.
 * @param missingCounts whether what was never handed in counts as no points, or not at all
 */
export function totalOf(
  cells: readonly PlacedCell[],
  categories: readonly GradeCategory[],
  missingCounts: boolean,
): Total {
  const counting = cells.filter(
    ({ cell }) =>
      cell.possible > 0 && (cell.state === "graded" || (missingCounts && cell.state === "missing")),
  );
  const all = categories.length === 0 ? [EVERYTHING] : categories;
  let sum: Fraction = { above: 0n, below: 1n };
  let weights = 0n;
  const totals = all.map((category): CategoryTotal => {
    const own = counting.filter(({ categoryId }) => category === EVERYTHING || categoryId === category.id);
    const { kept, dropped } = withoutLowest(own, category.dropLowest);
    if (kept.length === 0) return { categoryId: category.id, share: null, dropped: [] };
    const share = ratioOf(kept);
    const weight = BigInt(microOf(category.weight));
    sum = plus(sum, times(share, { above: weight, below: 1n }));
    weights += weight;
    return { categoryId: category.id, share: shareOf(share), dropped };
  });
  const share = weights > 0n ? shareOf({ above: sum.above, below: sum.below * weights }) : null;
  return { share, categories: totals };
}

function ratioOf(cells: readonly PlacedCell[]): Fraction {
  let above = 0;
  let below = 0;
  for (const { cell } of cells) {
    above += microOf(cell.points ?? 0);
    below += microOf(cell.possible);
  }
  return { above: BigInt(above), below: BigInt(below) };
}

/**
 * Leaves out those whose absence makes the rest best. Where points possible differ these need not be the ones with the
 * lowest share (Kane & Kane 2006, "Dropping lowest grades"). Dinkelbach's iteration: keep those that stand furthest above
 * the ratio found so far, until it no longer grows. Exact, so it ends, with the best.
 */
function withoutLowest(
  cells: readonly PlacedCell[],
  drop: number,
): { kept: readonly PlacedCell[]; dropped: string[] } {
  const keep = Math.max(1, cells.length - drop);
  if (drop <= 0 || keep >= cells.length) return { kept: cells, dropped: [] };
  let ratio = ratioOf(cells);
  for (;;) {
    const { above, below } = ratio;
    const ranked = cells
      .map((placed) => ({
        placed,
        over:
          BigInt(microOf(placed.cell.points ?? 0)) * below - above * BigInt(microOf(placed.cell.possible)),
      }))
      .sort((a, b) =>
        a.over === b.over
          ? a.placed.assignmentId < b.placed.assignmentId
            ? -1
            : 1
          : a.over > b.over
            ? -1
            : 1,
      )
      .map(({ placed }) => placed);
    const kept = ranked.slice(0, keep);
    const better = ratioOf(kept);
    if (!exceeds(better, ratio)) {
      return { kept, dropped: ranked.slice(keep).map(({ assignmentId }) => assignmentId) };
    }
    ratio = better;
  }
}
