/** What a card is taken for: which other fact a learner mixes it up with. Pure. */
import type { Answer } from "./answer";
import type { ItemKey, PublicItem, WrongReason } from "./item";

/** A wrong answer and the misconception it stands for. */
export interface Wrong {
  reason: WrongReason;
  /** in words, as it stood there or was typed; null where it is no single value */
  instead: string | null;
}

/** A wrong answer that was given. */
export interface Mistake extends Wrong {
  cardId: number;
  /** when it was given, ms since the epoch */
  at: number;
}

/** What a card is confused with, and on what evidence. */
export interface Confusion extends Wrong {
  /** wrong answers that showed it; 0: nobody answered so, it is what is most like the right answer */
  times: number;
}

/**
 * What a card is confused with: the misconception shown most often, of equally frequent ones the latest. Where there is
 * none, what the generator offers beside the right answer: best another fact, whose truth can be put beside this one's.
 * @param mistakes of this card
 * @param offered the wrong options of its items, the best first
 */
export function confusionOf(mistakes: readonly Mistake[], offered: readonly Wrong[]): Confusion | null {
  const shown = new Map<string, Wrong & { times: number; at: number }>();
  for (const { reason, instead, at } of mistakes) {
    const key = reason.factId ? `${reason.kind} ${reason.factId}` : reason.text;
    const before = shown.get(key);
    const newest = before && before.at > at ? before : { reason, instead, at };
    shown.set(key, { ...newest, times: (before?.times ?? 0) + 1 });
  }
  const [most] = [...shown.values()].sort(
    (a, b) => b.times - a.times || b.at - a.at || (a.reason.text < b.reason.text ? -1 : 1),
  );
  if (most) return { reason: most.reason, instead: most.instead, times: most.times };
  const likest = offered.find(({ reason }) => reason.kind === "other-fact") ?? offered[0];
  return likest ? { ...likest, times: 0 } : null;
}

/** A wrong answer in words: the option chosen, what was typed, the statement taken for true; null where it is none of these. */
export function wordsOfAnswer(item: PublicItem, answer: Answer | null): string | null {
  if (answer === null) return null;
  if ("text" in answer) return answer.text;
  if (answer.form === "choice" && item.form === "choice") return optionText(item.options, answer.option);
  return answer.form === "true-false" && answer.value && item.form === "true-false" ? item.statement : null;
}

/** The wrong answers that an item offers or knows, in the order they stand. */
export function wrongIn(item: PublicItem, key: ItemKey): Wrong[] {
  if (key.form === "choice" && item.form === "choice")
    return item.options.flatMap(({ id, text }) => {
      const reason = key.reasons[id];
      return reason ? [{ reason, instead: text }] : [];
    });
  if (!("typed" in key)) return [];
  return key.typed.wrong.map((known) => ({
    reason: known.reason,
    instead: "texts" in known ? (known.texts[0] ?? null) : null,
  }));
}

const optionText = (options: readonly { id: string; text: string }[], id: string) =>
  options.find((option) => option.id === id)?.text ?? null;
