/**
 * `npm run bench [-- rating saving sync sync-kill refold queue weight next-card draw pack start]`: ratios against floors in one run, medians of several.
 * Each part starts what it needs: a Postgres of its own (with fsync), the built product, a Chromium.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { startPostgres } from "@/db/temporary-postgres";
import type { Round } from "./fire";
import { percentile, row, serve } from "./harness";

const ROOT = path.resolve(import.meta.dirname, "../..");
const RUNS = Number(process.env.BENCH_RUNS ?? 5);
const PORT = Number(process.env.BENCH_PORT ?? 3310);
const PARTS = [
  "rating",
  "saving",
  "sync",
  "sync-kill",
  "refold",
  "queue",
  "weight",
  "next-card",
  "draw",
  "pack",
  "start",
] as const;
const wanted = process.argv.slice(2);
const does = (part: (typeof PARTS)[number]) => wanted.length === 0 || wanted.includes(part);
for (const part of wanted) {
  if (!(PARTS as readonly string[]).includes(part))
    throw new Error(`No part "${part}": choose of ${PARTS.join(", ")}.`);
}

/** Rows of something measured against the no-op handler, one round after the other. */
function compare(name: string, rounds: readonly { measured: Round; floor: Round }[], goal: string): void {
  const [load] = os.loadavg();
  row(
    "no-op handler, 16 connections",
    "/s",
    rounds.map(({ floor }) => floor.perSecond),
    `load average ${load?.toFixed(1)}`,
  );
  row(
    `${name}, 16 connections`,
    "/s",
    rounds.map(({ measured }) => measured.perSecond),
  );
  row(
    `${name} / no-op`,
    "",
    rounds.map(({ measured, floor }) => measured.perSecond / floor.perSecond),
    goal,
  );
  row(
    `${name} / no-op, by CPU of the server`,
    "",
    rounds.map(({ measured, floor }) => floor.cpuMs / measured.cpuMs),
    "the same without what else the machine does",
  );
  row(
    `${name}, p99`,
    "ms",
    rounds.map(({ measured }) => measured.p99),
  );
}

async function served(): Promise<void> {
  const postgres = await startPostgres({ fsync: true });
  if (!postgres)
    throw new Error("These parts need a Postgres server's binaries (initdb, postgres) on this machine.");
  const url = `http://localhost:${PORT}`;
  const env = {
    DATABASE_URL: postgres.url,
    NEXTAUTH_SECRET: "benchmark only, benchmark only, benchmark",
    NEXTAUTH_URL: url,
  };
  Object.assign(process.env, env);
  const server = await serve(["npm", "start"], { cwd: ROOT, port: PORT, env });
  try {
    const { makeLearners } = await import("./learners");
    const { learners, cardIds } = await makeLearners(postgres.url, 17);
    const reader = learners.pop() as (typeof learners)[number];
    if (does("weight")) {
      const { scriptWeight } = await import("./page-weight");
      const study = await scriptWeight(`${url}/study/kazakhstan-2022/all`, { cookie: reader.cookie });
      row(
        `script of the study page (${study.files} files, gzip)`,
        "kB",
        [study.kB],
        "goal < 190; bare page 135, peer 243",
      );
    }
    if (does("rating")) {
      const { rateOnce } = await import("./rating");
      await rateOnce(server, learners, cardIds); // warm
      const rounds = [];
      for (let i = 0; i < RUNS; i++) rounds.push(await rateOnce(server, learners, cardIds));
      compare(
        "rating a card",
        rounds.map(({ rating, floor }) => ({ measured: rating, floor })),
        "goal 0.6; peer 0.17",
      );
    }
    if (does("saving")) {
      const { beginSittings, saveOnce } = await import("./saving");
      const { makeQuiz, withDb } = await import("./quiz-load/world");
      const sittings = await beginSittings(url, learners, await withDb(postgres.url, makeQuiz));
      await saveOnce(server, sittings); // warm
      const rounds = [];
      for (let i = 0; i < RUNS; i++) rounds.push(await saveOnce(server, sittings));
      compare(
        "saving an answer",
        rounds.map(({ saving, floor }) => ({ measured: saving, floor })),
        "goal 0.5",
      );
    }
    if (does("next-card")) {
      const { timeNextCard } = await import("./next-card");
      const { visible, script } = await timeNextCard(url, reader);
      row("rating to next card visible, CPU slowed 4×", "ms", visible, "goal < 50 (median)");
      row("script of a rating, CPU slowed 4×", "ms", script, "goal < 16 (median)");
      row("the same, 95th percentile", "ms", [percentile(script, 95)], "goal < 50");
    }
    if (does("sync")) {
      const { benchSync } = await import("./sync");
      await benchSync(server, postgres, RUNS);
    }
  } finally {
    await server.stop();
    await postgres.stop();
  }
}

/** Drawing from a large bank, on a Postgres of its own. */
async function draw(): Promise<void> {
  const postgres = await startPostgres({ fsync: true });
  if (!postgres) throw new Error("This part needs a Postgres server's binaries (initdb, postgres).");
  try {
    const { benchDraw } = await import("./draw");
    await benchDraw(postgres.url, RUNS);
  } finally {
    await postgres.stop();
  }
}

/** From a fresh clone to the first page: install, build, migrate, publish, serve. */
async function start(): Promise<void> {
  const clone = path.join(mkdtempSync(path.join(os.tmpdir(), "zerek-clone-")), "zerek");
  execFileSync("git", ["clone", "-q", ROOT, clone]);
  const { DATABASE_URL: _, ...env } = process.env;
  const began = performance.now();
  execFileSync("npm", ["install", "--silent"], { cwd: clone, stdio: ["ignore", "ignore", "inherit"], env });
  const installed = performance.now();
  const server = await serve(["npm", "start"], { cwd: clone, port: PORT + 1, env: { DATABASE_URL: "" } });
  const first = performance.now();
  await server.stop();
  const again = performance.now();
  const second = await serve(["npm", "start"], { cwd: clone, port: PORT + 1, env: { DATABASE_URL: "" } });
  row("fresh clone: npm install", "s", [(installed - began) / 1000]);
  row("fresh clone: npm start to first page (builds)", "s", [(first - installed) / 1000]);
  row("started again to first page", "s", [(performance.now() - again) / 1000]);
  await second.stop();
}

const SERVED = ["rating", "saving", "sync", "weight", "next-card"] as const;
if (SERVED.some(does)) await served();
if (does("sync-kill")) {
  const { benchSyncKill } = await import("./sync-kill");
  await benchSyncKill(PORT + 2);
}
if (does("refold")) {
  const { benchRefold } = await import("./refold");
  await benchRefold(RUNS);
}
if (does("queue")) {
  const { timeQueue } = await import("./queue");
  row("queue of 20,000 cards, CPU slowed 4×", "ms", await timeQueue(PORT + 3, RUNS), "goal < 50 (median)");
}
if (does("draw")) await draw();
if (does("pack")) execFileSync("npm", ["run", "--silent", "bench:content"], { cwd: ROOT, stdio: "inherit" });
if (does("start")) await start();
