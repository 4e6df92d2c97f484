/** What the goals of assigned decks ask of a student today. */
import { and, inArray, isNull } from "drizzle-orm";
import { phaseAt } from "@/learn/class/effective";
import { goalCards } from "@/learn/class/goal-today";
import { studyDay } from "@/learn/day";
import type { QueueCard } from "@/learn/queue";
import type { Queryable } from "../../client";
import { decks } from "../../schema/content";
import type { Settings } from "../settings-row";
import { studyCards } from "../study";
import { assignedDecks } from "./for-student";
import { studyDaysOf } from "./goals";

/** Today's part of the goals that can still be reached. */
export interface GoalShare {
  /** by due date; `cards`: how many it asks for today that no other does */
  goals: { assignmentId: string; classId: string; title: string; dueAt: number; cards: number }[];
  share: QueueCard[];
}

/**
 * Today's part of all goals, the one due first first; a card that two ask for is asked once.
 * @param deck this deck's alone
 * @returns null where no goal can be reached any more, or none is given
 */
export async function goalShareOf(
  db: Queryable,
  userId: string,
  settings: Settings,
  now: number,
  deck?: { packId: string; slug: string } | undefined,
): Promise<GoalShare | null> {
  const open = (await assignedDecks(db, userId)).flatMap(({ assignment, effective }) => {
    const { given } = assignment;
    const { dueAt } = effective;
    if (given.kind !== "deck" || dueAt === null || phaseAt(effective, now) !== "open") return [];
    return { assignment, given, dueAt, from: effective.opensAt ?? assignment.createdAt };
  });
  if (open.length === 0) return null;
  const named = await db
    .select({ id: decks.id, packId: decks.packId, slug: decks.slug })
    .from(decks)
    .where(
      and(
        inArray(
          decks.id,
          open.map(({ given }) => given.deckId),
        ),
        isNull(decks.retiredAt),
      ),
    );
  const today = studyDay(now, settings);
  const result: GoalShare = { goals: [], share: [] };
  const asked = new Set<number>();
  for (const { assignment, given, dueAt, from } of open) {
    const of = named.find(({ id }) => id === given.deckId);
    if (!of || (deck && (deck.packId !== of.packId || deck.slug !== of.slug))) continue;
    const cards = (await studyCards(db, userId, { deck: of, today })).filter(
      ({ cardId }) => !asked.has(cardId),
    );
    const studyDays =
      given.goal.kind === "study-days"
        ? await studyDaysOf(db, userId, given.deckId, { from, to: now }, settings)
        : 0;
    const facts = new Set(result.share.map(({ factId }) => factId));
    const is = { goal: given.goal, dueAt, cards, studyDays };
    const wanted = goalCards(is, settings, now, facts, settings.weights?.w);
    for (const { cardId } of wanted) asked.add(cardId);
    result.share.push(...wanted);
    const { id: assignmentId, classId, title } = assignment;
    result.goals.push({ assignmentId, classId, title, dueAt, cards: wanted.length });
  }
  return result.goals.length > 0 ? result : null;
}
