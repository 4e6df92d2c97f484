/** Drawing a practice: which cards by its purpose, then an item for each. */
import { type SQL, sql } from "drizzle-orm";
import { newSection } from "@/learn/quiz/draft";
import type { DrawnQuestion } from "@/learn/quiz/draw";
import type { PracticeSpec } from "@/learn/quiz/practice";
import { type Askable, spreadForms } from "@/learn/quiz/spread-forms";
import type { Queryable } from "../client";
import { rowsOf } from "../rows";
import { cards } from "../schema/content";
import { items } from "../schema/items";
import { memories } from "../schema/study";
import { drawQuiz } from "./bank";
import { currentMemory } from "./memory-row";
import { inForms, inScope, lastRating, SOON, wasWrong } from "./practice-scope";

/**
 * A practice: `count` questions, or as many as there are, a card asked once and cards of one fact as far apart as can be.
 * "Like the exam" asks no fact twice.
 * @param seed the same seed, bank and memories give the same practice
 * @param now ms since the epoch
 */
export async function drawPractice(
  db: Queryable,
  userId: string,
  spec: PracticeSpec,
  seed: number,
  now: number,
): Promise<{ questions: DrawnQuestion[] }> {
  if (spec.purpose === "exam" && spec.decks.length === 0) return drawExam(db, spec, seed);
  const found = await rowsOf<{ cardId: number }>(db, choice(userId, spec, seed, now));
  const askable = await rowsOf<Askable & Record<string, unknown>>(
    db,
    sql`select ${items.id} as "itemId", ${items.cardId} as "cardId", ${items.form}, ${items.expected}
      from jsonb_array_elements(${JSON.stringify(found.map(({ cardId }) => cardId))}::text::jsonb) as chosen(id)
      join ${items} on ${items.cardId} = chosen.id::int and ${items.retiredAt} is null ${inForms(spec.forms)}
      order by ${items.id}`,
  );
  const asked = spreadForms(
    found.map(({ cardId }) => cardId),
    askable,
    seed,
  );
  return { questions: asked.map((item, slot) => ({ ...item, points: 1, section: 0, slot })) };
}

/** As a quiz with one section would be drawn from the whole bank. */
function drawExam(db: Queryable, { packId, topics, forms, count }: PracticeSpec, seed: number) {
  const sections = [{ ...newSection(count), topics, forms }];
  return drawQuiz(db, { packId, sections, pinned: [], banned: [], shuffle: true, variants: "each" }, seed);
}

/** The statement that chooses cards. Of each fact first the card that comes first, then, if need be, the others. */
function choice(userId: string, spec: PracticeSpec, seed: number, now: number): SQL {
  const chosen = (order: SQL, from: SQL, where: SQL) => sql`
    select id as "cardId" from (
      select ${cards.id} as id, row_number() over (partition by ${cards.siblings} order by ${order}) as nth,
        row_number() over (order by ${order}) as place
      from ${from} where ${where} and ${inScope(spec)}) as ranked
    order by nth, place limit ${spec.count}`;
  const met = sql`${memories} join ${cards} on ${currentMemory(userId)}`;
  switch (spec.purpose) {
    case "forgetting": {
      const soon = new Date(now + SOON).toISOString();
      const today = new Date(now).toISOString();
      // Recall falls with elapsed time by stability, whatever the learner's weights: the largest ratio is faintest.
      const faintest = sql`extract(epoch from ${today}::timestamptz - ${memories.lastReviewedAt})
        / greatest(${memories.stability}, 0.001) desc, ${cards.id}`;
      return chosen(faintest, met, sql`${memories.due} < ${soon}::timestamptz`);
    }
    case "wrong": {
      const latest = sql`last.reviewed_at desc, ${cards.id}`;
      return chosen(latest, sql`${met} ${lastRating(userId)}`, wasWrong);
    }
    case "once": {
      const longest = sql`${memories.lastReviewedAt} asc nulls first, ${cards.position}, ${cards.id}`;
      return chosen(longest, sql`${cards} left join ${memories} on ${currentMemory(userId)}`, sql`true`);
    }
    case "exam":
      return proportional(spec, seed);
  }
}

/**
 * Facts of decks, topics in proportion: in an order by place in the own topic over its size, any first part has of each
 * topic its share, to one question.
 */
function proportional(spec: PracticeSpec, seed: number): SQL {
  const tossed = (text: SQL) => sql`hashtextextended(${text}, ${seed})`;
  return sql`
    with one as (
      select distinct on (${cards.siblings}) ${cards.id} as id, ${cards.topicId} as topic from ${cards}
      where ${inScope(spec)} order by ${cards.siblings}, ${tossed(sql`${cards.key}`)}),
    placed as (
      select id, topic, row_number() over (partition by topic order by ${tossed(sql`id::text`)}) as place,
        count(*) over (partition by topic) as size from one)
    select id as "cardId" from placed
    order by (place - (${tossed(sql`topic`)} & 1023) / 1024.0) / size, id limit ${spec.count}`;
}
