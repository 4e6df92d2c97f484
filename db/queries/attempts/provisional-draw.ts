/** Stands in for drawQuiz and drawPractice of ../bank until they are there: any items, in a seeded order. */
import { sql } from "drizzle-orm";
import type { QuizForm } from "@/learn/answer";
import type { Blueprint } from "@/learn/quiz/blueprint";
import type { PracticeSpec } from "@/learn/quiz/practice";
import type { Queryable } from "../../client";
import { rowsOf } from "../../rows";

export interface DrawnQuestion {
  itemId: number;
  cardId: number;
  form: QuizForm;
  points: number;
  expected: number;
  section: number;
}

async function anyItems(
  db: Queryable,
  packId: string,
  forms: readonly string[],
  count: number,
  seed: number,
) {
  const which = forms.length > 0 ? sql`and form in ${[...forms]}` : sql``;
  return rowsOf<{ itemId: number; cardId: number; form: QuizForm; expected: number }>(
    db,
    sql`select * from (select distinct on (fact_id) id as "itemId", card_id as "cardId", form, expected from items
      where pack_id = ${packId} and retired_at is null ${which} order by fact_id, md5(id::text || ${seed}::text)) as one
      order by md5("itemId"::text || ${seed}::text) limit ${count}`,
  );
}

export async function drawQuiz(db: Queryable, { packId, sections }: Blueprint, seed: number) {
  const questions: DrawnQuestion[] = [];
  for (const [section, { forms, count, points }] of sections.entries()) {
    const found = await anyItems(db, packId, forms, count, seed + section);
    questions.push(...found.map((item) => ({ ...item, points, section })));
  }
  return { questions };
}

export async function drawPractice(
  db: Queryable,
  _userId: string,
  { packId, forms, count }: PracticeSpec,
  seed: number,
  _now: number,
) {
  const found = await anyItems(db, packId, forms, count, seed);
  return { questions: found.map((item) => ({ ...item, points: 1, section: 0 })) };
}
