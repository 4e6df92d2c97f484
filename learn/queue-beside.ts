/** The ordinary queue beside cards that something else asks for today: goals of classes and plans for exams. Pure. */
import { MEMORY_STATE } from "./memory";
import type { Queue, QueueCard, QueueGroup } from "./queue";

/** What goals and plans ask for on a study day, as the numbers of cards. */
export interface PlannedToday {
  /** when it was worked out, ms since the epoch */
  at: number;
  /** of goals of classes, in their order */
  goals: number[];
  /** of plans for exams, in their order */
  share: number[];
  /** all cards of active plans: they come when the plan says so, not when they are due */
  covered: number[];
}

/** Learning cards come whatever else asks for them. */
export function isLearning({ memory }: Pick<QueueCard, "memory">): boolean {
  return memory?.state === MEMORY_STATE.learning || memory?.state === MEMORY_STATE.relearning;
}

/**
 * A group without what goals ask for: those cards count as done, and others of their facts wait, as after any meeting.
 * @param presetOf the preset of a card, by which cards are grouped
 * @param endOfToday ms since the epoch
 */
export function besideGoals(
  { cards, done, options }: QueueGroup,
  asked: readonly QueueCard[],
  presetOf: (cardId: number) => string,
  endOfToday: number,
): QueueGroup & { held: number } {
  if (asked.length === 0) return { cards, done, options, held: 0 };
  const preset = presetOf(cards[0]?.cardId ?? 0);
  const own = asked.filter(({ cardId }) => presetOf(cardId) === preset);
  const fresh = own.filter(({ memory }) => memory === null).length;
  const ids = new Set(asked.map(({ cardId }) => cardId));
  const facts = new Set(options.spaceSiblings === false ? [] : asked.map(({ factId }) => factId));
  const rest = cards.filter(({ cardId }) => !ids.has(cardId));
  const keeps = (card: QueueCard) => isLearning(card) || !facts.has(card.factId);
  const isDue = ({ memory }: QueueCard) => memory !== null && memory.due < endOfToday;
  return {
    cards: rest.filter(keeps),
    options,
    done: { newCards: done.newCards + fresh, reviews: done.reviews + own.length - fresh },
    held: rest.filter((card) => isDue(card) && !keeps(card)).length,
  };
}

/** The queue with what else is asked for put in after the learning cards. */
export function withShare(
  queue: Queue,
  share: readonly { cardId: number; isNew: boolean }[],
  held: number,
): Queue {
  const fresh = share.filter((card) => card.isNew).length;
  return {
    ...queue,
    cardIds: [
      ...queue.cardIds.slice(0, queue.dueLearning),
      ...share.map(({ cardId }) => cardId),
      ...queue.cardIds.slice(queue.dueLearning),
    ],
    newCards: queue.newCards + fresh,
    dueReviews: queue.dueReviews + share.length - fresh,
    held: queue.held + held,
  };
}
