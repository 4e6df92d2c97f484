/** What a card is taken for: which other fact a learner mixes it up with. Pure. */
import type { WrongReason } from "./item";

/** A wrong answer that showed a known misconception. */
export interface Mistake {
  cardId: number;
  reason: WrongReason;
  /** when it was given, ms since the epoch */
  at: number;
}

/** What a card is confused with, and on what evidence. */
export interface Confusion {
  reason: WrongReason;
  /** wrong answers that showed it; 0: nobody answered so, it is what is most like the right answer */
  times: number;
}

/**
 * What a card is confused with: the misconception shown most often, of equally frequent ones the latest. Where there is
 * none, what the generator offers beside the right answer: best another fact, whose truth can be put beside this one's.
 * @param mistakes of this card
 * @param offered reasons of the wrong options of its items, the best first
 */
export function confusionOf(mistakes: readonly Mistake[], offered: readonly WrongReason[]): Confusion | null {
  const shown = new Map<string, { reason: WrongReason; times: number; at: number }>();
  for (const { reason, at } of mistakes) {
    const key = reason.factId ? `${reason.kind} ${reason.factId}` : reason.text;
    const before = shown.get(key);
    const newest = before && before.at > at ? before : { reason, at };
    shown.set(key, { reason: newest.reason, at: newest.at, times: (before?.times ?? 0) + 1 });
  }
  const [most] = [...shown.values()].sort(
    (a, b) => b.times - a.times || b.at - a.at || (a.reason.text < b.reason.text ? -1 : 1),
  );
  if (most) return { reason: most.reason, times: most.times };
  const likest = offered.find(({ kind }) => kind === "other-fact") ?? offered[0];
  return likest ? { reason: likest, times: 0 } : null;
}
