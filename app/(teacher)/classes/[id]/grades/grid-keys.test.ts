import { expect, it } from "vitest";
import { inPage, moveBy, windowOf } from "./grid-keys";

const size = { rows: 300, columns: 60, page: 10 };
const press = (key: string, row: number, column: number, ctrl = false) =>
  moveBy({ key, ctrl }, { row, column }, size);

it("keys move within the grid and stop at its edges", () => {
  expect(press("ArrowDown", 299, 3)).toEqual({ row: 299, column: 3 });
  expect(press("ArrowLeft", 4, 0)).toEqual({ row: 4, column: 0 });
  expect(press("PageDown", 4, 7)).toEqual({ row: 14, column: 7 });
  expect(press("End", 4, 7)).toEqual({ row: 4, column: 59 });
  expect(press("Home", 4, 7, true)).toEqual({ row: 0, column: 0 });
  expect(press("x", 4, 7)).toBeNull();
});

it("draws what is seen and a little more, never past the ends", () => {
  expect(windowOf(0, 440, 44, 300)).toEqual([0, 18]);
  expect(windowOf(4400, 440, 44, 300)).toEqual([92, 118]);
  expect(windowOf(12_760, 440, 44, 300)).toEqual([282, 300]);
  expect(windowOf(0, 440, 44, 3)).toEqual([0, 3]);
});

it("keeps the row that holds the focus, wherever one scrolls", () => {
  expect(inPage(3, 0, 5, 9)).toEqual([0, 1, 2, 3, 4]);
  expect(inPage(0, 4, 6, 9)).toEqual([0, 4, 5]);
  expect(inPage(8, 4, 6, 9)).toEqual([4, 5, 8]);
  expect(inPage(9, 4, 6, 9)).toEqual([4, 5]);
  expect(inPage(0, 0, 0, 0)).toEqual([]);
});
