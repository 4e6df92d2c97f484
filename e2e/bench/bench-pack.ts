/** A pack for benchmarks, as large as they like, written straight into the database: a fact a card, and what they belong to. */
import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { rowsOf } from "@/db/rows";

export const BENCH_PACK = "bench";
/** Topics `t0` and so on, over which the facts are spread. */
export const BENCH_TOPICS = 60;

/** Makes the pack; returns the ids of its cards. Its facts have importance 1 to 3 in turn. */
export async function makeBenchPack(db: Db, cards: number): Promise<number[]> {
  await db.execute(sql`insert into packs (id, version, content_hash, title, summary, language, as_of, published_at)
    values (${BENCH_PACK}, '1.0.0', '', 'Bench', '', 'en', '2022-01-01', now())`);
  await db.execute(sql`insert into topics (pack_id, id, position, title)
    select ${BENCH_PACK}, 't' || n, n, 'Topic ' || n from generate_series(0, ${BENCH_TOPICS - 1}) n`);
  await db.execute(sql`insert into facts (pack_id, id, topic_id, kind, status, importance, statement, body, content_hash)
    select ${BENCH_PACK}, 'f' || n, 't' || n % ${BENCH_TOPICS}, 'figure', 'in-force', n % 3 + 1, 'Fact ' || n, '{}', ''
    from generate_series(1, ${cards}) n`);
  await db.execute(sql`insert into cards (pack_id, key, fact_id, topic_id, siblings, importance, position, value_hash, content_hash, body)
    select ${BENCH_PACK}, 'f' || n || '#value', 'f' || n, 't' || n % ${BENCH_TOPICS}, 'f' || n, n % 3 + 1, n, '', '', '{}'
    from generate_series(1, ${cards}) n`);
  const rows = await rowsOf<{ id: number }>(
    db,
    sql`select id from cards where pack_id = ${BENCH_PACK} order by id`,
  );
  return rows.map(({ id }) => id);
}
