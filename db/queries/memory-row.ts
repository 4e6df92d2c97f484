/** Between rows of `memories` and the Memory of learn/. */
import { and, eq, ne, type SQL } from "drizzle-orm";
import type { Memory } from "@/learn/memory";
import { cards } from "../schema/content";
import { memories } from "../schema/study";

export type MemoryRow = typeof memories.$inferSelect;

/** The memory a row holds; null for no row, and for one that says nothing stands. */
export function memoryOf(row: MemoryRow | null): Memory | null {
  if (!row || row.state === 0 || !row.lastReviewedAt || !row.lastReviewId || !row.firstReviewedAt)
    return null;
  return {
    state: row.state as Memory["state"],
    stability: row.stability,
    difficulty: row.difficulty,
    due: row.due.getTime(),
    lastReviewedAt: row.lastReviewedAt.getTime(),
    firstReviewedAt: row.firstReviewedAt.getTime(),
    scheduledDays: row.scheduledDays,
    learningSteps: row.learningSteps,
    reps: row.reps,
    lapses: row.lapses,
    lastReviewId: row.lastReviewId,
  };
}

/** Joins a card with what the user remembers of it now: memories of an older trace are history. */
export function currentMemory(userId: string): SQL | undefined {
  return and(
    eq(memories.userId, userId),
    eq(memories.cardId, cards.id),
    eq(memories.trace, cards.trace),
    ne(memories.state, 0),
  );
}
