/**
 * `npm run bench -- sync`: what a learner did in weeks without a network reaches the server: 10,000 reviews of one user in
 * requests of 500, one after another, against the floor of the same rows in multi-row SQL (sync-floor.ts). Measured
 * over HTTP and as the query layer alone does it, in turn with the floor, each time for a new user; and what is stored
 * must be the same in all three.
 */
import os from "node:os";
import { setTimeout as delay } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { Client } from "pg";
import { type Db, openPostgres } from "@/db/client";
import { refoldUser } from "@/db/queries/refold";
import { recordSent } from "@/db/queries/reviews";
import { getSettings } from "@/db/queries/settings";
import { rowsOf } from "@/db/rows";
import type { TemporaryPostgres } from "@/db/temporary-postgres";
import { makeBenchPack } from "./bench-pack";
import { cpuSecondsOf, row, type Served } from "./harness";
import { makeLearners } from "./learners";
import { type FloorBatch, floorBatch, writeFloor } from "./sync-floor";
import { type Logged, makeLog } from "./sync-log";

export const REVIEWS = 10_000;
/** Events of one request, as the outbox sends them. */
export const BATCH = 500;
/** Enough for the log of 10,000 reviews. */
export const CARDS = 2_500;
const DAY = 86_400_000;

/** The morning some weeks ago on which the log begins. */
export const beginning = (now: number) => Math.floor(now / DAY) * DAY - 60 * DAY + DAY / 3;

export function batchesOf(log: readonly Logged[]): Logged[][] {
  return Array.from({ length: Math.ceil(log.length / BATCH) }, (_, n) =>
    log.slice(n * BATCH, (n + 1) * BATCH),
  );
}

type Learner = Awaited<ReturnType<typeof makeLearners>>["learners"][number];

/** Sends the batches as the study page does. @throws when an event is not recorded */
async function overHttp(
  url: string,
  { userId, cookie }: Learner,
  batches: readonly Logged[][],
): Promise<void> {
  const headers = { "content-type": "application/json", origin: url, cookie };
  for (const batch of batches) {
    const body = JSON.stringify({ events: batch.map(({ event }) => event), userId, sentAt: Date.now() });
    const answer = await fetch(`${url}/api/reviews`, { method: "POST", headers, body });
    if (!answer.ok) throw new Error(`A batch was answered ${answer.status}: ${await answer.text()}`);
    const { results } = (await answer.json()) as { results: { status: string }[] };
    if (results.length !== batch.length || results.some(({ status }) => status !== "recorded"))
      throw new Error("An event was not recorded.");
  }
}

/** @throws unless two users have the same reviews, memories and days */
async function proveSame(db: Db, one: string, other: string): Promise<void> {
  for (const [table, without] of [
    ["reviews", "{user_id,received_at}"],
    ["memories", "{user_id}"],
    ["daily", "{user_id}"],
  ] as const) {
    const mine = (userId: string) =>
      sql`select to_jsonb(t) - ${without}::text::text[] as row from ${sql.identifier(table)} t where user_id = ${userId}::uuid`;
    const [found] = await rowsOf<{ n: number; differing: number }>(
      db,
      sql`select (select count(*)::int from (${mine(one)}) a) as n,
        (select count(*)::int from ((${mine(one)}) except all (${mine(other)})) d) +
        (select count(*)::int from ((${mine(other)}) except all (${mine(one)})) d) as differing`,
    );
    if (!found || found.n === 0 || found.differing > 0)
      throw new Error(`Floor and product leave different ${table}: ${JSON.stringify(found)}.`);
  }
}

/** @throws when the replay of a user's events is not what is stored */
export async function proveFold(db: Db, userId: string): Promise<void> {
  const { cards, wrong, wrongDays } = await refoldUser(db, userId);
  if (cards === 0 || wrong + wrongDays > 0)
    throw new Error(`Of ${cards} memories ${wrong} are not what the replay gives, and ${wrongDays} days.`);
}

interface Figures {
  ms: number;
  /** CPU of whoever does the work but the device, ms: of the server or of this process, and of Postgres */
  cpuMs: number;
}

/** @param runs how often each figure is taken, after one round to warm up */
export async function benchSync(server: Served, postgres: TemporaryPostgres, runs: number): Promise<void> {
  const { db, close } = await openPostgres(postgres.url, 2);
  const client = new Client({ connectionString: postgres.url });
  await client.connect();
  try {
    const cardIds = await makeBenchPack(db, CARDS);
    const now = Date.now();
    const log = makeLog(cardIds, REVIEWS, beginning(now));
    const batches = batchesOf(log);
    const { learners } = await makeLearners(postgres.url, 3 * (runs + 1));
    const settings = await getSettings(db, (learners[0] as Learner).userId);
    const floorBatches: FloorBatch[] = batches.map((batch) => floorBatch(batch, settings, now));
    const postgresCpu = () =>
      cpuSecondsOf(({ pid, parent }) => pid === postgres.pid() || parent === postgres.pid());
    const ownCpu = () => process.cpuUsage().user / 1e6 + process.cpuUsage().system / 1e6;
    const timed = async (cpu: () => number, run: () => Promise<unknown>): Promise<Figures> => {
      // What the round before left to write belongs to it.
      await client.query("checkpoint");
      await delay(200);
      const [cpuBefore, began] = [cpu() + postgresCpu(), performance.now()];
      await run();
      const ms = performance.now() - began;
      return { ms, cpuMs: 1000 * (cpu() + postgresCpu() - cpuBefore) };
    };
    const rounds: Record<"floor" | "layer" | "http", Figures>[] = [];
    for (let round = 0; round <= runs; round++) {
      const [a, b, c] = learners.slice(3 * round, 3 * round + 3) as [Learner, Learner, Learner];
      const floor = await timed(ownCpu, () => writeFloor(client, a.userId, floorBatches));
      const layer = await timed(ownCpu, async () => {
        for (const batch of batches) {
          const events = batch.map(({ event }) => event);
          await recordSent(db, b.userId, events, { now: Date.now() });
        }
      });
      const http = await timed(server.cpuSeconds, () => overHttp(server.url, c, batches));
      if (round === 0) {
        await proveSame(db, a.userId, b.userId);
        await proveSame(db, a.userId, c.userId);
        await proveFold(db, c.userId);
      } else rounds.push({ floor, layer, http });
    }
    const [load] = os.loadavg();
    const figures = (which: "floor" | "layer" | "http", what: keyof Figures) =>
      rounds.map((round) => round[which][what]);
    const ratios = (which: "layer" | "http", what: keyof Figures) =>
      rounds.map((round) => round.floor[what] / round[which][what]);
    const name = "10,000 reviews in batches of 500";
    row(`${name}: floor in SQL`, "ms", figures("floor", "ms"), `load average ${load?.toFixed(1)}`);
    row(`${name}: query layer`, "ms", figures("layer", "ms"));
    row(`${name}: over HTTP`, "ms", figures("http", "ms"));
    row("floor / query layer", "", ratios("layer", "ms"));
    row("floor / over HTTP", "", ratios("http", "ms"), "goal 0.4");
    row(
      "floor / query layer, by CPU",
      "",
      ratios("layer", "cpuMs"),
      "the same without what else the machine does",
    );
    row("floor / over HTTP, by CPU", "", ratios("http", "cpuMs"));
  } finally {
    await client.end();
    await close();
  }
}
