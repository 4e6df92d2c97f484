"use client";
import { endOfDay, studyDay } from "@/learn/day";
import { returns } from "@/learn/due";
import { type CardMarks, isSetAside, type Mark } from "@/learn/marks";
import type { Memory } from "@/learn/memory";
import { DEFAULT_PRESET, DEFAULT_PRESET_ID, sittingPreset } from "@/learn/preset";
import { buildQueues, type DoneToday, type Queue, type QueueGroup } from "@/learn/queue";
import { besideGoals, isLearning, type PlannedToday, withShare } from "@/learn/queue-beside";
import type { StudyCard } from "@/learn/session";
import type { KeptAccount, KeptCard, KeptDeck, WaitingEvent } from "./rows";
import { deviceDb, keysOf } from "./store";

/** What this device knows of an account's cards as of now: the server's memories and marks, what waits on top. */
export interface Kept {
  account: KeptAccount;
  cards: KeptCard[];
  waiting: WaitingEvent[];
  /** what goals and plans ask for, where all decks are studied: what is asked of a deck is its own queue */
  planned: PlannedToday | null;
}

/**
 * The cards of an account on this device, or of one of its decks; null where none were ever downloaded. As many reads
 * for any number of cards: their texts are read when they are asked.
 */
export async function readKept(userId: string, deck?: KeptDeck): Promise<Kept | null> {
  const tx = (await deviceDb()).transaction(["accounts", "cards", "events", "marks"]);
  const [account, cards, waiting, unsentMarks] = await Promise.all([
    tx.objectStore("accounts").get(userId),
    tx.objectStore("cards").getAll(keysOf(userId)),
    tx.objectStore("events").getAll(keysOf(userId)),
    tx.objectStore("marks").getAll(keysOf(userId)),
  ]);
  if (!account) return null;
  const inDeck = deck && new Set(deck.cardIds);
  const memories = memoriesAfter(waiting);
  const marks = new Map<number, Mark[]>();
  for (const mark of unsentMarks) marks.set(mark.cardId, [...(marks.get(mark.cardId) ?? []), mark]);
  const chosen = inDeck ? cards.filter((card) => inDeck.has(card.cardId)) : cards;
  return {
    account,
    waiting,
    planned: deck ? null : (account.planned ?? null),
    cards: chosen.map((card) => ({
      ...card,
      memory: memoryNow(card, memories),
      marks: marksNow(card.marks, marks.get(card.cardId)),
    })),
  };
}

function marksNow(marks: CardMarks, waiting: readonly Mark[] | undefined): CardMarks {
  if (!waiting) return marks;
  const now = { ...marks };
  for (const { kind, value } of waiting) {
    if (value === null) delete now[kind];
    else now[kind] = value;
  }
  return now;
}

type After = ReadonlyMap<number, { trace: number; memory: Memory | null }>;

/** Of each card that something waits of the memory after the last of it. */
function memoriesAfter(waiting: readonly WaitingEvent[]): After {
  const after = new Map<number, { trace: number; memory: Memory | null }>();
  for (const { cardId, event, after: memory } of waiting)
    if (memory !== undefined) after.set(cardId, { trace: event.trace, memory });
  return after;
}

function memoryNow(card: KeptCard, after: After): Memory | null {
  const last = after.get(card.cardId);
  return last && last.trace === card.trace ? last.memory : card.memory;
}

/** What was done on the study day by preset, what waits included. */
function doneOn(today: string, { account, cards, waiting }: Kept): Map<string, DoneToday> {
  const done = new Map(Object.entries(account.today === today ? account.done : {}));
  const presetOf = new Map(cards.map((card) => [card.cardId, card.presetId]));
  for (const { cardId, event, counts } of waiting) {
    if (studyDay(event.reviewedAt, account.day) !== today) continue;
    const id = presetOf.get(cardId) ?? DEFAULT_PRESET_ID;
    const before = done.get(id) ?? { newCards: 0, reviews: 0 };
    done.set(id, {
      newCards: before.newCards + counts.newCards,
      reviews: before.reviews + counts.reviews,
    });
  }
  return done;
}

/** Whether it is known what goals and plans ask for on the study day of now. */
export function isPlanned({ planned, account }: Kept, now: number): boolean {
  return planned !== null && studyDay(planned.at, account.day) === studyDay(now, account.day);
}

/**
 * What goals and plans still ask for: as the server worked it out today, without what was rated since. Of another day
 * nothing is known: the ordinary queue asks all cards then.
 */
function plannedNow(kept: Kept, cards: readonly KeptCard[], now: number) {
  const { planned, waiting } = kept;
  if (!planned || !isPlanned(kept, now)) return null;
  const byId = new Map(cards.map((card) => [card.cardId, card]));
  for (const { cardId } of waiting) byId.delete(cardId);
  const open = (ids: readonly number[]) =>
    ids.flatMap((id) => {
      const card = byId.get(id);
      return card && (card.memory?.lastReviewedAt ?? 0) <= planned.at ? [card] : [];
    });
  return { goals: open(planned.goals), share: open(planned.share), covered: new Set(planned.covered) };
}

/**
 * The queue of now, by the same code as the server's.
 * @param presetId chosen for the deck that is studied: decides for all its cards
 * @param newToday new cards a day, from the preset's
 */
