/** As many requests as a number of connections can send, one after another on each. */
import autocannon from "autocannon";

/** Connections of the parts that measure throughput; each belongs to a learner of its own. */
export const CONNECTIONS = 16;
const SECONDS = Number(process.env.BENCH_SECONDS ?? 6);

export interface Round {
  perSecond: number;
  p50: number;
  p99: number;
  /** requests that were answered */
  answered: number;
  /** CPU the server spent on each, ms: what a machine with other work to do cannot blur as it does the figures a second */
  cpuMs: number;
}

/** The server to fire at. */
export interface Target {
  url: string;
  cpuSeconds(): number;
}

/** A connection's next request. */
export interface Shot {
  path: string;
  cookie: string;
  body: object;
}

/**
 * POSTs for some seconds.
 * @param next the next request of the connection of that number; called anew after each answer
 * @throws when an answer is not 2xx
 */
export async function fire(target: Target, next: (connection: number) => Shot): Promise<Round> {
  let connections = 0;
  const { url } = target;
  const before = target.cpuSeconds();
  const result = await autocannon({
    url,
    connections: CONNECTIONS,
    duration: SECONDS,
    setupClient: (client) => {
      const connection = connections++;
      const load = () => {
        const { path, cookie, body } = next(connection);
        const headers = { "content-type": "application/json", origin: url, cookie };
        client.setRequests([{ method: "POST", path, headers, body: JSON.stringify(body) }]);
      };
      load();
      client.on("response", load);
    },
  });
  if (result.non2xx > 0 || result.errors > 0) {
    throw new Error(`${url}: ${result.non2xx} answers were not 2xx, ${result.errors} errors.`);
  }
  const { requests, latency } = result;
  const answered = result["2xx"];
  const cpuMs = ((target.cpuSeconds() - before) * 1000) / answered;
  return { perSecond: requests.mean, p50: latency.p50, p99: latency.p99, answered, cpuMs };
}
