/**
 * Memories on a grid of stability and difficulty, and where a review after each gap of days takes them. The plan for an
 * exam reckons on it: 120 cells stand for all memories there can be.
 */
import { fsrs6, type ModelState } from "../model/fsrs6";
import type { Rating } from "../review";
import type { Believed } from "./belief";
import { recallOf } from "./calibrate";

const STABILITIES = 24;
const DIFFICULTIES = 5;
/** Cells of the grid: stability runs fastest. */
export const CELLS = STABILITIES * DIFFICULTIES;
const LOW = Math.log(0.03);
const STEP = (Math.log(1_500) - LOW) / (STABILITIES - 1);
const D_STEP = 9 / (DIFFICULTIES - 1);

/** A place between cells: the lower corner and how far on, 0 to 1, in each direction. */
export interface Place {
  cell: number;
  s: number;
  d: number;
}

/** The cell nearest to a place. */
export function nearest({ cell, s, d }: Place): number {
  return cell + (s >= 0.5 ? 1 : 0) + (d >= 0.5 ? STABILITIES : 0);
}

export function placeOf({ stability, difficulty }: ModelState): Place {
  const x = Math.min(STABILITIES - 1.000001, Math.max(0, (Math.log(stability) - LOW) / STEP));
  const y = Math.min(DIFFICULTIES - 1.000001, Math.max(0, (difficulty - 1) / D_STEP));
  const [i, j] = [Math.floor(x), Math.floor(y)];
  return { cell: j * STABILITIES + i, s: x - i, d: y - j };
}

/** The value at a place, between those of the four cells around it. `from` is where the grid's values begin. */
export function valueAt(values: Float64Array, from: number, cell: number, s: number, d: number): number {
  const at = from + cell;
  const low = (values[at] as number) * (1 - s) + (values[at + 1] as number) * s;
  if (d === 0) return low;
  const high = (values[at + STABILITIES] as number) * (1 - s) + (values[at + STABILITIES + 1] as number) * s;
  return low * (1 - d) + high * d;
}

/** Puts a mass at a place, spread over the four cells around it. */
export function addAt(values: Float64Array, from: number, cell: number, s: number, d: number, mass: number) {
  const at = from + cell;
  values[at] = (values[at] as number) + mass * (1 - s) * (1 - d);
  values[at + 1] = (values[at + 1] as number) + mass * s * (1 - d);
  if (d === 0) return;
  values[at + STABILITIES] = (values[at + STABILITIES] as number) + mass * (1 - s) * d;
  values[at + STABILITIES + 1] = (values[at + STABILITIES + 1] as number) + mass * s * d;
}

/** Where reviews lead, for gaps of 0 to `gaps` - 1 steps: index gap · CELLS + cell. */
export interface Grid {
  gaps: number;
  /** days of a step */
  unit: number;
  /** recall after the gap */
  recall: Float64Array;
  rightCell: Int16Array;
  rightS: Float64Array;
  rightD: Float64Array;
  wrongCell: Int16Array;
  wrongS: Float64Array;
  wrongD: Float64Array;
}

/** A review a few minutes after another, in days. */
const SAME_DAY = 0.01;

/** The model with a person's stretch: what will be recalled, and what a review makes of a memory. */
export function modelOf({ weights, forgetting }: Pick<Believed, "weights" | "forgetting">) {
  const model = fsrs6(weights);
  return {
    recall: (state: ModelState, days: number) =>
      recallOf(forgetting, (days === 0 ? SAME_DAY : days) / state.stability),
    after: (state: ModelState, days: number, recalled: boolean) => model.next(state, days, recalled ? 3 : 1),
    first: (rating: Rating) => model.next(null, 0, rating),
  };
}
export type PlanModel = ReturnType<typeof modelOf>;

/** @param unit days of a step: long plans are reckoned in steps of several days */
export function gridOf(model: PlanModel, gaps: number, unit: number): Grid {
  const size = gaps * CELLS;
  const grid: Grid = {
    gaps,
    unit,
    recall: new Float64Array(size),
    rightCell: new Int16Array(size),
    rightS: new Float64Array(size),
    rightD: new Float64Array(size),
    wrongCell: new Int16Array(size),
    wrongS: new Float64Array(size),
    wrongD: new Float64Array(size),
  };
  for (let gap = 0; gap < gaps; gap++) {
    for (let cell = 0; cell < CELLS; cell++) {
      const state = {
        stability: Math.exp(LOW + (cell % STABILITIES) * STEP),
        difficulty: 1 + Math.floor(cell / STABILITIES) * D_STEP,
      };
      const at = gap * CELLS + cell;
      grid.recall[at] = model.recall(state, gap * unit);
      const right = placeOf(model.after(state, gap * unit, true));
      const wrong = placeOf(model.after(state, gap * unit, false));
      [grid.rightCell[at], grid.rightS[at], grid.rightD[at]] = [right.cell, right.s, right.d];
      [grid.wrongCell[at], grid.wrongS[at], grid.wrongD[at]] = [wrong.cell, wrong.s, wrong.d];
    }
  }
  return grid;
}

/** What a memory is worth once it was asked at a step: `at` is gap · CELLS + cell, before asking. */
export function askedValue(grid: Grid, values: Float64Array, step: number, at: number): number {
  const p = grid.recall[at] as number;
  const from = step * CELLS;
  const { rightCell, rightS, rightD, wrongCell, wrongS, wrongD } = grid;
  const right = valueAt(values, from, rightCell[at] as number, rightS[at] as number, rightD[at] as number);
  const wrong = valueAt(values, from, wrongCell[at] as number, wrongS[at] as number, wrongD[at] as number);
  return p * right + (1 - p) * wrong;
}

/** Where so many memories go once they were asked at a step. */
export function addAsked(grid: Grid, mass: Float64Array, step: number, at: number, count: number): void {
  const p = grid.recall[at] as number;
  const from = step * CELLS;
  const { rightCell, rightS, rightD, wrongCell, wrongS, wrongD } = grid;
  addAt(mass, from, rightCell[at] as number, rightS[at] as number, rightD[at] as number, count * p);
  addAt(mass, from, wrongCell[at] as number, wrongS[at] as number, wrongD[at] as number, count * (1 - p));
}
