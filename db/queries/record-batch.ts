/** The general path of recording: any events, in any order, in one transaction. */
import { MAX_AHEAD_MS } from "@/learn/device-clock";
import { foldOn } from "@/learn/fold";
import type { Memory } from "@/learn/memory";
import { DEFAULT_WEIGHTS_ID, isOfQuiz, NO_EVIDENCE, type ReviewEvent } from "@/learn/review";
import type { Schedule } from "@/learn/schedule";
import { SCHEDULERS } from "@/learn/schedulers";
import type { Queryable, Tx } from "../client";
import { Change } from "./append";
import { type BatchRead, readBatch } from "./batch-read";
import { rememberMemory, rememberSettings } from "./hints";
import {
  FIRST_MOMENT,
  type NewReview,
  type RecordContext,
  type RecordResult,
  type RefusalReason,
} from "./review-input";
import { byCard, eventsOf, type FoldedCard } from "./review-rows";
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
    const ids = incoming.flatMap((event) => (event.targetId ? [event.id, event.targetId] : [event.id]));
    const read = await readBatch(tx, userId, ids, [...new Set(incoming.map((event) => event.cardId))]);
    const { fresh, verdicts } = await sort(tx, userId, incoming, settings, read, now);
    const change = await fold(tx, userId, settings, read, fresh);
    await change.write(tx, userId, fresh, now);
    // Of a repeat what is stored is the answer.
    const cards = new Map([...read.stored, ...change.folded]);
    return { settings, cards, verdicts };
  });
  rememberSettings(userId, done.settings);
  for (const { cardId, trace, memory } of done.cards.values())
    rememberMemory(userId, cardId, { trace, memory });
  return answers(done.verdicts, done.cards);
}

/** A card's memory goes with the last of its events: that of a batch is long enough. */
function answers(verdicts: readonly Verdict[], cards: ReadonlyMap<number, FoldedCard>): RecordResult[] {
  const last = new Map(verdicts.map((verdict) => [verdict.cardId, verdict]));
  return verdicts.map((verdict) => {
    const { id, status, reason, cardId } = verdict;
    if (status === "refused") return { id, status, ...(reason ? { reason } : {}) };
    if (last.get(cardId) !== verdict) return { id, status };
    return { id, status, memory: (cardId && cards.get(cardId)?.memory) || null };
  });
}

/**
 * Folds the new events of each card: on from what is stored, where they come after all of it, and else from the
 * beginning, for which all events of those cards are read.
 */
async function fold(
  tx: Tx,
  userId: string,
  settings: Settings,
  read: BatchRead,
  fresh: readonly ReviewEvent[],
): Promise<Change> {
  const change = new Change(settings);
  const weightsOf = await weightsNamed(tx, userId, settings, fresh);
  const late = new Map<number, readonly ReviewEvent[]>();
  for (const [cardId, own] of byCard(fresh)) {
    const trace = own[0]?.trace ?? 0;
    const from = startOf(read, cardId, own);
    const folded = from && foldOn(from.memory, own, weightsOf);
    if (folded) change.goOn({ cardId, trace, memory: folded.memory }, folded.steps);
    else late.set(cardId, own);
  }
  if (late.size === 0) return change;
  const known = await eventsOf(tx, userId, [...late.keys()]);
  const knownOf = byCard(known);
  const weightsOfAll = await weightsNamed(tx, userId, settings, [...known, ...fresh]);
  for (const [cardId, own] of late) change.refold(cardId, knownOf.get(cardId) ?? [], own, weightsOfAll);
  return change;
}

/** What ratings of a card may go on from; null where that is not told by what is stored. */
function startOf(
  { stored, undone }: BatchRead,
  cardId: number,
  events: readonly ReviewEvent[],
): { memory: Memory | null } | null {
  const [first] = events;
  const plain = ({ id, kind, trace }: ReviewEvent) =>
    kind === "rating" && trace === first?.trace && !undone.has(id);
  if (!first || !events.every(plain)) return null;
  const card = stored.get(cardId);
  if (!card || card.trace < first.trace) return { memory: null };
  // Where nothing stands of what is known, a reset may lie ahead of them.
  return card.trace === first.trace && card.memory ? { memory: card.memory } : null;
}

interface Verdict {
  id: string;
  status: RecordResult["status"];
  reason?: RefusalReason;
  cardId?: number;
}

/** Tells new events from repeats and from those that cannot be taken. */
async function sort(
  tx: Tx,
  userId: string,
  incoming: readonly NewReview[],
  settings: Settings,
  { known, traces }: BatchRead,
  now: number,
) {
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
    const by = schedule(event);
    fresh.set(event.id, {
      id: event.id,
      cardId: event.cardId,
      // An undo belongs to the trace of what it takes back, whatever the device thought.
      trace: target?.trace ?? event.trace,
      kind: event.kind,
      targetId: event.targetId,
      rating: event.rating,
      form: event.form,
      ...NO_EVIDENCE,
      ...(event.kind === "rating" && event.judged ? { ...event.judged, drilled: true } : {}),
      reviewedAt: event.reviewedAt,
      durationMs: event.durationMs,
      scheduler: by.scheduler,
      weightsId: by.weightsId,
      desiredRetention: by.desiredRetention,
      options: by.options,
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
    return own && !isOfQuiz(target) ? null : "unknown-target";
  }
  // An older trace is history and welcome; a newer one never was.
  return event.trace > currentTrace ? "unknown-trace" : null;
}
