import { database } from "@/app/_server/database";
import { packDecksOf } from "@/db/queries/device";
import { marksOf } from "@/db/queries/marks";
import { type ChosenPresets, chosenPresets } from "@/db/queries/presets";
import { getSettings, type Settings } from "@/db/queries/settings";
import { cardsByIds, doneToday } from "@/db/queries/study";
import { queueOf } from "@/db/queries/today";
import { endOfDay, studyDay } from "@/learn/day";
import { returns } from "@/learn/due";
import { DEFAULT_PRESET, DEFAULT_PRESET_ID, sittingPreset } from "@/learn/preset";
import { type Extra, newToday } from "./more-link";
import type { Sitting } from "./study-runner";

/** Cards that come with the page; the rest follow by request, so the page stays small. */
const FIRST_CARDS = 25;

/**
 * The queue of a deck, or of all decks begun.
 * @param extra new cards beyond the day's limit, when the learner asked for more
 */
export async function loadSitting(
  userId: string,
  deck: { packId: string; slug: string } | undefined,
  extra: Extra | null,
): Promise<Sitting> {
  const db = await database();
  const now = Date.now();
  const settings = await getSettings(db, userId);
  const { queue, presets, done, moreNew } = await queueOf(db, userId, settings, now, {
    deck,
    newPerDay: (limit) => newToday(limit, extra),
  });
  return sittingOf(userId, queue.cardIds, settings, presets, {
    keeps: deck
      ? [`${deck.packId}/${deck.slug}`]
      : await packDecksOf(db, queue.cardIds.slice(0, FIRST_CARDS)),
    returning: await cardsByIds(
      db,
      userId,
      queue.laterIds.filter((_, n) => returns(now)(queue.laterToday[n] ?? Infinity)),
    ),
    laterToday: queue.laterToday,
    newDone: done.newCards,
    waiting: {
      held: queue.held,
      overLimit: queue.overLimit,
      until: endOfDay(studyDay(now, settings), settings),
    },
    moreNew,
  });
}

/** A sitting over cards that were asked for, whether they are due or not, in the order given. */
export async function loadCards(userId: string, cardIds: readonly number[]): Promise<Sitting> {
  const db = await database();
  const now = Date.now();
  const settings = await getSettings(db, userId);
  const today = studyDay(now, settings);
  const [done, presets] = await Promise.all([doneToday(db, userId, today), chosenPresets(db, userId)]);
  return sittingOf(userId, cardIds, settings, presets, {
    keeps: [],
    returning: [],
    laterToday: [],
    newDone: done.newCards,
    waiting: { held: 0, overLimit: 0, until: endOfDay(today, settings) },
    moreNew: 0,
  });
}

/** The cards of a sitting with their marks, and how each is scheduled and shown. */
async function sittingOf(
  userId: string,
  cardIds: readonly number[],
  settings: Settings,
  { options, of }: ChosenPresets,
  rest: Pick<Sitting, "keeps" | "returning" | "laterToday" | "newDone" | "waiting" | "moreNew">,
): Promise<Sitting> {
  const db = await database();
  const all = [...cardIds, ...rest.returning.map((card) => card.id)];
  const [cards, marks] = await Promise.all([
    cardsByIds(db, userId, cardIds.slice(0, FIRST_CARDS)),
    marksOf(db, userId, all),
  ]);
  const presetOf = all.flatMap((id) => (of(id) === DEFAULT_PRESET_ID ? [] : [[id, of(id)] as const]));
  const used = new Set([DEFAULT_PRESET_ID, ...presetOf.map(([, id]) => id)]);
  return {
    ...rest,
    moves: true,
    visit: crypto.randomUUID(),
    cards,
    rest: cardIds.slice(FIRST_CARDS),
    marks: Object.fromEntries(marks),
    weights: settings.weights,
    day: { timeZone: settings.timeZone, rolloverHour: settings.rolloverHour },
    presets: Object.fromEntries(
      [...used].map((id) => [id, sittingPreset(options.get(id) ?? DEFAULT_PRESET, settings)]),
    ),
    presetOf: Object.fromEntries(presetOf),
  };
}
