/** Publishing of cards: who keeps their trace, who starts a new one, who retires. */
import { createHash } from "node:crypto";
import { sql } from "drizzle-orm";
import type { Card } from "@/learn/item";
import type { Tx } from "./client";
import { chunks } from "./publish-rows";
import { rowsOf } from "./rows";

export interface CardChanges {
  new: number;
  /** reworded: memories stay */
  changed: number;
  /** the answer changed: memories start anew */
  newTrace: number;
  /** retired before, and back with what was remembered */
  returned: number;
  retired: number;
  unchanged: number;
}

export interface CardRow {
  card: Card;
  position: number;
  hash: string;
}

interface Known extends Record<string, unknown> {
  id: number;
  key: string;
  valueHash: string;
  contentHash: string;
  position: number;
  retired: boolean;
}

/** Hash of the answer's canonical value. */
function valueHash(card: Card): string {
  return createHash("sha256").update(card.answerKey).digest("base64url");
}

/** Brings the pack's cards to just these. Gives the number of each card that is to be asked, by key. */
export async function publishCards(
  tx: Tx,
  packId: string,
  now: Date,
  rows: readonly CardRow[],
): Promise<{ changes: CardChanges; idOf: Map<string, number> }> {
  const known = new Map(
    (
      await rowsOf<Known>(
        tx,
        sql`select id, key, value_hash as "valueHash", content_hash as "contentHash", position,
          retired_at is not null as retired from cards where pack_id = ${packId}`,
      )
    ).map((row) => [row.key, row]),
  );
  const changes: CardChanges = { new: 0, changed: 0, newTrace: 0, returned: 0, retired: 0, unchanged: 0 };
  const idOf = new Map<string, number>();
  const write: CardRow[] = [];
  const moved: { id: number; position: number }[] = [];
  // What was repealed is history: its cards retire even though the pack still tells of it.
  const asked = rows.filter(({ card }) => card.status !== "repealed");
  for (const row of asked) {
    const old = known.get(row.card.key);
    if (!old) changes.new++;
    else {
      idOf.set(old.key, old.id);
      if (old.valueHash !== valueHash(row.card)) changes.newTrace++;
      else if (old.retired) changes.returned++;
      else if (old.contentHash !== row.hash) changes.changed++;
      else {
        changes.unchanged++;
        if (old.position !== row.position) moved.push({ id: old.id, position: row.position });
        continue;
      }
    }
    write.push(row);
  }
  for (const chunk of chunks(write)) {
    for (const { id, key } of await writeCards(tx, packId, now, chunk)) idOf.set(key, id);
  }
  for (const chunk of chunks(moved)) {
    await tx.execute(sql`update cards set position = r.position
      from jsonb_to_recordset(${JSON.stringify(chunk)}::text::jsonb) as r(id int, position int) where cards.id = r.id`);
  }
  const gone = [...known.values()].filter((old) => !old.retired && !idOf.has(old.key)).map((old) => old.id);
  for (const chunk of chunks(gone)) {
    await tx.execute(sql`update cards set retired_at = ${now.toISOString()}::timestamptz
      where id = any(${`{${chunk.join()}}`}::int[])`);
  }
  changes.retired = gone.length;
  return { changes, idOf };
}

function writeCards(tx: Tx, packId: string, now: Date, chunk: readonly CardRow[]) {
  const rows = chunk.map(({ card, position, hash }) => ({
    key: card.key,
    fact_id: card.factId,
    topic_id: card.topicId,
    siblings: card.siblings,
    importance: card.importance,
    position,
    value_hash: valueHash(card),
    content_hash: hash,
    body: card,
  }));
  return rowsOf<{ id: number; key: string }>(
    tx,
    sql`insert into cards as c (pack_id, key, fact_id, topic_id, siblings, importance, position, value_hash, content_hash, body)
      select ${packId}::text, r.* from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as r(key text, fact_id text,
        topic_id text, siblings text, importance int, position int, value_hash text, content_hash text, body jsonb)
      on conflict (pack_id, key) do update set
        topic_id = excluded.topic_id, siblings = excluded.siblings, importance = excluded.importance,
        position = excluded.position, content_hash = excluded.content_hash, body = excluded.body, retired_at = null,
        value_hash = excluded.value_hash,
        trace = case when c.value_hash = excluded.value_hash then c.trace else c.trace + 1 end,
        previous_answer = case when c.value_hash = excluded.value_hash then c.previous_answer else c.body ->> 'answer' end,
        changed_at = case when c.value_hash = excluded.value_hash then c.changed_at else ${now.toISOString()}::timestamptz end
      returning id, key`,
  );
}
