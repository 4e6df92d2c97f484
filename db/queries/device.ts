import { createHash } from "node:crypto";
import { and, asc, eq, inArray, isNull } from "drizzle-orm";
import { type DaySettings, type StudyDay, startOfDay, studyDay } from "@/learn/day";
import type { CardMarks } from "@/learn/marks";
import { DEFAULT_PRESET_ID, type PresetOptions } from "@/learn/preset";
import type { DoneToday } from "@/learn/queue";
import type { PlannedToday } from "@/learn/queue-beside";
import type { Queryable } from "../client";
import { cards, deckCards, decks, WHOLE_PACK } from "../schema/content";
import { goalShareOf } from "./classes/goals-today";
import { NOBODY } from "./decks";
import { marksOf } from "./marks";
import { chosenPresets } from "./presets";
import { DEFAULT_SETTINGS, getSettings, type Settings } from "./settings";
import { cardsByIds, doneByPreset, doneToday, type StudyCard } from "./study";
import { plannedToday } from "./today";

/** How an account studies, and what it did today: all that a device needs besides cards. */
interface DeviceAccount {
  day: DaySettings;
  weights: { id: string; w: number[] } | null;
  presets: Record<string, PresetOptions>;
  today: StudyDay;
  /** by the preset of the cards */
  done: Record<string, DoneToday>;
}

/** What is the learner's own of a card, and changes as they study. */
interface DeviceOwn {
  cardId: number;
  presetId: string;
  marks: CardMarks;
  memory: StudyCard["memory"];
}

/** A card with its back, and what a queue needs of it besides what is the learner's own. */
interface DeviceText {
  factId: string;
  position: number;
  importance: number;
  card: Omit<StudyCard, "memory">;
}

/** A part of a deck for studying it offline. */
export interface DeckPart {
  title: string;
  /** chosen for this deck: it decides for all cards studied by it; null where none was */
  presetId: string | null;
  /** a class has set a goal for it, which asks more than a queue made on the device knows; told with the first part */
  guided: boolean;
  account: DeviceAccount;
  /** what goals and plans ask for today in all decks; told with the first part */
  planned?: PlannedToday | null;
  own: DeviceOwn[];
  /** names the texts as they are now */
  textsId: string;
  /** of the same cards in the same order; null where the device has them as they are */
  texts: DeviceText[] | null;
  /** cards of the whole deck */
  total: number;
}

/**
 * Cards of a deck in the order of study; null when there is no such deck.
 * @param userId null for a guest, who remembers nothing here
 * @param from how many cards to leave out, and `most` how many to give
 * @param known the `textsId` of the part as the device has it
 * @param now ms since the epoch
 */
export async function deckPart(
  db: Queryable,
  userId: string | null,
  deck: { packId: string; slug: string },
  { from, most, known }: { from: number; most: number; known?: string | undefined },
  now: number,
): Promise<DeckPart | null> {
  const here = and(eq(decks.packId, deck.packId), eq(decks.slug, deck.slug), isNull(decks.retiredAt));
  const [found] = await db.select({ id: decks.id, title: decks.title }).from(decks).where(here);
  if (!found) return null;
  const inDeck = and(eq(deckCards.deckId, found.id), isNull(cards.retiredAt));
  const total = await db.$count(
    db
      .select({ id: cards.id })
      .from(deckCards)
      .innerJoin(cards, eq(cards.id, deckCards.cardId))
      .where(inDeck)
      .as("inside"),
  );
  const rows = await db
    .select({
      id: cards.id,
      factId: cards.siblings,
      position: cards.position,
      importance: cards.importance,
    })
    .from(deckCards)
    .innerJoin(cards, eq(cards.id, deckCards.cardId))
    .where(inDeck)
    .orderBy(asc(cards.position), asc(cards.id))
    .limit(most)
    .offset(from);
  const ids = rows.map((row) => row.id);
  const learner = userId ?? NOBODY;
  const [bodies, marks, presets, chosen] = await Promise.all([
    cardsByIds(db, learner, ids),
    marksOf(db, learner, ids),
    chosenPresets(db, learner),
    chosenPresets(db, learner, deck),
  ]);
  const byId = new Map(bodies.map((card) => [card.id, card]));
  const settings = userId ? await getSettings(db, userId) : DEFAULT_SETTINGS;
  const planned =
    from > 0 ? undefined : userId === null ? null : await plannedToday(db, userId, settings, now);
  const own: DeviceOwn[] = [];
  const texts: DeviceText[] = [];
  for (const { id, ...row } of rows) {
    const body = byId.get(id);
    if (!body) continue;
    const { memory, ...card } = body;
    own.push({ cardId: id, presetId: presets.of(id), marks: marks.get(id) ?? {}, memory });
    texts.push({ ...row, card });
  }
  const textsId = createHash("sha256").update(JSON.stringify(texts)).digest("base64url");
  return {
    title: found.title,
    presetId: chosen.of(0) === DEFAULT_PRESET_ID ? null : chosen.of(0),
    guided: userId !== null && from === 0 && (await goalShareOf(db, userId, settings, now, deck)) !== null,
    account: await accountFor(db, userId, settings, presets, now),
    ...(planned === undefined ? {} : { planned }),
    own,
    textsId,
    texts: known === textsId ? null : texts,
    total,
  };
}

async function accountFor(
  db: Queryable,
  userId: string | null,
  settings: Settings,
  presets: Awaited<ReturnType<typeof chosenPresets>>,
  now: number,
): Promise<DeviceAccount> {
  const { timeZone, rolloverHour, weights } = settings;
  const today = studyDay(now, settings);
  const options = Object.fromEntries(presets.options);
  let done: Record<string, DoneToday> = {};
  // With one preset the day's tally says what was done; with several it does not say of which.
  if (userId && presets.options.size > 1) {
    done = Object.fromEntries(await doneByPreset(db, userId, startOfDay(today, settings), presets.of));
  } else if (userId) {
    done = { [DEFAULT_PRESET_ID]: await doneToday(db, userId, today) };
  }
  return {
    day: { timeZone, rolloverHour },
    weights,
    presets: { [DEFAULT_PRESET_ID]: settings.preset, ...options },
    today,
    done,
  };
}

/** The decks of the whole packs that some cards are of, as `pack/slug`: what a device keeps of a sitting over many decks. */
export async function packDecksOf(db: Queryable, cardIds: readonly number[]): Promise<string[]> {
  if (cardIds.length === 0) return [];
  const rows = await db
    .selectDistinct({ packId: decks.packId })
    .from(cards)
    .innerJoin(
      decks,
      and(eq(decks.packId, cards.packId), eq(decks.slug, WHOLE_PACK), isNull(decks.retiredAt)),
    )
    .where(inArray(cards.id, [...cardIds]));
  return rows.map(({ packId }) => `${packId}/${WHOLE_PACK}`).sort();
}
