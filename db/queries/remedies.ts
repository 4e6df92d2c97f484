/** Decks made of what somebody got wrong: the cards missed, and those of the facts they were confused with. */
import { and, eq, inArray, isNull } from "drizzle-orm";
import { v4 as uuidv4 } from "uuid";
import type { Queryable, Tx } from "../client";
import { cards, deckCards, decks } from "../schema/content";

/** Behind all decks of a pack. */
const LAST = 1_000_000;

/**
 * The cards that ask for the value of some facts, by their numbers.
 * @param near cards of the packs that the facts are looked for in
 */
export async function valueCards(
  db: Queryable,
  near: readonly number[],
  factIds: readonly string[],
): Promise<number[]> {
  if (near.length === 0 || factIds.length === 0) return [];
  const packs = db
    .select({ id: cards.packId })
    .from(cards)
    .where(inArray(cards.id, [...near]));
  const keys = [...new Set(factIds)].map((id) => `${id}#value`);
  const rows = await db
    .select({ id: cards.id })
    .from(cards)
    .where(and(inArray(cards.packId, packs), inArray(cards.key, keys), isNull(cards.retiredAt)))
    .orderBy(cards.id);
  return rows.map(({ id }) => id);
}

/** Makes a deck of cards of one pack; its address cannot be guessed. */
export async function makeRemedy(
  tx: Tx,
  { packId, title, cardIds }: { packId: string; title: string; cardIds: readonly number[] },
): Promise<{ id: number; slug: string }> {
  const slug = `remedy-${uuidv4()}`;
  const [deck] = await tx
    .insert(decks)
    .values({ packId, slug, title, position: LAST, origin: "remedy" })
    .returning({ id: decks.id });
  if (!deck) throw new Error("the deck was not made");
  const held = await tx
    .select({ id: cards.id })
    .from(cards)
    .where(and(eq(cards.packId, packId), inArray(cards.id, [...cardIds]), isNull(cards.retiredAt)));
  if (held.length > 0)
    await tx.insert(deckCards).values(held.map(({ id }) => ({ deckId: deck.id, cardId: id })));
  return { id: deck.id, slug };
}
