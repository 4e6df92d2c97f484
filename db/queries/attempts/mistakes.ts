/** What a learner's wrong answers in sittings show. */
import { inArray } from "drizzle-orm";
import { type Mistake, wordsOfAnswer } from "@/learn/confusion";
import { gradeAnswer } from "@/learn/grade/grade";
import type { Queryable } from "../../client";
import { attempts } from "../../schema/quizzes";
import { closings } from "./closings";
import { shownOf } from "./export";
import { attemptsWhere, judgedAnswersTo } from "./rows";

/**
 * The misconceptions that first answers to these cards showed, of the value the cards have now; only from sittings where
 * the learner may see by now what was right.
 * @param traces the cards by number, with their traces
 */
export async function mistakesOf(
  db: Queryable,
  userId: string,
  traces: ReadonlyMap<number, number>,
  now: number,
): Promise<Mistake[]> {
  const answers = await judgedAnswersTo(db, userId, [...traces.keys()]);
  const ids = [...new Set(answers.map(({ attemptId }) => attemptId))];
  if (ids.length === 0) return [];
  const sat = await attemptsWhere(db, userId, inArray(attempts.id, ids), ids.length);
  const closed = await closings(db, sat);
  const seen = new Set(sat.flatMap((one) => (shownOf(one, closed, now).correctness ? one.id : [])));
  return answers.flatMap(
    ({ attemptId, cardId, trace, item, key, tries, answer, givenAt, gradedAt, ruling }) => {
      if (!seen.has(attemptId) || ruling !== null || trace !== traces.get(cardId)) return [];
      const first = tries[0]?.answer ?? answer;
      const { reasons } = gradeAnswer(item, key, first);
      const instead = wordsOfAnswer(item, first);
      return reasons.map((reason) => ({ cardId, reason, instead, at: givenAt ?? gradedAt ?? 0 }));
    },
  );
}
