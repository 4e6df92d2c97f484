/** Presets: a learner's options for studying, and which deck has which. */
import { and, asc, eq, sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { completePreset, DEFAULT_PRESET, DEFAULT_PRESET_ID, type PresetOptions } from "@/learn/preset";
import type { Queryable, Tx } from "../client";
import { rowsOf } from "../rows";
import { settings } from "../schema/accounts";
import { decks } from "../schema/content";
import { deckPresets, presets } from "../schema/options";
import { rememberSettings } from "./hints";
import { getSettings } from "./settings";
import { lockStudy } from "./study-lock";

/** A preset with the decks that have it. */
export interface Preset {
  id: string;
  /** empty for the default one */
  name: string;
  options: PresetOptions;
  /** decks that chose it; the default one has all others besides */
  decks: { packId: string; slug: string; title: string }[];
}

/** Presets a learner may have. */
const MOST_PRESETS = 50;

/** The learner's presets, the default one first, the others by name. */
export async function listPresets(db: Queryable, userId: string): Promise<Preset[]> {
  const rows = await db.select().from(presets).where(eq(presets.userId, userId)).orderBy(asc(presets.name));
  const chosen = await db
    .select({ presetId: deckPresets.presetId, packId: decks.packId, slug: decks.slug, title: decks.title })
    .from(deckPresets)
    .innerJoin(decks, eq(decks.id, deckPresets.deckId))
    .where(eq(deckPresets.userId, userId))
    .orderBy(asc(decks.title));
  const own = rows.map(({ id, name, options }) => ({
    id,
    name,
    options: completePreset(options),
    decks: chosen.flatMap(({ presetId, ...deck }) => (presetId === id ? [deck] : [])),
  }));
  const usual = own.find(({ id }) => id === DEFAULT_PRESET_ID);
  return [
    usual ?? { id: DEFAULT_PRESET_ID, name: "", options: DEFAULT_PRESET, decks: [] },
    ...own.filter((preset) => preset !== usual),
  ];
}

/**
 * Saves a preset; the default one keeps its empty name.
 * @param id of the one to change; null makes a new one
 * @returns its id; null when there is none of that id, or there are as many as there may be
 */
export async function savePreset(
  db: Queryable,
  userId: string,
  id: string | null,
  { name, options }: { name: string; options: PresetOptions },
): Promise<string | null> {
  return changed(db, userId, async (tx) => {
    const own = await tx.select({ id: presets.id }).from(presets).where(eq(presets.userId, userId));
    const known = id === DEFAULT_PRESET_ID || own.some((preset) => preset.id === id);
    if (id === null ? own.length >= MOST_PRESETS : !known) return null;
    const row = { id: id ?? uuidv7(), name: id === DEFAULT_PRESET_ID ? "" : name, options };
    await tx
      .insert(presets)
      .values({ userId, ...row })
      .onConflictDoUpdate({
        target: [presets.userId, presets.id],
        set: { name: row.name, options, updatedAt: new Date() },
      });
    return row.id;
  });
}

/** Removes a preset: its decks have the default one again, which itself cannot be removed. */
export async function removePreset(db: Queryable, userId: string, id: string): Promise<void> {
  if (id === DEFAULT_PRESET_ID) return;
  await changed(db, userId, (tx) =>
    tx.delete(presets).where(and(eq(presets.userId, userId), eq(presets.id, id))),
  );
}

/** Chooses a deck's preset. False when there is no such deck or preset. */
export async function choosePreset(
  db: Queryable,
  userId: string,
  deck: { packId: string; slug: string },
  presetId: string,
): Promise<boolean> {
  return changed(db, userId, async (tx) => {
    const [found] = await tx
      .select({ id: decks.id })
      .from(decks)
      .where(and(eq(decks.packId, deck.packId), eq(decks.slug, deck.slug)));
    const own = await tx.select({ id: presets.id }).from(presets).where(eq(presets.userId, userId));
    if (!found) return false;
    if (presetId === DEFAULT_PRESET_ID) {
      const mine = and(eq(deckPresets.userId, userId), eq(deckPresets.deckId, found.id));
      await tx.delete(deckPresets).where(mine);
      return true;
    }
    if (!own.some(({ id }) => id === presetId)) return false;
    await tx
      .insert(deckPresets)
      .values({ userId, deckId: found.id, presetId })
      .onConflictDoUpdate({ target: [deckPresets.userId, deckPresets.deckId], set: { presetId } });
    return true;
  });
}

/** Changes what scheduling depends on: in turn with reviews, and so that every node notices. */
async function changed<T>(db: Queryable, userId: string, change: (tx: Tx) => Promise<T>): Promise<T> {
  const { result, after } = await db.transaction(async (tx) => {
    await lockStudy(tx, userId);
    const result = await change(tx);
    await tx
      .update(settings)
      .set({ revision: sql`${settings.revision} + 1` })
      .where(eq(settings.userId, userId));
    return { result, after: await getSettings(tx, userId) };
  });
  rememberSettings(userId, after);
  return result;
}

/** Which presets the cards of a sitting have. */
export interface ChosenPresets {
  options: ReadonlyMap<string, PresetOptions>;
  /** the id of a card's preset */
  of: (cardId: number) => string;
}

type DeckName = { packId: string; slug: string };

/**
 * The presets of the learner's cards. The deck that is studied decides for all its cards, when a preset was chosen for
 * it; else for each card the smallest of its decks that has a choice; else the default one.
 */
export async function chosenPresets(
  db: Queryable,
  userId: string,
  deck?: DeckName | undefined,
): Promise<ChosenPresets> {
  return (await presetsOfDecks(db, userId))(deck);
}

/** The same for any number of decks. */
export async function presetsOfDecks(
  db: Queryable,
  userId: string,
): Promise<(deck?: DeckName | undefined) => ChosenPresets> {
  const all = await listPresets(db, userId);
  const options = new Map(all.map((preset) => [preset.id, preset.options]));
  const chosen = all.flatMap(({ id, decks }) => decks.map((deck) => ({ ...deck, id })));
  const byCard = chosen.length === 0 ? new Map<number, string>() : await presetsByCard(db, userId);
  return (deck) => {
    const own = deck && chosen.find((one) => one.packId === deck.packId && one.slug === deck.slug);
    return { options, of: own ? () => own.id : (cardId) => byCard.get(cardId) ?? DEFAULT_PRESET_ID };
  };
}

async function presetsByCard(db: Queryable, userId: string): Promise<Map<number, string>> {
  const rows = await rowsOf<{ cardId: number; presetId: string }>(
    db,
    sql`
    select distinct on (dc.card_id) dc.card_id as "cardId", dp.preset_id as "presetId"
    from deck_presets dp
    join deck_cards dc on dc.deck_id = dp.deck_id
    join (select deck_id, count(*) as size from deck_cards
      where deck_id in (select deck_id from deck_presets where user_id = ${userId}) group by deck_id) s
      on s.deck_id = dp.deck_id
    where dp.user_id = ${userId}
    order by dc.card_id, s.size, dp.deck_id`,
  );
  return new Map(rows.map(({ cardId, presetId }) => [cardId, presetId]));
}
