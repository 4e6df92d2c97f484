/** How far the goal of a deck was reached, as a share of its grade. Pure. */
import type { Goal, GoalState } from "../class/goal";

/**
 * 1 when the goal was reached. Otherwise by how much of it: days of study of those asked for; or the share of the cards
 * met, times the recall reached of the recall asked for.
 * @param state at the due date, with the memories of then
 */
export function goalShare(goal: Goal, state: GoalState): number {
  if (state.reached) return 1;
  if (goal.kind === "study-days") return goal.days === 0 ? 1 : Math.min(1, state.studyDays / goal.days);
  if (state.cards === 0) return 0;
  const recalled = goal.share === 0 ? 1 : Math.min(1, (state.recall ?? 0) / goal.share);
  return Math.min(1, (state.met / state.cards) * recalled);
}
