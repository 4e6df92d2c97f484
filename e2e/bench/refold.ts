/**
 * `npm run bench -- refold`: `npm run memory:refold` over a million reviews of 100 learners, on Postgres: how long it takes
 * and how much memory its process needs at most. It must find nothing wrong.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import os from "node:os";
import { Client } from "pg";
import { openPostgres } from "@/db/client";
import { getSettings } from "@/db/queries/settings";
import { startPostgres } from "@/db/temporary-postgres";
import { makeBenchPack } from "./bench-pack";
import { cpuSecondsOf, row } from "./harness";
import { makeLearnersOn } from "./learners";
import { batchesOf, beginning, CARDS, REVIEWS } from "./sync";
import { floorBatch, writeFloor } from "./sync-floor";
import { makeLog } from "./sync-log";

const LEARNERS = 100;

/** Makes the reviews, as syncing would have left them. */
async function fill(url: string): Promise<void> {
  const { db, close } = await openPostgres(url, 2);
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const cardIds = await makeBenchPack(db, CARDS);
    const now = Date.now();
    const batches = batchesOf(makeLog(cardIds, REVIEWS, beginning(now)));
    const { learners } = await makeLearnersOn(db, LEARNERS);
    const settings = await getSettings(db, learners[0]?.userId ?? "");
    const rows = batches.map((batch) => floorBatch(batch, settings, now));
    for (const { userId } of learners) await writeFloor(client, userId, rows);
    await client.query("analyze");
  } finally {
    await client.end();
    await close();
  }
}

/** The most memory a process had, in MB; NaN where there is no /proc. */
function peakOf(pid: number | undefined): number {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]) / 1000;
  } catch {
    return Number.NaN;
  }
}

interface Figures {
  seconds: number;
  /** CPU of the process, s: what a machine with other work to do blurs less */
  cpuSeconds: number;
  peakMb: number;
}

async function refold(url: string): Promise<Figures> {
  const child = spawn(process.execPath, ["--import", "tsx", "db/cli/refold.ts"], {
    env: { ...process.env, DATABASE_URL: url },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const began = performance.now();
  let [peakMb, cpuSeconds, printed] = [0, 0, ""];
  child.stdout.on("data", (text: Buffer) => {
    printed += text.toString();
  });
  const watch = setInterval(() => {
    peakMb = Math.max(peakMb, peakOf(child.pid) || 0);
    cpuSeconds = Math.max(cpuSeconds, cpuSecondsOf(({ pid }) => pid === child.pid) || 0);
  }, 100);
  const [code] = await once(child, "exit");
  clearInterval(watch);
  if (code !== 0 || !printed.startsWith(`${LEARNERS} learners`))
    throw new Error(`memory:refold did not end well: ${printed}`);
  return { seconds: (performance.now() - began) / 1000, cpuSeconds, peakMb };
}

/** @param runs how often it is measured */
export async function benchRefold(runs: number): Promise<void> {
  const postgres = await startPostgres();
  if (!postgres) throw new Error("This part needs a Postgres server's binaries (initdb, postgres).");
  Object.assign(process.env, {
    NEXTAUTH_SECRET: "benchmark only, benchmark only, benchmark",
    NEXTAUTH_URL: "http://localhost",
  });
  try {
    await fill(postgres.url);
    const figures = [];
    for (let run = 0; run < runs; run++) figures.push(await refold(postgres.url));
    const [load] = os.loadavg();
    row(
      "refolding 1,000,000 reviews of 100 learners",
      "s",
      figures.map(({ seconds }) => seconds),
      `load average ${load?.toFixed(1)}`,
    );
    row(
      "its CPU, without Postgres",
      "s",
      figures.map(({ cpuSeconds }) => cpuSeconds),
    );
    row(
      "the most memory it takes",
      "MB",
      figures.map(({ peakMb }) => peakMb),
    );
  } finally {
    await postgres.stop();
  }
}
