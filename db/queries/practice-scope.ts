/** What practice may ask of: conditions on `cards` for the scope and the forms chosen, and how a card went last. */
import { type SQL, sql } from "drizzle-orm";
import type { PracticeSpec } from "@/learn/quiz/practice";
import { cards, deckCards, decks, topics } from "../schema/content";
import { items } from "../schema/items";
import { reviews } from "../schema/study";
import { texts } from "./bank-rows";

export type Scope = Pick<PracticeSpec, "packId" | "topics" | "decks" | "forms">;

/** A card counts as about to be forgotten when it is due within this time, in ms. */
export const SOON = 24 * 3_600_000;

/** A card of the pack that stands in a topic (or below it) or deck chosen, and can be asked in a form chosen. */
export function inScope({ packId, topics: topicIds, decks: slugs, forms }: Scope): SQL {
  const inTopics = sql`${cards.topicId} in (
    with recursive below as (
      select ${topics.id} as id from ${topics} where ${topics.packId} = ${packId} and ${topics.id} = any(${texts(topicIds)})
      union select t.id from ${topics} t join below on t.parent_id = below.id where t.pack_id = ${packId})
    select id from below)`;
  const inDecks = sql`${cards.id} in (select ${deckCards.cardId} from ${deckCards}
    join ${decks} on ${decks.id} = ${deckCards.deckId}
    where ${decks.packId} = ${packId} and ${decks.slug} = any(${texts(slugs)}) and ${decks.retiredAt} is null)`;
  const where = [...(topicIds.length > 0 ? [inTopics] : []), ...(slugs.length > 0 ? [inDecks] : [])];
  const chosen = where.length > 0 ? sql`(${sql.join(where, sql` or `)})` : sql`true`;
  return sql`${cards.packId} = ${packId} and ${cards.retiredAt} is null and ${chosen}
    and exists (select 1 from ${items} where ${items.cardId} = ${cards.id} and ${items.retiredAt} is null ${inForms(forms)})`;
}

/** The condition on `items` that narrows their forms; nothing when all are wanted. */
export function inForms(forms: PracticeSpec["forms"]): SQL {
  return forms.length > 0 ? sql`and ${items.form} = any(${texts(forms)})` : sql``;
}

/**
 * The last rating of a card since its value last changed, leaving out what was taken back or voided, as a lateral join
 * `last`. What a quiz judged is as it was corrected: then the score alone says whether it was wrong.
 */
export function lastRating(userId: string): SQL {
  return sql`left join lateral (
    select case when fix.id is null then ${reviews.rating} end as rating,
      case when fix.id is null then ${reviews.score} else fix.score end as score, ${reviews.reviewedAt} from ${reviews}
    left join lateral (select c.id, c.score from ${reviews} c where c.user_id = ${userId} and c.card_id = ${cards.id}
      and c.kind = 'correction' and c.target_id = ${reviews.id} order by c.reviewed_at desc, c.id desc limit 1) fix on true
    where ${reviews.userId} = ${userId} and ${reviews.cardId} = ${cards.id} and ${reviews.kind} = 'rating'
      and ${reviews.trace} = ${cards.trace} and (fix.id is null or fix.score is not null)
      and not exists (select 1 from ${reviews} back where back.user_id = ${userId} and back.card_id = ${cards.id}
        and back.kind = 'undo' and back.target_id = ${reviews.id})
    order by ${reviews.reviewedAt} desc limit 1) as last on true`;
}

/** Whether the answer that `last` holds was wrong, if only in part. */
export const wasWrong = sql`(last.rating = 1 or last.score < 1)`;
