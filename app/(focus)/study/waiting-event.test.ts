import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { foldReviews } from "@/learn/fold";
import { NO_EVIDENCE, type Rating, type ReviewEvent, SCHEDULER } from "@/learn/review";
import { beginSession, rateCurrent, type StudyCard, showAnswer, undoLast } from "@/learn/session";
import { waitingEvent } from "./waiting-event";

const AT = Date.UTC(2026, 5, 15, 12);
const OPTIONS = { desiredRetention: 0.9 };
const cards = Array.from(
  { length: 6 },
  (_, n) => ({ id: n + 1, trace: 1, memory: null, body: {}, topicTitle: "" }) as unknown as StudyCard,
);

describe("what the device keeps of a sitting", () => {
  it("is the memory that the server folds from the same events, and adds up to the same day", () => {
    const step = fc.record({
      what: fc.constantFrom(1, 2, 3, 4, "undo" as const),
      after: fc.integer({ min: 1, max: 40 * 60_000 }),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        let session = beginSession(cards, cards.length, AT);
        let now = AT;
        const rows: ReturnType<typeof waitingEvent>[] = [];
        for (const [n, { what, after }] of steps.entries()) {
          now += after;
          const id = `0193-${String(n).padStart(6, "0")}`;
          const done =
            what === "undo"
              ? undoLast(session, id, now)
              : rateCurrent(showAnswer(session), what as Rating, id, now, OPTIONS);
          if (!done) continue;
          rows.push(waitingEvent(session, done));
          session = done.session;
        }
        const undone = new Set(rows.map(({ event }) => event.targetId));
        let met = 0;
        for (const { id } of cards) {
          const own = rows.filter((row) => row.cardId === id);
          const events = own.map(
            ({ event }): ReviewEvent => ({
              ...event,
              ...NO_EVIDENCE,
              scheduler: SCHEDULER,
              weightsId: "default",
              desiredRetention: 0.9,
              options: null,
            }),
          );
          expect(own.at(-1)?.after ?? null).toEqual(foldReviews(events, 1));
          if (own.some(({ event }) => event.kind === "rating" && !undone.has(event.id))) met++;
        }
        expect(rows.reduce((sum, { counts }) => sum + counts.newCards, 0)).toBe(met);
      }),
      { numRuns: 300 },
    );
  });
});
