/** The general path of recording: any events, in any order, in one transaction. */
import { inArray } from "drizzle-orm";
import { MAX_AHEAD_MS } from "@/learn/device-clock";
import { DEFAULT_WEIGHTS_ID, NO_EVIDENCE, type ReviewEvent } from "@/learn/review";
import type { Schedule } from "@/learn/schedule";
import { SCHEDULERS } from "@/learn/schedulers";
import type { Queryable, Tx } from "../client";
import { cards } from "../schema/content";
import { appendAndFold } from "./append";
import { rememberMemory, rememberSettings } from "./hints";
import {
  FIRST_MOMENT,
  type NewReview,
  type RecordContext,
  type RecordResult,
  type RefusalReason,
} from "./review-input";
import { eventsById, eventsOf } from "./review-rows";
import { type Settings, scheduleBy } from "./settings-row";
import { lockStudy } from "./study-lock";
import { weightsNamed } from "./weights";

/** Tells what is new from what is known or cannot be, and appends it in one transaction. */
export async function recordBatch(
  db: Queryable,
  userId: string,
  incoming: readonly NewReview[],
  { now, sessionEpoch }: RecordContext,
): Promise<RecordResult[]> {
  const done = await db.transaction(async (tx) => {
    const settings = await lockStudy(tx, userId, sessionEpoch);
    const { fresh, verdicts } = await sort(tx, userId, incoming, settings, now);
    const cardIds = [...new Set(verdicts.flatMap((verdict) => verdict.cardId ?? []))];
    const known = cardIds.length > 0 ? await eventsOf(tx, userId, cardIds) : [];
    const folded = await appendAndFold(tx, userId, settings, known, fresh, now);
    return { settings, folded, verdicts };
  });
  rememberSettings(userId, done.settings);
  for (const { cardId, trace, memory } of done.folded.values())
    rememberMemory(userId, cardId, { trace, memory });
  return done.verdicts.map(({ id, status, reason, cardId }) => {
    if (status === "refused") return { id, status, ...(reason ? { reason } : {}) };
    return { id, status, memory: (cardId && done.folded.get(cardId)?.memory) || null };
  });
}

interface Verdict {
  id: string;
  status: RecordResult["status"];
  reason?: RefusalReason;
  cardId?: number;
}

/** Tells new events from repeats and from those that cannot be taken. */
async function sort(tx: Tx, userId: string, incoming: readonly NewReview[], settings: Settings, now: number) {
  const ids = incoming.flatMap((event) => (event.targetId ? [event.id, event.targetId] : [event.id]));
  const known = new Map((await eventsById(tx, userId, ids)).map((event) => [event.id, event]));
  const traces = new Map(
    (
      await tx
        .select({ id: cards.id, trace: cards.trace })
        .from(cards)
        .where(inArray(cards.id, [...new Set(incoming.map((event) => event.cardId))]))
    ).map((card) => [card.id, card.trace]),
  );
  const schedule = await scheduleOf(tx, userId, settings, incoming);
  const fresh = new Map<string, ReviewEvent>();
  const verdicts = new Map<NewReview, Verdict>();
  // Undos last: what they take back may stand after them in the same batch.
  for (const event of [...incoming].sort((a, b) => Number(a.kind === "undo") - Number(b.kind === "undo"))) {
    const earlier = known.get(event.id) ?? fresh.get(event.id);
    if (earlier) {
      verdicts.set(event, { id: event.id, status: "repeated", cardId: earlier.cardId });
      continue;
    }
    const target = event.targetId ? (known.get(event.targetId) ?? fresh.get(event.targetId)) : undefined;
    const reason = refusalOf(event, traces.get(event.cardId), target, now);
    if (reason) {
      verdicts.set(event, { id: event.id, status: "refused", reason });
      continue;
    }
    const { kind, targetId, rating, form, cardId, reviewedAt, durationMs } = event;
    fresh.set(event.id, {
      ...{ id: event.id, cardId, kind, targetId, rating, form, reviewedAt, durationMs },
      ...NO_EVIDENCE,
      // An undo belongs to the trace of what it takes back, whatever the device thought.
      trace: target?.trace ?? event.trace,
      ...schedule(event),
    });
    verdicts.set(event, { id: event.id, status: "recorded", cardId: event.cardId });
  }
  return { fresh: [...fresh.values()], verdicts: incoming.map((event) => verdicts.get(event) as Verdict) };
}

/** What scheduled each event: what the device says, as far as it is known here, and else the account's settings. */
async function scheduleOf(tx: Tx, userId: string, settings: Settings, incoming: readonly NewReview[]) {
  const named = incoming.flatMap((event) => (event.kind === "rating" && event.schedule) || []);
  const weightsOf = await weightsNamed(tx, userId, settings, named);
  const own = scheduleBy(settings);
  return (event: NewReview): Schedule => {
    const said = event.kind === "rating" ? event.schedule : undefined;
    if (!said || !SCHEDULERS.has(said.scheduler)) return own;
    const known = said.weightsId === DEFAULT_WEIGHTS_ID || weightsOf(said.weightsId) !== undefined;
    return known ? said : { ...said, weightsId: own.weightsId };
  };
}

function refusalOf(
  event: NewReview,
  currentTrace: number | undefined,
  target: ReviewEvent | undefined,
  now: number,
): RefusalReason | null {
  if (event.reviewedAt > now + MAX_AHEAD_MS) return "future";
  if (event.reviewedAt < FIRST_MOMENT) return "past";
  if (currentTrace === undefined) return "unknown-card";
  if (event.kind === "undo") {
    // What it takes back may be on its way still, from another device or in a later batch.
    if (!target) return null;
    const own = (target.kind === "rating" || target.kind === "reset") && target.cardId === event.cardId;
    // What a quiz judged is not the learner's to take back.
    return own && target.score === null ? null : "unknown-target";
  }
  // An older trace is history and welcome; a newer one never was.
  return event.trace > currentTrace ? "unknown-trace" : null;
}
