/**
 * Rating a card over HTTP with Postgres, 16 connections of 16 learners, against a no-op handler of the same
 * server. The figure that counts is the ratio; both are measured in turn, several times.
 */
import autocannon from "autocannon";
import { v7 as uuidv7 } from "uuid";

const CONNECTIONS = 16;
/** What a learner goes through in a sitting; past the first round each is a card met before. */
const SITTING = 40;
const SECONDS = Number(process.env.BENCH_SECONDS ?? 6);

export interface Learner {
  cookie: string;
}

interface Round {
  perSecond: number;
  p50: number;
  p99: number;
}

async function fire(url: string, setup: (client: autocannon.Client, nth: number) => void): Promise<Round> {
  let nth = 0;
  const result = await autocannon({
    url,
    method: "POST",
    connections: CONNECTIONS,
    duration: SECONDS,
    setupClient: (client) => setup(client, nth++),
  });
  if (result.non2xx > 0 || result.errors > 0) {
    throw new Error(`${url}: ${result.non2xx} answers were not 2xx, ${result.errors} errors.`);
  }
  return { perSecond: result.requests.mean, p50: result.latency.p50, p99: result.latency.p99 };
}

/** One round: ratings a second and no-ops a second, the same bodies and headers on both. */
export async function rateOnce(
  baseUrl: string,
  learners: readonly Learner[],
  cardIds: readonly number[],
): Promise<{ rating: Round; floor: Round }> {
  const setup = (client: autocannon.Client, nth: number) => {
    const learner = learners[nth % learners.length] as Learner;
    const first = (nth * SITTING) % Math.max(1, cardIds.length - SITTING);
    const sitting = cardIds.slice(first, first + SITTING);
    let at = 0;
    const headers = { "content-type": "application/json", origin: baseUrl, cookie: learner.cookie };
    const next = () => {
      at = (at + 1) % sitting.length;
      client.setHeadersAndBody(headers, JSON.stringify({ events: [ratingOf(sitting[at] as number)] }));
    };
    next();
    client.on("response", next);
  };
  const floor = await fire(`${baseUrl}/api/live`, setup);
  const rating = await fire(`${baseUrl}/api/reviews`, setup);
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
