import { clockShift } from "@/learn/device-clock";
import type { Queryable } from "../client";
import { recordBatch } from "./record-batch";
import { recordOne } from "./record-one";
import {
  MAX_BATCH,
  type NewReview,
  parseReviews,
  type RecordContext,
  type RecordResult,
} from "./review-input";

/**
 * Records what a learner did: appends the events, folds them into memory and adds them to the tallies of days, all in
 * one transaction. Events may come in any order and any number of times; one that is known already is answered
 * "repeated" and changes nothing. One rating in order costs one round trip (record-one.ts), everything else goes
 * through the general path (record-batch.ts); both leave the same rows.
 * @param events at most MAX_BATCH
 * @returns one result for each event, in the same order
 * @throws SessionEndedError when the account is gone, or `context.sessionEpoch` is not the current epoch
 */
export async function recordReviews(
  db: Queryable,
  userId: string,
  events: readonly NewReview[],
  context: RecordContext,
): Promise<RecordResult[]> {
  if (events.length > MAX_BATCH) throw new RangeError(`at most ${MAX_BATCH} events at once`);
  const [first] = events;
  if (!first) return [];
  if (events.length === 1) {
    const result = await recordOne(db, userId, first, context);
    if (result) return [result];
  }
  return recordBatch(db, userId, events, context);
}

/**
 * Records what a device sent, each event parsed on its own and answered in its place.
 * @param sentAt what the device's clock showed when it sent them, ms; where that is off, so are its events, and they
 *   are moved (learn/device-clock.ts)
 */
export async function recordSent(
  db: Queryable,
  userId: string,
  events: readonly unknown[],
  context: RecordContext & { sentAt?: number | undefined },
): Promise<RecordResult[]> {
  const shift = clockShift(context.sentAt, context.now);
  const parsed = parseReviews(events);
  const sound = parsed.flatMap((event) =>
    "status" in event ? [] : [shift === 0 ? event : { ...event, reviewedAt: event.reviewedAt + shift }],
  );
  const recorded = (await recordReviews(db, userId, sound, context)).values();
  return parsed.map((event) => {
    if ("status" in event) return event;
    const result = recorded.next().value as RecordResult;
    const moved = shift !== 0 && result.status === "recorded";
    return moved ? { ...result, reviewedAt: event.reviewedAt + shift } : result;
  });
}
