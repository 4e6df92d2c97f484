import { sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import type { AttemptKind } from "@/learn/quiz/attempt";
import type { Rules } from "@/learn/quiz/blueprint";
import type { DrawnQuestion } from "@/learn/quiz/draw";
import { totalOf } from "@/learn/quiz/marks";
import type { Queryable } from "../../client";
import { rowsOf } from "../../rows";

/** A question of an attempt; `slot` is null where it follows one begun before slots were kept. */
export type AskedQuestion = Pick<DrawnQuestion, "itemId" | "cardId" | "form" | "points"> & {
  slot: number | null;
};

/** An attempt about to begin. Times in ms. */
export interface NewAttempt {
  kind: AttemptKind;
  quizId: string | null;
  /** null when it is sat by the link of the quiz */
  assignmentId: string | null;
  number: number | null;
  title: string;
  rules: Rules;
  seed: number;
  startedAt: number;
  deadlineAt: number | null;
  /** in the order asked */
  questions: readonly AskedQuestion[];
}

/**
 * Stores an attempt and all its questions in one statement.
 * @returns its id; null when the user has an attempt of the quiz or assignment with that number already
 */
export async function insertAttempt(
  db: Queryable,
  userId: string,
  attempt: NewAttempt,
): Promise<string | null> {
  const id = uuidv7();
  const time = (at: number | null) => (at === null ? null : new Date(at).toISOString());
  const rows = attempt.questions.map(({ itemId, cardId, form, points, slot }, position) => ({
    position,
    item_id: itemId,
    card_id: cardId,
    form,
    points,
    slot,
  }));
  const made = await rowsOf<{ position: number }>(
    db,
    sql`
    with attempt as (
      insert into attempts (user_id, id, kind, quiz_id, assignment_id, number, title, rules, seed, started_at, deadline_at, out_of)
      values (${userId}::uuid, ${id}::uuid, ${attempt.kind}, ${attempt.quizId}::uuid,
        ${attempt.assignmentId}::uuid, ${attempt.number}::smallint,
        ${attempt.title}, ${JSON.stringify(attempt.rules)}::text::jsonb, ${attempt.seed}::int,
        ${time(attempt.startedAt)}::timestamptz, ${time(attempt.deadlineAt)}::timestamptz,
        ${totalOf(rows.map(({ points }) => points))}::float8)
      on conflict do nothing
      returning user_id, id
    )
    insert into responses (user_id, attempt_id, position, item_id, card_id, form, points, slot)
    select attempt.user_id, attempt.id, q.* from attempt, jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb)
      as q(position smallint, item_id int, card_id int, form text, points float8, slot smallint)
    returning position::int`,
  );
  return made.length > 0 ? id : null;
}
