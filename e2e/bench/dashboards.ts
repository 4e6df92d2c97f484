/**
 * `npm run bench:dashboards -- URL …`: how long dashboards take on seeded worlds (`npm run db:seed`), one database after
 * the other, and how much longer on the last than on the first. Before each look some students of the class study, as
 * they would. Databases are named by their Postgres URLs; needs a build. Beside the times stands the CPU that server and
 * Postgres used for a look: where other work shares the machine it blurs less.
 */
import { setTimeout as delay } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { openPostgres } from "@/db/client";
import { cpuSecondsOf, median, percentile, row, serve } from "./harness";

const PORT = Number(process.env.BENCH_PORT ?? 3330);
const LOOKS = Number(process.env.BENCH_LOOKS ?? 40);
/** Students of the class who rate a card between two looks. */
const ACTIVE = Number(process.env.BENCH_ACTIVE ?? 10);

const urls = process.argv.slice(2);
if (urls.length === 0) throw new Error("Name at least one seeded database by its URL.");
const base = `http://localhost:${PORT}`;
Object.assign(process.env, {
  NEXTAUTH_SECRET: "benchmark only, benchmark only, benchmark",
  NEXTAUTH_URL: base,
});

interface SeededClass extends Record<string, unknown> {
  id: string;
  name: string;
  owner: string;
  aggregate: boolean;
  students: string[];
  quiz: string;
}

/** Milliseconds of each look, by page, and of CPU. */
type Times = Map<string, { taken: number[]; cpu: number[] }>;

async function look(cookie: string, path: string): Promise<number> {
  const began = performance.now();
  const response = await fetch(base + path, { headers: { cookie }, redirect: "manual" });
  await response.arrayBuffer();
  if (response.status !== 200) throw new Error(`${path} answered ${response.status}`);
  return performance.now() - began;
}

async function measure(databaseUrl: string): Promise<{ reviews: number; times: Times }> {
  const { encodeSession, sessionCookie } = await import("@/app/_server/session-token");
  const { db, close } = await openPostgres(databaseUrl, 2);
  const { rows: classes } = (await db.execute(sql`
    select c.id, c.name, c.owner_id as owner, c.study_visibility = 'aggregate' as aggregate,
      array_agg(m.user_id::text) as students,
      (select a.id from assignments a join attempts t on t.assignment_id = a.id
        where a.class_id = c.id and a.kind = 'quiz' order by a.due_at desc limit 1) as quiz
    from classes c join members m on m.class_id = c.id and m.role = 'student' group by c.id order by c.name`)) as unknown as {
    rows: SeededClass[];
  };
  const { rows: counts } = (await db.execute(sql`select count(*)::int as n from reviews`)) as unknown as {
    rows: { n: number }[];
  };
  const { rows: cards } = (await db.execute(
    sql`select id from cards where retired_at is null limit 400`,
  )) as unknown as {
    rows: { id: number }[];
  };
  const { rows: pids } = (await db.execute(sql`select pg_backend_pid() as pid`)) as unknown as {
    rows: { pid: number }[];
  };
  let postmaster = Number.NaN;
  cpuSecondsOf(({ pid, parent }) => {
    if (pid === pids[0]?.pid) postmaster = parent;
    return false;
  });
  await close();
  const cookieOf = (id: string) => `${sessionCookie().name}=${encodeSession({ id, sessionEpoch: 1 })}`;
  const largest = classes
    .filter(({ aggregate }) => !aggregate)
    .sort((a, b) => b.students.length - a.students.length);
  const [big] = largest;
  const hidden = classes.find(({ aggregate }) => aggregate);
  if (!big) throw new Error("There is no class: seed the database first.");
  const study = async (userId: string) => {
    const event = {
      ...{ id: uuidv7(), cardId: cards[Math.floor(Math.random() * cards.length)]?.id, trace: 1 },
      ...{ kind: "rating", rating: 3, form: "flip", reviewedAt: Date.now(), durationMs: 4_000 },
    };
    const response = await fetch(`${base}/api/reviews`, {
      method: "POST",
      headers: { "content-type": "application/json", origin: base, cookie: cookieOf(userId) },
      body: JSON.stringify({ events: [event] }),
    });
    if (!response.ok) throw new Error(`a rating was answered ${response.status}: ${await response.text()}`);
  };
  const pages = [
    {
      name: `understanding of a class of ${big.students.length}`,
      of: big,
      path: `/classes/${big.id}/understanding`,
    },
    ...(hidden
      ? [
          {
            name: `the same, in aggregate, of ${hidden.students.length}`,
            of: hidden,
            path: `/classes/${hidden.id}/understanding`,
          },
        ]
      : []),
    { name: `gradebook of ${big.students.length}`, of: big, path: `/classes/${big.id}/grades` },
    {
      name: "understanding of a quiz",
      of: big,
      path: `/classes/${big.id}/assignments/${big.quiz}/understanding`,
    },
  ];
  const times: Times = new Map();
  const server = await serve(["npm", "start"], {
    cwd: process.cwd(),
    port: PORT,
    env: { DATABASE_URL: databaseUrl },
  });
  const cpuSeconds = () =>
    server.cpuSeconds() +
    (postmaster ? cpuSecondsOf(({ pid, parent }) => pid === postmaster || parent === postmaster) : 0);
  const measured = async (of: { taken: number[]; cpu: number[] }, cookie: string, path: string) => {
    const before = cpuSeconds();
    of.taken.push(await look(cookie, path));
    of.cpu.push((cpuSeconds() - before) * 1000);
  };
  try {
    for (const { name, of, path } of pages) {
      const cookie = cookieOf(of.owner);
      const firstLook = await look(cookie, path);
      row(`${name}: first look ever`, "ms", [firstLook]);
      const looks = { taken: [], cpu: [] };
      for (let n = 0; n < LOOKS; n++) {
        for (let k = 0; k < ACTIVE; k++)
          await study(of.students[(n * ACTIVE + k) % of.students.length] as string);
        await measured(looks, cookie, path);
      }
      times.set(name, looks);
    }
    for (const path of ["/progress", "/today"]) {
      const looks = { taken: [], cpu: [] };
      for (let n = 0; n < LOOKS; n++)
        await measured(looks, cookieOf(big.students[n % big.students.length] as string), path);
      times.set(`${path} of a student`, looks);
    }
  } finally {
    await server.stop();
    await delay(200);
  }
  return { reviews: counts[0]?.n ?? 0, times };
}

const runs = [];
for (const url of urls) {
  const run = await measure(url);
  console.log(`\n${run.reviews} reviews`);
  for (const [name, { taken, cpu }] of run.times) {
    row(
      name,
      "ms",
      taken,
      `p95 ${percentile(taken, 95).toFixed(0)}; goal < 200; CPU ${meanOf(cpu).toFixed(0)} ms`,
    );
  }
  runs.push(run);
}
const [first, last] = [runs[0], runs.at(-1)];
if (first && last && first !== last) {
  console.log(`\nwith ${last.reviews} reviews / with ${first.reviews}: median, CPU; goal < 1.3`);
  for (const [name, { taken, cpu }] of last.times) {
    const before = first.times.get(name) ?? { taken: [], cpu: [] };
    const [time, used] = [median(taken) / median(before.taken), meanOf(cpu) / meanOf(before.cpu)];
    console.log(`${name.padEnd(52)} ${time.toFixed(2)}  ${used.toFixed(2)}`);
  }
}

function meanOf(figures: readonly number[]): number {
  return figures.reduce((sum, one) => sum + one, 0) / figures.length;
}
