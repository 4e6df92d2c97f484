/**
 * `npm run bench -- draw`: drawing from a bank of 100,000 items, against fetching as many rows by primary key; and that
 * no draw reads the bank through. Made straight in a Postgres of its own.
 */
import { type SQL, sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { type Db, openPostgres } from "@/db/client";
import { drawQuiz, itemsByIds } from "@/db/queries/bank";
import { reportOnBank } from "@/db/queries/bank-report";
import { recountCells } from "@/db/queries/item-cells";
import { drawPractice } from "@/db/queries/practice";
import { practiceCounts } from "@/db/queries/practice-counts";
import { rowsOf } from "@/db/rows";
import { users } from "@/db/schema/accounts";
import { newBlueprint, newSection } from "@/learn/quiz/draft";
import { PURPOSES } from "@/learn/quiz/practice";
import { makeBenchPack, BENCH_PACK as PACK } from "./bench-pack";
import { median, percentile, row } from "./harness";

const ITEMS = 100_000;
const QUESTIONS = 50;
/** Items of the bank a draw may read: far from all, and more than it needs. */
const MOST_READ = 5_000;

/** Four items a card, a card a fact, in all forms, levels and bands; a learner who remembers a fifth of the cards. */
async function fill(db: Db): Promise<string> {
  const cards = ITEMS / 4;
  const run = (statement: SQL) => db.execute(statement);
  await makeBenchPack(db, cards);
  // Rows as wide as real ones: some 700 bytes of question and key.
  await run(sql`insert into items (pack_id, card_id, trace, topic_id, fact_id, importance, form, seed, pack_version, public, key,
      content_hash, expected, band, rank)
    select ${PACK}, c.id, 1, c.topic_id, c.fact_id, c.importance, forms.form, 0, '1.0.0',
      jsonb_build_object('prompt', repeat(md5(c.id::text || nth), 10)), jsonb_build_object('answer', repeat(md5(nth || c.id::text), 12)),
      c.id || '|' || nth, e.expected, floor(e.expected * 20), abs(hashtext(c.id || '/' || nth))::float8 / 2147483648
    from cards c cross join generate_series(0, 3) nth
    cross join lateral (select (array['choice', 'typed', 'true-false', 'cloze', 'numeric', 'date', 'multiple', 'match', 'order'])
      [1 + (c.id + nth * 2) % 9] as form) forms
    cross join lateral (select 0.2 + 0.6 * (abs(hashtext(c.id || '-' || nth)) % 1000) / 1000.0 as expected) e`);
  const id = uuidv7();
  await db.insert(users).values({ id, email: "bench@example.org", name: "Bench" });
  await run(sql`insert into memories (user_id, card_id, trace, state, stability, difficulty, due, last_reviewed_at,
      scheduled_days, learning_steps, reps, lapses, last_review_id, first_reviewed_at)
    select ${id}::uuid, id, 1, 2, 1 + id % 90, 5, now() + (id % 60 - 30) * interval '1 day', now() - (id % 40) * interval '1 day',
      10, 0, 3, 0, gen_random_uuid(), now() - interval '90 days' from cards where id % 5 = 0`);
  await run(sql`insert into reviews (user_id, id, card_id, trace, kind, rating, form, reviewed_at, received_at, duration_ms,
      scheduler, weights_id, desired_retention)
    select ${id}::uuid, gen_random_uuid(), c.id, 1, 'rating', case when (c.id / 5 + n) % 4 = 0 then 1 else 3 end, 'flip',
      now() - (c.id % 40 + n) * interval '1 day', now(), 2000, 'fsrs', 'default', 0.9
    from cards c cross join generate_series(0, 2) n where c.id % 5 = 0`);
  await recountCells(db, PACK);
  await run(sql`analyze`);
  return id;
}

async function timed(n: number, run: (nth: number) => Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  for (let nth = 0; nth < n; nth++) {
    const began = performance.now();
    await run(nth);
    times.push(performance.now() - began);
  }
  return times;
}

interface Node {
  "Node Type": string;
  "Relation Name"?: string;
  "Index Name"?: string;
  "Actual Rows": number;
  "Actual Loops": number;
  "Rows Removed by Filter"?: number;
  Plans?: Node[];
}

/** What the database does for a draw, by EXPLAIN ANALYZE of every statement it is made of. */
async function plansOf(db: Db, draw: (db: Db) => Promise<unknown>): Promise<Node[]> {
  const asked: SQL[] = [];
  const spy = {
    execute: (statement: SQL) => {
      asked.push(statement);
      return db.execute(statement);
    },
  } as unknown as Db;
  await draw(spy);
  const plans: Node[] = [];
  for (const statement of asked) {
    const [found] = await rowsOf<{ "QUERY PLAN": { Plan: Node }[] }>(
      db,
      sql`explain (analyze, format json) ${statement}`,
    );
    if (found?.["QUERY PLAN"][0]) plans.push(found["QUERY PLAN"][0].Plan);
  }
  return plans;
}

const nodesOf = (node: Node): Node[] => [node, ...(node.Plans ?? []).flatMap(nodesOf)];

/** @throws when the bank was scanned, or more of it was read than a draw needs */
async function proveNoScan(db: Db, draw: (db: Db) => Promise<unknown>): Promise<void> {
  const touching = (await plansOf(db, draw))
    .flatMap(nodesOf)
    .filter((node) => node["Relation Name"] === "items");
  const read = touching.reduce(
    (sum, node) => sum + (node["Actual Rows"] + (node["Rows Removed by Filter"] ?? 0)) * node["Actual Loops"],
    0,
  );
  const ways = new Set(touching.map((node) => `${node["Node Type"]} ${node["Index Name"] ?? ""}`.trim()));
  console.log(
    `a draw of ${QUESTIONS} reads ${Math.round(read)} of ${ITEMS} items by: ${[...ways].join(", ")}`,
  );
  if (touching.length === 0 || [...ways].some((way) => way.startsWith("Seq Scan")) || read > MOST_READ)
    throw new Error("A draw reads the bank through.");
}

/** @param url of an empty, migrated Postgres @param runs how often each figure is taken */
export async function benchDraw(url: string, runs: number): Promise<void> {
  const { db, close } = await openPostgres(url, 2);
  try {
    const userId = await fill(db);
    const blueprint = { ...newBlueprint(PACK), sections: [newSection(QUESTIONS)] };
    const sectioned = {
      ...blueprint,
      sections: [0, 1, 2, 3, 4].map((n) => ({
        ...newSection(10),
        topics: [`t${n}`, `t${n + 20}`],
        expected: { from: 0.1 * n, to: 1 },
      })),
    };
    await proveNoScan(db, (spied) => drawQuiz(spied, blueprint, 0));
    const ids = (nth: number) =>
      Array.from({ length: QUESTIONS }, (_, n) => ((nth * 7919 + n * 1973) % ITEMS) + 1);
    const floors: number[] = [];
    const draws: number[] = [];
    const ratios: number[] = [];
    await timed(20, (nth) => drawQuiz(db, blueprint, nth));
    await timed(20, (nth) => itemsByIds(db, ids(nth)));
    for (let round = 0; round < runs; round++) {
      const floor = await timed(40, (nth) => itemsByIds(db, ids(round * 40 + nth)));
      const draw = await timed(40, (nth) => drawQuiz(db, blueprint, round * 40 + nth));
      floors.push(median(floor));
      draws.push(median(draw));
      ratios.push(median(draw) / median(floor));
      if (round === 0) row("drawing 50 of 100,000 items, p99", "ms", [percentile(draw, 99)]);
    }
    row("50 items by primary key (floor)", "ms", floors);
    row("drawing 50 of 100,000 items", "ms", draws, "milliseconds");
    row("drawing / by primary key", "", ratios);
    row(
      "drawing 50 in five sections of topics",
      "ms",
      await timed(runs, (nth) => drawQuiz(db, sectioned, nth)),
    );
    row("the editor's report on the bank", "ms", await timed(runs, () => reportOnBank(db, blueprint)));
    const scope = { packId: PACK, topics: [], decks: [], forms: [] };
    const now = Date.now();
    row(
      "counting what practice finds",
      "ms",
      await timed(runs, () => practiceCounts(db, userId, scope, now)),
    );
    for (const purpose of PURPOSES) {
      const spec = { ...scope, purpose, count: QUESTIONS, feedback: "immediate" as const };
      const times = await timed(runs, (nth) => drawPractice(db, userId, spec, nth, now));
      row(`drawing practice of 50: ${purpose}`, "ms", times, "goal < 1000");
    }
  } finally {
    await close();
  }
}
