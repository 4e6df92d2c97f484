/**
 * `npm run bench -- sync-kill`: the server killed with -9 ten times while a device sends it 10,000 reviews. The device is the
 * product's own outbox with its own rules of sending again; only its database is in memory. In the end every review must
 * be stored once, and memories and days must be what the log says by itself, on Postgres and on the embedded database.
 */
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { isDeepStrictEqual } from "node:util";
import { eq } from "drizzle-orm";
import type { WaitingEvent } from "@/app/_device/rows";
import { Outbox } from "@/app/(focus)/study/outbox";
import { sendEvents } from "@/app/(focus)/study/send";
import { type Db, openEmbedded, openPostgres } from "@/db/client";
import { type DayTally, tallyOfStep } from "@/db/queries/fold";
import { memoryOf } from "@/db/queries/memory-row";
import { getSettings } from "@/db/queries/settings";
import { daily, memories, reviews } from "@/db/schema/study";
import { startPostgres } from "@/db/temporary-postgres";
import { type DaySettings, studyDay } from "@/learn/day";
import { randomFrom } from "@/learn/random";
import { makeBenchPack } from "./bench-pack";
import { type Served, serve } from "./harness";
import { makeLearnersOn } from "./learners";
import { BATCH, beginning, CARDS, proveFold, REVIEWS } from "./sync";
import { type Logged, makeLog } from "./sync-log";

const KILLS = 10;
const PATIENCE_MS = 20 * 60_000;

/** A database to run the server on. */
interface World {
  name: string;
  env: Record<string, string>;
  /** while the server does not run */
  withDb<T>(run: (db: Db) => Promise<T>): Promise<T>;
  stop(): Promise<void>;
}

async function opened<T>(
  open: () => Promise<{ db: Db; close: () => Promise<void> }>,
  run: (db: Db) => Promise<T>,
): Promise<T> {
  const { db, close } = await open();
  try {
    return await run(db);
  } finally {
    await close();
  }
}

async function onPostgres(): Promise<World> {
  const postgres = await startPostgres({ fsync: true });
  if (!postgres) throw new Error("This part needs a Postgres server's binaries (initdb, postgres).");
  return {
    name: "Postgres",
    env: { DATABASE_URL: postgres.url },
    withDb: (run) => opened(() => openPostgres(postgres.url, 2), run),
    stop: postgres.stop,
  };
}

async function embedded(): Promise<World> {
  const folder = mkdtempSync(path.join(tmpdir(), "zerek-kill-"));
  return {
    name: "PGlite",
    env: { DATABASE_URL: "", ZEREK_DATA_DIR: folder },
    withDb: (run) => opened(() => openEmbedded(folder), run),
    stop: async () => undefined,
  };
}

/** What a device keeps until the server has answered, in memory. */
function deviceStore(userId: string, log: readonly Logged[]) {
  const rows = new Map(
    log.map(({ event, after }): [string, WaitingEvent] => {
      const { id, cardId } = event;
      return [id, { userId, id, cardId, event, after, counts: { newCards: 0, reviews: 0 } }];
    }),
  );
  return {
    put: async (more: readonly WaitingEvent[]) => {
      for (const row of more) rows.set(row.id, row);
    },
    all: async () => [...rows.values()],
    settle: async (answers: readonly { id: string }[]) => {
      for (const { id } of answers) rows.delete(id);
    },
  };
}

/** The page's own fetch: addresses without a host, and the learner's cookie. Others are left as they are. */
function fetchAs(baseUrl: string, cookie: string): typeof fetch {
  const plain = fetch;
  return (address, init) => {
    if (typeof address !== "string" || !address.startsWith("/")) return plain(address, init);
    return plain(baseUrl + address, { ...init, headers: { ...init?.headers, origin: baseUrl, cookie } });
  };
}

/** @throws unless the database holds the log, each review once, and what it adds up to */
async function proveAll(db: Db, userId: string, log: readonly Logged[]): Promise<void> {
  const stored = (await db.select({ id: reviews.id }).from(reviews).where(eq(reviews.userId, userId))).map(
    ({ id }) => id,
  );
  const [ids, sent] = [new Set(stored), new Set(log.map(({ event }) => event.id))];
  const lost = [...sent].filter((id) => !ids.has(id)).length;
  if (lost > 0 || stored.length !== sent.size)
    throw new Error(`${lost} reviews are lost, ${stored.length - ids.size} are there twice.`);

  const last = new Map(log.map(({ event, after }) => [event.cardId, after]));
  const rows = await db.select().from(memories).where(eq(memories.userId, userId));
  const wrong = rows.filter((row) => !isDeepStrictEqual(memoryOf(row), last.get(row.cardId))).length;
  if (wrong > 0 || rows.length !== last.size)
    throw new Error(
      `${wrong} of ${last.size} memories are not what the log says; ${rows.length} are stored.`,
    );

  const days = await db.select().from(daily).where(eq(daily.userId, userId));
  const tallies = new Map(days.map(({ userId: _, day, ...tally }) => [day, tally]));
  if (!isDeepStrictEqual(tallies, talliesOf(log, await getSettings(db, userId))))
    throw new Error("The tallies of days are not what the log says.");
  await proveFold(db, userId);
}

