/** What an attempt asks. */
import { and, asc, eq, gte, isNull } from "drizzle-orm";
import type { QuizForm } from "@/learn/answer";
import type { Blueprint } from "@/learn/quiz/blueprint";
import type { Queryable } from "../../client";
import { attempts, responses } from "../../schema/quizzes";
import { drawQuiz } from "../bank";
import type { AskedQuestion } from "./insert";

/** A quiz sat by its link, or an assignment; `since`: when its blueprint was last changed, ms. */
interface DrawnFor {
  quizId: string | null;
  assignmentId: string | null;
  since: number;
}

/**
 * The questions of a new attempt. Where all get the same ones, those whom a pack published in between would give others
 * get what the first was asked.
 */
export async function drawFor(
  db: Queryable,
  blueprint: Blueprint,
  of: DrawnFor,
  seed: number,
): Promise<readonly AskedQuestion[]> {
  const asked = blueprint.variants === "one" ? await askedFirst(db, of) : [];
  if (asked.length > 0) return asked;
  const draw = await drawQuiz(db, { ...blueprint, drawnFor: of.assignmentId ?? of.quizId ?? "" }, seed);
  return draw.questions;
}

async function askedFirst(
  db: Queryable,
  { quizId, assignmentId, since }: DrawnFor,
): Promise<AskedQuestion[]> {
  const first = db
    .select({ userId: attempts.userId, id: attempts.id })
    .from(attempts)
    .where(
      and(
        assignmentId === null
          ? and(eq(attempts.quizId, quizId ?? ""), isNull(attempts.assignmentId))
          : eq(attempts.assignmentId, assignmentId),
        eq(attempts.kind, "quiz"),
        gte(attempts.startedAt, new Date(since)),
      ),
    )
    .orderBy(asc(attempts.startedAt), asc(attempts.id))
    .limit(1)
    .as("first");
  const rows = await db
    .select({
      itemId: responses.itemId,
      cardId: responses.cardId,
      form: responses.form,
      points: responses.points,
      slot: responses.slot,
    })
    .from(first)
    .innerJoin(responses, and(eq(responses.userId, first.userId), eq(responses.attemptId, first.id)))
    .orderBy(asc(responses.position));
  return rows.map((row) => ({ ...row, form: row.form as QuizForm }));
}
