/**
 * Rating a card over HTTP with Postgres, 16 connections of 16 learners, against a no-op handler of the same
 * server. The figure that counts is the ratio; both are measured in turn, several times.
 */
import { v7 as uuidv7 } from "uuid";
import { CONNECTIONS, fire, type Round, type Target } from "./fire";

/** What a learner goes through in a sitting; past the first round each is a card met before. */
const SITTING = 40;

export interface Learner {
  cookie: string;
}

/** One round: ratings a second and no-ops a second, the same bodies and headers on both. */
export async function rateOnce(
  server: Target,
  learners: readonly Learner[],
  cardIds: readonly number[],
): Promise<{ rating: Round; floor: Round }> {
  const shots = (path: string) => {
    const at = Array<number>(CONNECTIONS).fill(0);
    return (nth: number) => {
      const first = (nth * SITTING) % Math.max(1, cardIds.length - SITTING);
      const cardId = cardIds[first + ((at[nth] as number) % SITTING)] as number;
      at[nth] = (at[nth] as number) + 1;
      const { cookie } = learners[nth % learners.length] as Learner;
      return { path, cookie, body: { events: [ratingOf(cardId)] } };
    };
  };
  const floor = await fire(server, shots("/api/live"));
  const rating = await fire(server, shots("/api/reviews"));
  return { rating, floor };
}

function ratingOf(cardId: number): object {
  return {
    id: uuidv7(),
    cardId,
    trace: 1,
    kind: "rating",
    rating: 3,
    form: "flip",
    reviewedAt: Date.now(),
    durationMs: 4000,
    schedule: { scheduler: "fsrs-6", weightsId: "default", desiredRetention: 0.9, options: null },
  };
}
