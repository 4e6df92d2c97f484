/** What an assignment is worth unless told. Pure. */
import type { Given } from "../class/assignment";

/** Points of a deck whose goal was reached. */
const DECK_POINTS = 10;

/** The points of a quiz are those of its questions. */
export function possibleOf(given: Given): number {
  if (given.kind === "deck") return DECK_POINTS;
  return given.blueprint.sections.reduce((sum, { count, points }) => sum + count * points, 0);
}
