/** What a quiz judged by a wrong key is judged anew: a correcting event is appended, and the memory refolded. */
import { v7 as uuidv7 } from "uuid";
import { inOrder } from "@/learn/fold";
import type { ReviewEvent } from "@/learn/review";
import type { Tx } from "../client";
import { appendAndFold } from "./append";
import { rememberMemory, rememberSettings } from "./hints";
import { eventsById, eventsOf } from "./review-rows";
import { lockStudy } from "./study-lock";

/** What a review should have been judged. */
export interface RightScore {
  reviewId: string;
  /** 0 to 1; null: it proves nothing */
  score: number | null;
  /** the score of blind guessing, 0 to 1 */
  guess: number;
}

/**
 * Makes reviews stand as if they had been judged so at once: memories and tallies become what a replay from scratch
 * with these scores gives. Nothing is written for a review that stands so already.
 * @returns how many were judged anew
 */
export async function correctReviews(
  tx: Tx,
  userId: string,
  wanted: readonly RightScore[],
  { now }: { now: number },
): Promise<number> {
  if (wanted.length === 0) return 0;
  const settings = await lockStudy(tx, userId);
  const targets = await eventsById(
    tx,
    userId,
    wanted.map(({ reviewId }) => reviewId),
  );
  const cardIds = [...new Set(targets.map(({ cardId }) => cardId))];
  const known = await eventsOf(tx, userId, cardIds);
  const byId = new Map(targets.map((event) => [event.id, event]));
  const newest = new Map(
    inOrder(known.filter(({ kind }) => kind === "correction")).map((event) => [event.targetId, event]),
  );
  const fresh = wanted.flatMap(({ reviewId, score, guess }): ReviewEvent[] => {
    const target = byId.get(reviewId);
    if (!target || target.score === null) return [];
    const standing = newest.get(reviewId) ?? target;
    if (standing.score === score) return [];
    return [
      {
        ...target,
        id: uuidv7(),
        kind: "correction",
        targetId: reviewId,
        rating: null,
        form: null,
        score,
        guess: score === null ? null : guess,
        certainty: null,
        // After what it replaces, whatever the clocks say.
        reviewedAt: Math.max(now, standing.kind === "correction" ? standing.reviewedAt + 1 : now),
        durationMs: 0,
      },
    ];
  });
  if (fresh.length === 0) return 0;
  const folded = await appendAndFold(tx, userId, settings, known, fresh, now);
  rememberSettings(userId, settings);
  for (const { cardId, trace, memory } of folded.values()) rememberMemory(userId, cardId, { trace, memory });
  return fresh.length;
}
