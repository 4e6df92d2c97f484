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

/** The same before it is known what a class knows of cards that it never met: `unmet` times that is added. */
interface OpenOutlook extends QuizOutlook {
  unmet: number;
}

/** @param known recall expected of a card that was never met before, 0 to 1 */
export const settled = ({ unmet, ...quiz }: OpenOutlook, known: number): QuizOutlook => ({
  ...quiz,
  predicted: quiz.predicted + unmet * known,
});

/** So many quizzes are compared, the latest: each answer of a class is looked at. */
const QUIZZES = 2;

/**
 * Everybody's first attempt at the latest quizzes, the newest first. A score is expected of whoever recalls the card as
 * predicted, and of whoever does not by a blind guess.
 */
export async function quizOutlooks(db: Queryable, { classId }: ClassAccess): Promise<OpenOutlook[]> {
  return rowsOf<OpenOutlook & Record<string, unknown>>(
    db,
    sql`
    with latest as (
      select a.id, a.title from assignments a
      where a.class_id = ${classId}::uuid and a.kind = 'quiz' and a.withdrawn_at is null
        and exists (select 1 from attempts t
          where t.assignment_id = a.id and t.kind = 'quiz' and t.finished_at is not null)
      order by coalesce(a.due_at, a.closes_at, a.created_at) desc limit ${QUIZZES}
    )
    select l.id as "assignmentId", l.title, (extract(epoch from max(t.finished_at)) * 1000)::float8 as at,
      count(*)::int as people, sum(s.answers)::int as answers, (sum(s.predicted) / sum(s.answers))::float8 as predicted,
      (sum(s.unmet) / sum(s.answers))::float8 as unmet, (sum(s.reached) / sum(s.answers))::float8 as reached
    from latest l
    join attempts t on t.assignment_id = l.id and t.kind = 'quiz' and t.number = 1 and t.finished_at is not null
    join members m on m.class_id = ${classId}::uuid and m.user_id = t.user_id and m.role = 'student' and m.ended_at is null
    cross join lateral (
      select count(*) as answers, sum(coalesce(r.predicted + (1 - r.predicted) * r.guess, r.guess)) as predicted,
        sum(case when r.predicted is null then 1 - r.guess else 0 end) as unmet, sum(r.score) as reached
      from responses r
      where r.user_id = t.user_id and r.attempt_id = t.id and not r.voided and r.score is not null and r.guess is not null
    ) s
    where s.answers > 0
    group by l.id, l.title order by max(t.finished_at) desc`,
  );
}