export function queueOf(
  kept: Kept,
  presetId: string | null,
  now: number,
  newToday: (newPerDay: number) => number = (n) => n,
): { queue: Queue; newDone: number; fresh: number } {
  const { account, cards } = kept;
  const today = studyDay(now, account.day);
  const done = doneOn(today, kept);
  const sum = [...done.values()].reduce(
    (a, b) => ({ newCards: a.newCards + b.newCards, reviews: a.reviews + b.reviews }),
    { newCards: 0, reviews: 0 },
  );
  const asked = cards.filter((card) => !isSetAside(card.marks, today));
  const planned = plannedNow(kept, asked, now);
  const ordinary = planned
    ? asked.filter((card) => !planned.covered.has(card.cardId) || isLearning(card))
    : asked;
  const byPreset = new Map<string, KeptCard[]>();
  for (const card of ordinary) {
    const id = presetId ?? card.presetId;
    const own = byPreset.get(id);
    if (own) own.push(card);
    else byPreset.set(id, [card]);
  }
  const groups: QueueGroup[] = [...byPreset].map(([id, own]) => {
    const options = account.presets[id] ?? DEFAULT_PRESET;
    return {
      cards: own,
      options: { ...options, newPerDay: newToday(options.newPerDay) },
      done: byPreset.size > 1 ? (done.get(id) ?? { newCards: 0, reviews: 0 }) : sum,
    };
  });
  const goals = planned?.goals ?? [];
  const presets = new Map((planned ? asked : []).map((card) => [card.cardId, presetId ?? card.presetId]));
  const presetOf = (cardId: number) => presets.get(cardId) ?? DEFAULT_PRESET_ID;
  const end = endOfDay(today, account.day);
  const beside = groups.map((group) => besideGoals(group, goals, presetOf, end));
  const share = [...goals, ...(planned?.share ?? [])].map((card) => ({
    cardId: card.cardId,
    isNew: card.memory === null,
  }));
  const queue = withShare(
    buildQueues(beside, account.day, now),
    share,
    beside.reduce((held, group) => held + group.held, 0),
  );
  const isGoal = new Set(goals.map(({ cardId }) => cardId));
  const isFresh = ({ cardId, memory }: KeptCard) => memory === null && !isGoal.has(cardId);
  const fresh = ordinary.filter(isFresh).length + share.filter(({ isNew }) => isNew).length;
  return { queue, newDone: sum.newCards, fresh };
}

/** Cards with their texts, in the order of the ids; what is not here is left out. */
async function studyCards(kept: Kept, userId: string, ids: readonly number[]): Promise<StudyCard[]> {
  const store = (await deviceDb()).transaction("faces").store;
  const faces = await Promise.all(ids.map((id) => store.get([userId, id])));
  const memories = new Map(kept.cards.map((card) => [card.cardId, card.memory]));
  return faces.flatMap((face) => {
    if (!face) return [];
    const memory = memories.get(face.cardId) ?? null;
    return [{ ...face.card, memory, changedForMe: face.card.changedForMe && memory === null }];
  });
}

/**
 * A sitting as the server would make it, from what is on the device. All its cards come at once.
 * @param deck undefined for all decks on the device
 * @param newToday new cards a day, from the preset's
 * @returns null where nothing was downloaded
 */
export async function sittingOnDevice(
  userId: string,
  deck: KeptDeck | undefined,
  now: number,
  newToday?: (newPerDay: number) => number,
) {
  const kept = await readKept(userId, deck);
  if (!kept) return null;
  const { account } = kept;
  const { queue, newDone, fresh } = queueOf(kept, deck?.presetId ?? null, now, newToday);
  const returning = queue.laterIds.filter((_, n) => returns(now)(queue.laterToday[n] ?? Infinity));
  const ids = [...queue.cardIds, ...returning];
  const [cards, returningCards] = await Promise.all([
    studyCards(kept, userId, queue.cardIds),
    studyCards(kept, userId, returning),
  ]);
  const asked = new Set(ids);
  const marks: Record<number, CardMarks> = {};
  const presetOf: Record<number, string> = {};
  for (const card of kept.cards) {
    if (!asked.has(card.cardId)) continue;
    if (Object.keys(card.marks).length > 0) marks[card.cardId] = card.marks;
    const id = deck?.presetId ?? card.presetId;
    if (id !== DEFAULT_PRESET_ID) presetOf[card.cardId] = id;
  }
  const presets = { [DEFAULT_PRESET_ID]: DEFAULT_PRESET, ...account.presets };
  return {
    visit: crypto.randomUUID(),
    cards,
    returning: returningCards,
    rest: [] as number[],
    laterToday: queue.laterToday,
    newDone,
    waiting: {
      held: queue.held,
      overLimit: queue.overLimit,
      until: endOfDay(studyDay(now, account.day), account.day),
    },
    moreNew: fresh - queue.newCards,
    marks,
    weights: account.weights,
    day: account.day,
    presets: Object.fromEntries(
      Object.entries(presets).map(([id, preset]) => [id, sittingPreset(preset, account.day)]),
    ),
    presetOf,
    moves: true,
    keeps: [] as string[],
  };
}
