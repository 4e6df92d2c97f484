import type { WaitingEvent } from "@/app/_device/rows";
import { MEMORY_STATE } from "@/learn/memory";
import { memoryOf, type Session, type StudyEvent } from "@/learn/session";

/**
 * What the device keeps of a rating or an undo until the server has it: the event, the memory it leaves, and what it
 * adds to the day, by the same rule as the server's tallies.
 */
export function waitingEvent(
  before: Session,
  { session, event }: { session: Session; event: StudyEvent },
): Omit<WaitingEvent, "userId"> {
  const { id, cardId } = event;
  const undone = event.kind === "undo";
  // Undone is the rating of a card that was as it is now.
  const asked = memoryOf(undone ? session : before, cardId);
  const one = undone ? -1 : 1;
  return {
    id,
    cardId,
    event,
    after: memoryOf(session, cardId),
    counts: {
      newCards: asked ? 0 : one,
      reviews: asked?.state === MEMORY_STATE.review ? one : 0,
    },
  };
}
