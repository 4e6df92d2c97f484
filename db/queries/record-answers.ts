/** What a quiz proves goes into memory: judged answers become review events. */
import { and, inArray, isNull } from "drizzle-orm";
import type { Certainty, QuizForm } from "@/learn/answer";
import { studyDay } from "@/learn/day";
import { ratingOf } from "@/learn/evidence";
import { isOfQuiz, MAX_DURATION_MS, type ReviewEvent } from "@/learn/review";
import type { Tx } from "../client";
import { cards } from "../schema/content";
import { appendAndFold } from "./append";
import { rememberMemory, rememberSettings } from "./hints";
import { eventsOfOrById } from "./review-rows";
import { scheduleBy } from "./settings-row";
import { lockStudy } from "./study-lock";

/** An answer of a quiz as the server judged it. Never made of what a browser says about itself. */
export interface GradedAnswer {
  /** of the review event it becomes: UUIDv7 made by the server, lower case */
  id: string;
  cardId: number;
  /** the card's trace that the item asked for */
  trace: number;
  form: QuizForm;
  /** 0 to 1, before penalties and certainty */
  score: number;
  /** the score of blind guessing, 0 to 1 */
  guess: number;
  certainty: Certainty | null;
  /** when it was given, ms since the epoch; later than `now` counts as now */
  answeredAt: number;
  durationMs: number;
}

/**
 * Records judged answers as evidence, in the caller's transaction and in six round trips, however many they are.
 * Not counted are a second answer of the same card and trace on the same study day, wherever it was given (a quiz that
 * is retried proves nothing new), and cards that are retired or unknown, or of a trace the card never had. Of an older
 * trace it is history and counted. An id that is stored already changes nothing.
 * @returns for each answer, in the same order, whether its event is stored
 * @throws SessionEndedError when the account is gone
 */
export async function recordAnswers(
  tx: Tx,
  userId: string,
  answers: readonly GradedAnswer[],
  { now }: { now: number },
): Promise<{ id: string; counted: boolean }[]> {
  if (answers.length === 0) return [];
  const settings = await lockStudy(tx, userId);
  const asked = [...new Set(answers.map((answer) => answer.cardId))];
  const known = await eventsOfOrById(
    tx,
    userId,
    asked,
    answers.map((answer) => answer.id),
  );
  const traces = await tracesOf(tx, asked);

  const occasion = ({ cardId, trace }: { cardId: number; trace: number }, at: number) =>
    `${cardId} ${trace} ${studyDay(at, settings)}`;
  const answered = known.filter((event) => event.kind === "rating" && isOfQuiz(event));
  const stored = new Set(answered.map((event) => event.id));
  const taken = new Set(known.map((event) => event.id));
  const judged = new Set(answered.map((event) => occasion(event, event.reviewedAt)));
  const fresh: ReviewEvent[] = [];
  // The first answer of a day is the one that counts, also within one call.
  for (const answer of [...answers].sort((a, b) => a.answeredAt - b.answeredAt)) {
    const reviewedAt = Math.min(Math.round(answer.answeredAt), now);
    const trace = traces.get(answer.cardId);
    if (taken.has(answer.id) || trace === undefined || answer.trace < 1 || answer.trace > trace) continue;
    if (judged.has(occasion(answer, reviewedAt))) continue;
    judged.add(occasion(answer, reviewedAt));
    taken.add(answer.id);
    stored.add(answer.id);
    fresh.push({
      id: answer.id,
      cardId: answer.cardId,
      trace: answer.trace,
      kind: "rating",
      targetId: null,
      rating: ratingOf(answer),
      form: answer.form,
      score: answer.score,
      guess: answer.guess,
      certainty: answer.certainty,
      reviewedAt,
      durationMs: Math.round(Math.min(Math.max(0, answer.durationMs), MAX_DURATION_MS)),
      ...scheduleBy(settings),
    });
  }
  const folded = await appendAndFold(tx, userId, settings, known, fresh, now);
  rememberSettings(userId, settings);
  for (const cardId of asked) {
    const card = folded.get(cardId);
    if (card) rememberMemory(userId, cardId, { trace: card.trace, memory: card.memory });
  }
  return answers.map(({ id }) => ({ id, counted: stored.has(id) }));
}

/** The traces of cards, without those retired. */
async function tracesOf(tx: Tx, cardIds: readonly number[]): Promise<Map<number, number>> {
  const rows = await tx
    .select({ id: cards.id, trace: cards.trace })
    .from(cards)
    .where(and(inArray(cards.id, [...cardIds]), isNull(cards.retiredAt)));
  return new Map(rows.map((card) => [card.id, card.trace]));
}
