/** What a class got wrong in an assigned quiz, and the remedy for it. */

import { GOAL_SHARE } from "@/learn/class/goal";
import { analyseQuiz, type QuizAnalysis } from "@/learn/quiz/analysis";
import type { Misconception } from "@/learn/quiz/misconceptions";
import { opensForRemedy } from "@/learn/quiz/review";
import type { Queryable } from "../../client";
import { assignmentSheets } from "../attempts/analysis";
import { closingsOfAssignments } from "../attempts/closings";
import type { ClassAccess } from "../classes/access";
import { type Assignment, createAssignment, getAssignment } from "../classes/assignments";
import { tell } from "../classes/notices";
import { makeRemedy, valueCards } from "../remedies";

export interface ClassQuizAnalysis extends QuizAnalysis {
  assignment: Assignment & { given: { kind: "quiz" } };
  /** names of the students by their ids */
  names: Map<string, string>;
  /**
   * From when on a remedy may be studied without telling what the review of the quiz does not: ms, null where it never
   * shows right answers.
   */
  remedyFrom: number | null;
}

/** The analysis of a quiz as the class was given it; null when it is no quiz of this class. */
export async function classQuizAnalysis(
  db: Queryable,
  access: ClassAccess,
  assignmentId: string,
  now: number,
): Promise<ClassQuizAnalysis | null> {
  const assignment = await getAssignment(db, access, assignmentId);
  if (assignment?.given.kind !== "quiz") return null;
  const { sheets, items, names } = await assignmentSheets(db, access, assignment.id, now);
  const { review, graceMinutes } = assignment.given.blueprint;
  const closes = (await closingsOfAssignments(db, [assignment.id])).get(assignment.id);
  return {
    ...analyseQuiz(sheets, items),
    assignment: { ...assignment, given: assignment.given },
    names,
    remedyFrom: opensForRemedy(review, closes === undefined ? null : closes + graceMinutes * 60_000, now),
  };
}

/** Which wrong idea: the same as long as the same answers are in. */
export const remedyKey = ({ kind, factId, otherFactId, text }: Misconception) =>
  JSON.stringify([kind, factId, otherFactId ?? text]);

export type RemedyOutcome =
  | { status: "assigned"; id: string; people: number }
  /** the quiz never shows right answers: a remedy would */
  | { status: "never" }
  | { status: "nothing" };

/** A remedy is due a week after it opens. */
const WEEK = 7 * 86_400_000;

/**
 * Makes a deck of a wrong idea, or of all of them, and gives it to those who hold it. It opens when they may see the right
 * answers of the quiz: not before, or the deck would tell.
 * @param of which: the key of one wrong idea, or one student's alone; neither: all that the answers show
 * @param words title and instructions of the assignment
 */
export async function assignRemedy(
  db: Queryable,
  access: ClassAccess,
  assignmentId: string,
  of: { key?: string; student?: string },
  words: { title: string; instructions: string },
  now: number,
): Promise<RemedyOutcome> {
  const found = await classQuizAnalysis(db, access, assignmentId, now);
  const chosen = (found?.misconceptions ?? []).flatMap((one) => {
    if (of.key !== undefined && remedyKey(one) !== of.key) return [];
    const students = one.students.filter((id) => of.student === undefined || id === of.student);
    return students.length > 0 ? [{ ...one, students }] : [];
  });
  if (!found || chosen.length === 0) return { status: "nothing" };
  if (found.remedyFrom === null) return { status: "never" };
  const opensAt = found.remedyFrom > now ? found.remedyFrom : null;
  const people = [...new Set(chosen.flatMap(({ students }) => students))];
  const missed = [...new Set(chosen.flatMap(({ cardIds }) => cardIds))];
  const facts = chosen.flatMap(({ factId, otherFactId }) => [factId, ...(otherFactId ? [otherFactId] : [])]);
  const cardIds = [...new Set([...missed, ...(await valueCards(db, missed, facts))])];
  return db.transaction(async (tx) => {
    const { packId } = found.assignment.given.blueprint;
    const deck = await makeRemedy(tx, { packId, title: words.title, cardIds });
    const goal = { kind: "met-and-recalled", share: GOAL_SHARE } as const;
    const { id } = await createAssignment(
      tx,
      access,
      {
        ...words,
        given: { kind: "deck", deckId: deck.id, goal },
        late: { kind: "accept" },
        opensAt,
        dueAt: (opensAt ?? now) + WEEK,
        closesAt: null,
      },
      now,
      people,
    );
    for (const userId of people) await tell(tx, access, { kind: "assigned", assignmentId: id, userId }, now);
    return { status: "assigned", id, people: people.length };
  });
}
