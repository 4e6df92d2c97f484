import { sql } from "drizzle-orm";
import type { PracticeSpec, Purpose } from "@/learn/quiz/practice";
import type { Queryable } from "../client";
import { rowsOf } from "../rows";
import { cards, deckCards, decks, topics } from "../schema/content";
import { items } from "../schema/items";
import { memories, reviews } from "../schema/study";
import { currentMemory } from "./memory-row";

/** A card counts as about to be forgotten when it is due within this time, in ms. */
const SOON = 24 * 3_600_000;

/**
 * How many cards each purpose of practice finds now among those that can be asked in the forms wanted.
 * @param now ms since the epoch
 */
export async function practiceCounts(
  db: Queryable,
  userId: string,
  {
    packId,
    topics: topicIds,
    decks: slugs,
    forms,
  }: Pick<PracticeSpec, "packId" | "topics" | "decks" | "forms">,
  now: number,
): Promise<Record<Purpose, number>> {
  const list = (values: readonly string[]) =>
    sql.join(
      values.map((value) => sql`${value}`),
      sql`, `,
    );
  const inTopics = sql`${cards.topicId} in (
    with recursive below as (
      select ${topics.id} as id from ${topics} where ${topics.packId} = ${packId} and ${topics.id} in (${list(topicIds)})
      union select t.id from ${topics} t join below on t.parent_id = below.id where t.pack_id = ${packId})
    select id from below)`;
  const inDecks = sql`${cards.id} in (select ${deckCards.cardId} from ${deckCards}
    join ${decks} on ${decks.id} = ${deckCards.deckId}
    where ${decks.packId} = ${packId} and ${decks.slug} in (${list(slugs)}) and ${decks.retiredAt} is null)`;
  const where = [...(topicIds.length > 0 ? [inTopics] : []), ...(slugs.length > 0 ? [inDecks] : [])];
  const inScope = where.length > 0 ? sql`(${sql.join(where, sql` or `)})` : sql`true`;
  const inForms = forms.length > 0 ? sql`and ${items.form} in (${list(forms)})` : sql``;
  const soon = new Date(now + SOON).toISOString();
  const [row] = await rowsOf<Record<"all" | "forgetting" | "wrong", number>>(
    db,
    sql`
    select count(*)::int as "all",
      (count(*) filter (where ${memories.state} > 0 and ${memories.due} < ${soon}::timestamptz))::int as forgetting,
      (count(*) filter (where last.rating = 1 or last.score < 1))::int as wrong
    from ${cards}
    left join ${memories} on ${currentMemory(userId)}
    left join lateral (
      select ${reviews.rating}, ${reviews.score} from ${reviews}
      where ${reviews.userId} = ${userId} and ${reviews.cardId} = ${cards.id} and ${reviews.kind} = 'rating'
        and ${memories.userId} is not null and ${reviews.trace} = ${cards.trace}
      order by ${reviews.reviewedAt} desc limit 1) as last on true
    where ${cards.packId} = ${packId} and ${cards.retiredAt} is null and ${inScope}
      and exists (select 1 from ${items} where ${items.cardId} = ${cards.id} and ${items.retiredAt} is null ${inForms})`,
  );
  const all = row?.all ?? 0;
  return { forgetting: row?.forgetting ?? 0, wrong: row?.wrong ?? 0, exam: all, once: all };
}
