/** Grading the goals of decks: as far as each student had come at their due date, folded from the reviews up to then. */
import { and, eq, inArray, isNull } from "drizzle-orm";
import { type Goal, goalState } from "@/learn/class/goal";
import { studyDay } from "@/learn/day";
import { foldCard } from "@/learn/fold";
import { goalShare } from "@/learn/grades/goal-share";
import type { Column, Student } from "@/learn/grades/gradebook";
import type { ReviewEvent } from "@/learn/review";
import type { Queryable } from "../../client";
import { assignments } from "../../schema/classes";
import { cards, deckCards } from "../../schema/content";
import { goalGrades } from "../../schema/grades";
import type { ClassAccess } from "../classes/access";
import { byCard, eventsOf } from "../review-rows";
import { getSettings } from "../settings";
import { weightsNamed } from "../weights";

const DAY = 86_400_000;
/** For so long after the due date reviews that were made in time may still arrive from devices that were offline. */
const LATE_ARRIVALS = 3 * DAY;

type Dates = (student: Student, column: Column) => { dueAt: number | null };

/** Grades the goals that have come due and are not graded yet; for three days after, once a day again. */
export async function gradeGoals(
  db: Queryable,
  { classId }: ClassAccess,
  { columns, students }: { columns: readonly Column[]; students: readonly Student[] },
  dates: Dates,
  now: number,
): Promise<void> {
  const decks = columns.filter(({ kind }) => kind === "deck");
  if (decks.length === 0 || students.length === 0) return;
  const [given, stored] = await Promise.all([
    db
      .select({
        id: assignments.id,
        deckId: assignments.deckId,
        goal: assignments.goal,
        revision: assignments.revision,
      })
      .from(assignments)
      .where(and(eq(assignments.classId, classId), eq(assignments.kind, "deck"))),
    db
      .select()
      .from(goalGrades)
      .where(
        inArray(
          goalGrades.assignmentId,
          decks.map(({ id }) => id),
        ),
      ),
  ]);
  const there = new Map(stored.map((row) => [`${row.userId} ${row.assignmentId}`, row]));
  for (const column of decks) {
    const assignment = given.find(({ id }) => id === column.id);
    if (!assignment?.goal || assignment.deckId === null) continue;
    const due = students.flatMap((student) => {
      const { dueAt } = dates(student, column);
      if (dueAt === null || dueAt > now) return [];
      const row = there.get(`${student.userId} ${column.id}`);
      const counted = row?.countedAt.getTime() ?? 0;
      const stands =
        row?.dueAt.getTime() === dueAt &&
        row.revision === assignment.revision &&
        (counted >= dueAt + LATE_ARRIVALS || now < counted + DAY);
      return stands ? [] : [{ userId: student.userId, dueAt }];
    });
    if (due.length === 0) continue;
    const cardIds = await cardsOf(db, assignment.deckId);
    const goal = assignment.goal;
    for (const { userId, dueAt } of due) {
      const share = await shareAt(db, userId, cardIds, goal, column.opensAt, dueAt);
      const values = {
        share,
        dueAt: new Date(dueAt),
        revision: assignment.revision,
        countedAt: new Date(now),
      };
      await db
        .insert(goalGrades)
        .values({ userId, assignmentId: column.id, ...values })
        .onConflictDoUpdate({ target: [goalGrades.userId, goalGrades.assignmentId], set: values });
    }
  }
}

async function cardsOf(db: Queryable, deckId: number): Promise<number[]> {
  const rows = await db
    .select({ id: deckCards.cardId })
    .from(deckCards)
    .innerJoin(cards, and(eq(cards.id, deckCards.cardId), isNull(cards.retiredAt)))
    .where(eq(deckCards.deckId, deckId));
  return rows.map(({ id }) => id);
}

/** How much of the goal somebody had reached at the due date. Undos and corrections count whenever they were made. */
async function shareAt(
  db: Queryable,
  userId: string,
  cardIds: readonly number[],
  goal: Goal,
  opensAt: number | null,
  dueAt: number,
): Promise<number> {
  const inTime = ({ kind, reviewedAt }: ReviewEvent) =>
    kind === "undo" || kind === "correction" || reviewedAt <= dueAt;
  const events = cardIds.length === 0 ? [] : (await eventsOf(db, userId, cardIds)).filter(inTime);
  const settings = await getSettings(db, userId);
  const weightsOf = await weightsNamed(db, userId, settings, events);
  const folds = new Map([...byCard(events)].map(([cardId, all]) => [cardId, foldCard(all, weightsOf)]));
  const days = new Set(
    [...folds.values()]
      .flatMap(({ steps }) => steps.map(({ event }) => event.reviewedAt))
      .filter((at) => opensAt === null || at >= opensAt)
      .map((at) => studyDay(at, settings)),
  );
  const memories = cardIds.map((id) => folds.get(id)?.memory ?? null);
  return goalShare(goal, goalState(goal, memories, days.size, dueAt, settings.weights?.w));
}
