/** What was predicted of a class before its quizzes, against what they showed. */
import { sql } from "drizzle-orm";
import type { Queryable } from "../../client";
import { rowsOf } from "../../rows";
import type { ClassAccess } from "../classes/access";

export interface QuizOutlook {
  assignmentId: string;
  title: string;
  /** ms: when the last of these attempts was handed in */
  at: number;
  people: number;
  /** answers compared: those that became reviews */
  answers: number;
  /** mean expected and reached score of them, 0 to 1 */
  predicted: number;
  reached: number;
}

/** So many quizzes are compared: the latest. */
const QUIZZES = 3;

/**
 * Everybody's first attempt at the latest quizzes, the newest first. A score is expected of whoever recalls the card as
 * predicted, and of whoever does not by a blind guess.
 * @param known recall expected of a card that was never met before, 0 to 1
 */
export async function quizOutlooks(
  db: Queryable,
  { classId }: ClassAccess,
  known: number,
): Promise<QuizOutlook[]> {
  return rowsOf<QuizOutlook & Record<string, unknown>>(
    db,
    sql`
    with latest as (
      select a.id, a.title, last.at from assignments a
      join lateral (select max(finished_at) as at from attempts t
        where t.assignment_id = a.id and t.kind = 'quiz' and t.finished_at is not null) last on last.at is not null
      where a.class_id = ${classId}::uuid and a.kind = 'quiz' and a.withdrawn_at is null
      order by last.at desc limit ${QUIZZES}
    )
    select l.id as "assignmentId", l.title, (extract(epoch from l.at) * 1000)::float8 as at,
      count(distinct r.user_id)::int as people, count(*)::int as answers,
      avg(coalesce(v.predicted, ${known}::float8) + (1 - coalesce(v.predicted, ${known}::float8)) * v.guess)::float8 as predicted,
      avg(r.score)::float8 as reached
    from latest l
    join attempts t on t.assignment_id = l.id and t.kind = 'quiz' and t.number = 1 and t.finished_at is not null
    join members m on m.class_id = ${classId}::uuid and m.user_id = t.user_id and m.role = 'student' and m.ended_at is null
    join responses r on r.user_id = t.user_id and r.attempt_id = t.id
    join reviews v on v.user_id = r.user_id and v.id = r.review_id
    where not r.voided and r.score is not null and v.guess is not null
    group by l.id, l.title, l.at order by l.at desc`,
  );
}