function talliesOf(log: readonly Logged[], day: DaySettings): Map<string, DayTally> {
  const tallies = new Map<string, DayTally>();
  for (const { event, before } of log) {
    const key = studyDay(event.reviewedAt, day);
    const more = tallyOfStep({ event: { ...event, score: null }, before });
    const sum = tallies.get(key);
    if (!sum) tallies.set(key, more);
    else for (const name of Object.keys(sum) as (keyof DayTally)[]) sum[name] += more[name];
  }
  return tallies;
}

async function syncUnderFire(world: World, port: number): Promise<void> {
  const url = `http://localhost:${port}`;
  const secret = { NEXTAUTH_SECRET: "benchmark only, benchmark only, benchmark", NEXTAUTH_URL: url };
  Object.assign(process.env, secret);
  const { log, learner } = await world.withDb(async (db) => {
    const cardIds = await makeBenchPack(db, CARDS);
    const [learner] = (await makeLearnersOn(db, 1)).learners;
    if (!learner) throw new Error("There is no learner.");
    return { log: makeLog(cardIds, REVIEWS, beginning(Date.now())), learner };
  });
  const start = () =>
    serve([process.execPath, "app/_server/start.mjs"], {
      cwd: process.cwd(),
      port,
      env: { ...world.env, ...secret },
      path: "/api/health",
    });
  let server: Served = await start();
  const random = randomFrom(`kill ${world.name}`);
  const began = performance.now();
  let [kills, tries, again, usualMs] = [0, 0, 0, 400];
  let restarting: Promise<void> | null = null;
  let failed: unknown = null;
  const kill = async () => {
    await server.kill();
    server = await start();
    restarting = null;
  };
  const pageFetch = globalThis.fetch;
  globalThis.fetch = fetchAs(url, learner.cookie);
  try {
    const outbox = new Outbox(learner.userId, {
      storage: null,
      store: deviceStore(learner.userId, log),
      alone: (run) => run(),
      later: (run, ms) => {
        const timer = setTimeout(run, ms);
        return () => clearTimeout(timer);
      },
      send: async (events) => {
        tries++;
        const at = performance.now();
        // Every other batch: before it is read, while it is written, or between writing and answering, as luck has it.
        if (!restarting && kills < KILLS && tries % 2 === 0) {
          kills++;
          restarting = delay(random() * 1.2 * usualMs)
            .then(kill)
            .catch((error: unknown) => {
              failed = error;
            });
        }
        const answer = await sendEvents(learner.userId, events);
        usualMs = 0.7 * usualMs + 0.3 * (performance.now() - at);
        if (answer.ok) again += answer.results.filter(({ status }) => status === "repeated").length;
        return answer;
      },
    });
    await outbox.flush();
    while (outbox.status().waiting > 0 || restarting) {
      if (failed) throw failed;
      if (performance.now() - began > PATIENCE_MS)
        throw new Error(
          `${outbox.status().waiting} reviews wait still, after ${PATIENCE_MS / 60_000} minutes.`,
        );
      await delay(100);
    }
    const { refused } = outbox.status();
    if (refused > 0) throw new Error(`The server refused ${refused} reviews.`);
    if (kills < KILLS) throw new Error(`The server was killed ${kills} times only.`);
  } finally {
    globalThis.fetch = pageFetch;
    await server.stop();
  }
  await world.withDb((db) => proveAll(db, learner.userId, log));
  const seconds = ((performance.now() - began) / 1000).toFixed(0);
  console.log(
    `sync-kill on ${world.name}: ${REVIEWS} reviews in batches of ${BATCH}, server killed with -9 ${kills} times; ${tries} requests, ` +
      `${again} reviews sent again that were stored already; none lost, none twice, memories and days as the log says. ${seconds} s`,
  );
}

/** @throws when anything is lost, doubled or wrong */
export async function benchSyncKill(port: number): Promise<void> {
  for (const make of [onPostgres, embedded]) {
    const world = await make();
    try {
      await syncUnderFire(world, port);
    } finally {
      await world.stop();
    }
  }
}
