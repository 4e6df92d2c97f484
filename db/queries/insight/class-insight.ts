/** What an instructor sees of a class's memory. */
import { figureOf, inSteps } from "@/learn/class/visibility";
import { studyDay } from "@/learn/day";
import { type ClassInsight, classInsight } from "@/learn/insight/class-insight";
import { CLASS_ROLLOVER } from "@/learn/insight/sums";
import { knownAtFirst } from "@/learn/stats/forecast";
import type { Queryable } from "../../client";
import type { ClassAccess } from "../classes/access";
import { paceOf } from "./class-pace";
import { type QuizOutlook, quizOutlooks, settled } from "./quiz-outlook";
import { type ClassScope, classScope, type Horizon } from "./scope";
import { studyOf } from "./study-sums";

export interface ClassOutlook extends ClassInsight {
  horizon: Horizon;
  goal: number;
  quizzes: QuizOutlook[];
}

/** @returns null where nothing was given to the class yet. @param now ms */
export async function classOutlook(
  db: Queryable,
  access: ClassAccess,
  now: number,
): Promise<ClassOutlook | null> {
  const scope = await classScope(db, access, now);
  return scope && outlookIn(db, access, scope, now);
}

async function outlookIn(
  db: Queryable,
  access: ClassAccess,
  scope: ClassScope,
  now: number,
): Promise<ClassOutlook> {
  const { studyVisibility: visibility, timeZone } = access.head;
  const clock = { timeZone, rolloverHour: CLASS_ROLLOVER };
  const { horizon, goal } = scope;
  const [students, sat] = await Promise.all([studyOf(db, access, scope, now), quizOutlooks(db, access)]);
  const insight = classInsight({
    visibility,
    students,
    pace: paceOf(access.classId, students),
    topics: scope.topics,
    topicOf: scope.topicOf,
    now,
    ahead: horizon.at,
    today: studyDay(now, clock),
    until: horizon.day,
    isSet: horizon.from !== "weeks",
    since: studyDay(scope.since, clock),
    goal,
  });
  const first = students.reduce(
    (sum, { sums }) => ({ n: sum.n + sums.first.n, recalled: sum.recalled + sums.first.recalled }),
    { n: 0, recalled: 0 },
  );
  const known = knownAtFirst(first);
  return {
    ...insight,
    horizon,
    goal,
    quizzes: sat
      .filter(({ people }) => figureOf(visibility, people, true))
      .map((quiz) => settled(quiz, known))
      // What was predicted is of study; what was reached is not.
      .map((quiz) => ({ ...quiz, predicted: inSteps(visibility, quiz.predicted, 0.05) })),
  };
}
