/**
 * `npm run bench:quiz [-- calm kill postgres bend]`: 500 students start a quiz within 30 s, answer 20 questions
 * within 3 minutes and hand in together, on the built product with a Postgres of its own (with fsync). Then the same
 * with the server killed with -9 in the middle, with Postgres killed, and faster and faster until saving bends.
 */
import os from "node:os";
import { setTimeout as delay } from "node:timers/promises";
import { startPostgres } from "@/db/temporary-postgres";
import { cpuSecondsOf, percentile, type Served, serve } from "../harness";
import { makeLearners } from "../learners";
import { type Journal, sit } from "./student";
import { lostAnswers, makeQuiz, QUESTIONS, withDb } from "./world";

const STUDENTS = Number(process.env.BENCH_STUDENTS ?? 500);
const START_MS = 30_000;
const ANSWER_MS = 180_000;
const PORT = Number(process.env.BENCH_PORT ?? 3320);
const SAVE_GOAL_MS = 500;
const wanted = process.argv.slice(2);
const does = (part: string) => wanted.length === 0 || wanted.includes(part);

const postgres = await startPostgres({ fsync: true });
if (!postgres) throw new Error("This needs a Postgres server's binaries (initdb, postgres) on this machine.");
const { url: databaseUrl } = postgres;
const baseUrl = `http://localhost:${PORT}`;
const env = {
  DATABASE_URL: databaseUrl,
  NEXTAUTH_SECRET: "benchmark only, benchmark only, benchmark",
  NEXTAUTH_URL: baseUrl,
};
Object.assign(process.env, env);
const start = () => serve(["npm", "start"], { cwd: process.cwd(), port: PORT, env, path: "/api/health" });
let server: Served = await start();

/** CPU seconds used so far by the server and by Postgres. */
const cpuSeconds = () => ({
  server: server.cpuSeconds(),
  postgres: cpuSecondsOf(({ pid, parent }) => pid === postgres.pid() || parent === postgres.pid()),
});

/** How a class fared: nothing lost and no error, and saving quick. */
interface Fared {
  clean: boolean;
  quick: boolean;
}

/** One class sitting one quiz, `times` as fast as the goal says; `disturb` happens in the middle. */
async function classSits(name: string, times: number, disturb?: () => Promise<void>): Promise<Fared> {
  const { learners } = await makeLearners(databaseUrl, STUDENTS);
  const quizId = await withDb(databaseUrl, makeQuiz);
  const began = performance.now();
  const before = cpuSeconds();
  const end = began + (START_MS + ANSWER_MS) / times;
  const sittings = learners.map(({ cookie, userId }, nth) =>
    sit({
      baseUrl,
      cookie,
      userId,
      quizId,
      seed: `${name}|${nth}`,
      startAt: began + ((nth / STUDENTS) * START_MS) / times,
      answersUntil: end - 2_000 / times,
      finishAt: end,
    }),
  );
  if (disturb) {
    await delay((START_MS + ANSWER_MS / 2) / times);
    await disturb();
  }
  const journals = await Promise.all(sittings);
  const after = cpuSeconds();
  const seconds = (performance.now() - began) / 1000;
  const lost = await withDb(databaseUrl, (db) => lostAnswers(db, quizId, journals));
  const errors = journals.flatMap((journal) => journal.errors);
  print(name, journals, seconds, lost.length, errors);
  // What was started anew in between began to count anew.
  const share = (used: number) => (disturb ? "–" : `${((100 * used) / seconds).toFixed(0)} %`);
  const [load] = os.loadavg();
  console.log(
    `  of one core: server ${share(after.server - before.server)}, Postgres ${share(after.postgres - before.postgres)}; ` +
      `load average of the machine ${load?.toFixed(1)}`,
  );
  const saves = journals.flatMap((journal) => journal.times.save);
  return {
    clean: lost.length === 0 && errors.length === 0,
    quick: percentile(saves, 99) < SAVE_GOAL_MS,
  };
}

function print(name: string, journals: Journal[], seconds: number, lost: number, errors: string[]): void {
  const told = journals.reduce((sum, { acknowledged }) => sum + acknowledged.size, 0);
  const retries = journals.reduce((sum, journal) => sum + journal.retries, 0);
  console.log(
    `${name}: ${journals.length} students, ${told} of ${journals.length * QUESTIONS} answers acknowledged, ` +
      `${lost} lost or unjudged, ${errors.length} errors, ${retries} sent again, ${seconds.toFixed(0)} s`,
  );
  for (const what of ["start", "page", "save", "finish"] as const) {
    const times = journals.flatMap((journal) => journal.times[what]);
    const figures = [50, 95, 99, 100].map((p) => percentile(times, p).toFixed(0).padStart(6));
    console.log(
      `  ${what.padEnd(7)} p50 ${figures[0]}  p95 ${figures[1]}  p99 ${figures[2]}  longest ${figures[3]} ms`,
    );
  }
  for (const error of errors.slice(0, 3)) console.log(`  ${error}`);
}

let fine = true;
try {
  if (does("calm")) {
    const { clean, quick } = await classSits("calm", 1);
    fine = clean && quick;
  }
  if (does("kill")) {
    const { clean } = await classSits("server killed with -9", 1, async () => {
      await server.kill();
      server = await start();
    });
    fine &&= clean;
  }
  if (does("postgres")) {
    const { clean } = await classSits("Postgres killed", 1, postgres.restart);
    fine &&= clean;
  }
  if (does("bend")) {
    for (const times of [2, 4, 6, 8, 12, 16]) {
      const { clean, quick } = await classSits(
        `${times} times as fast (as ${times * STUDENTS} students)`,
        times,
      );
      fine &&= clean;
      if (!clean || !quick) break;
    }
  }
} finally {
  await server.stop();
  await postgres.stop();
}
process.exitCode = fine ? 0 : 1;
