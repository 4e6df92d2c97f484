/** Reports of problems: made by learners, read by the authors of a pack. */
import { and, asc, eq, isNull } from "drizzle-orm";
import type { ReportKind } from "@/learn/report";
import type { Queryable } from "../client";
import { cards } from "../schema/content";
import { reports } from "../schema/options";

/** Keeps a report; a repeat of its id changes nothing. False when there is no such card. */
export async function reportProblem(
  db: Queryable,
  userId: string,
  report: { id: string; cardId: number; trace: number; kind: ReportKind; text: string },
  now: Date,
): Promise<boolean> {
  const [card] = await db.select({ id: cards.id }).from(cards).where(eq(cards.id, report.cardId));
  if (!card) return false;
  await db
    .insert(reports)
    .values({ userId, ...report, reportedAt: now })
    .onConflictDoNothing();
  return true;
}

/** Reports nobody has dealt with, by pack and card, the oldest first. Who made them is not told. */
export async function openReports(db: Queryable, packId?: string) {
  return db
    .select({
      id: reports.id,
      pack: cards.packId,
      card: cards.key,
      prompt: cards.body,
      kind: reports.kind,
      text: reports.text,
      reportedAt: reports.reportedAt,
    })
    .from(reports)
    .innerJoin(cards, eq(cards.id, reports.cardId))
    .where(and(isNull(reports.resolvedAt), packId ? eq(cards.packId, packId) : undefined))
    .orderBy(asc(cards.packId), asc(cards.key), asc(reports.reportedAt));
}

/** Marks reports as dealt with; returns how many were open. */
export async function resolveReport(db: Queryable, id: string, now: Date): Promise<number> {
  const done = await db
    .update(reports)
    .set({ resolvedAt: now })
    .where(and(eq(reports.id, id), isNull(reports.resolvedAt)))
    .returning({ id: reports.id });
  return done.length;
}
