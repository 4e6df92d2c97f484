/**
 * Publishing: a pack becomes rows, in one transaction that can be repeated. What a new version no longer has is
 * retired, never deleted, since reviews refer to it. A card whose answer changed starts a new trace (design decision 7);
 * one that was only reworded keeps everything.
 */
import { createHash } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { itemsOfCard } from "@/content/generator/bank";
import { cardsOfIndex } from "@/content/generator/generate";
import { indexPack } from "@/content/generator/pack-index";
import { sentence } from "@/content/generator/statement";
import type { Pack } from "@/content/pack";
import type { Card } from "@/learn/item";
import type { Queryable, Tx } from "./client";
import { type CardChanges, publishCards } from "./publish-cards";
import { type DeckInput, publishDecks } from "./publish-decks";
import { type ItemChanges, type ItemsOf, publishItems } from "./publish-items";
import { type RowChanges, upsertRows } from "./publish-rows";
import { packs, WHOLE_PACK } from "./schema/content";

/** What a publishing did, in counts. */
export interface PublishReport {
  packId: string;
  version: string;
  /** true when the very same content was there already, items included, and nothing was written */
  upToDate: boolean;
  facts: RowChanges;
  cards: CardChanges;
  items: ItemChanges;
  decks: { active: number; retired: number };
}

/**
 * Publishes a pack that passed its checks.
 * @param now when it is published, ms since the epoch
 */
export async function publishPack(db: Queryable, pack: Pack, now: number): Promise<PublishReport> {
  const index = indexPack(pack);
  const cards = inOrderOfStudy(pack, cardsOfIndex(index));
  return publishCardsOf(db, pack, cards, now, (card) => itemsOfCard(index, card));
}

/** As publishPack, with the cards given and how items are made of them. */
export async function publishCardsOf(
  db: Queryable,
  pack: Pack,
  cards: readonly Card[],
  now: number,
  itemsOf: ItemsOf,
): Promise<PublishReport> {
  const { head } = pack;
  const deckInputs = decksOf(pack, cards);
  const facts = pack.facts.map((fact) => {
    const told = sentence(fact, pack.entities);
    return { fact, told, hash: hashOf([fact, told]) };
  });
  const cardRows = cards.map((card, position) => ({ card, position, hash: hashOf(card) }));
  const contentHash = hashOf([
    head,
    pack.sources,
    pack.topics,
    [...pack.entities.values()],
    facts.map((fact) => fact.hash),
    cardRows.map((row) => row.hash),
    deckInputs.map((deck) => deck.slug),
  ]);
  const publishedAt = new Date(now);
  return db.transaction(async (tx) => {
    const known = await lockPack(tx, pack);
    if (known === contentHash) {
      // Items do not follow from the cards alone: the generator may have learnt something.
      const items = await publishItems(tx, head.id, publishedAt, cards, itemsOf);
      return {
        packId: head.id,
        version: head.version,
        upToDate: items.new + items.returned + items.retired === 0,
        facts: { new: 0, changed: 0, returned: 0, retired: 0, unchanged: facts.length },
        cards: { new: 0, changed: 0, newTrace: 0, returned: 0, retired: 0, unchanged: cards.length },
        items,
        decks: { active: deckInputs.length, retired: 0 },
      };
    }
    await upsertRows(
      tx,
      "sources",
      head.id,
      publishedAt,
      ["body jsonb"],
      pack.sources.map((body) => ({ id: body.id, body })),
    );
    await upsertRows(
      tx,
      "topics",
      head.id,
      publishedAt,
      ["parent_id text", "position int", "title text", "summary text"],
      pack.topics.map((t) => ({
        id: t.id,
        parent_id: t.parent,
        position: t.position,
        title: t.title,
        summary: t.summary ?? null,
      })),
    );
    await upsertRows(
      tx,
      "entities",
      head.id,
      publishedAt,
      ["kind text", "name text", "body jsonb"],
      [...pack.entities.values()].map((body) => ({ id: body.id, kind: body.kind, name: body.name, body })),
    );
    const factChanges = await upsertRows(
      tx,
      "facts",
      head.id,
      publishedAt,
      [
        "topic_id text",
        "kind text",
        "status text",
        "importance int",
        "statement text",
        "body jsonb",
        "content_hash text",
      ],
      facts.map(({ fact, told, hash }) => ({
        id: fact.id,
        topic_id: fact.topic,
        kind: fact.kind,
        status: fact.status,
        importance: fact.importance,
        statement: told,
        body: fact,
        content_hash: hash,
      })),
    );
    const { changes, idOf } = await publishCards(tx, head.id, publishedAt, cardRows);
    const items = await publishItems(tx, head.id, publishedAt, cards, itemsOf);
    const decks = await publishDecks(tx, head.id, publishedAt, deckInputs, idOf);
    // The planner must not take the tables for as small as they were; an embedded database never looks by itself.
    await tx.execute(sql`analyze topics, facts, cards, decks, deck_cards`);
    const { title, summary, language, asOf, version } = head;
    await tx
      .update(packs)
      .set({ title, summary, language, asOf, version, contentHash, publishedAt })
      .where(eq(packs.id, head.id));
    return { packId: head.id, version, upToDate: false, facts: factChanges, cards: changes, items, decks };
  });
}

/** Makes sure that the pack's row is there and holds it, so that two publishings take turns. Gives the hash it had. */
async function lockPack(tx: Tx, { head }: Pack): Promise<string> {
  const { id, title, summary, language, asOf, version } = head;
  await tx
    .insert(packs)
    .values({ id, title, summary, language, asOf, version, contentHash: "", publishedAt: sql`now()` })
    .onConflictDoNothing();
  const [row] = await tx
    .select({ contentHash: packs.contentHash })
    .from(packs)
    .where(eq(packs.id, id))
    .for("update");
  return row?.contentHash ?? "";
}

/** Cards by their topic's place in the outline, and within it as the author wrote them. */
function inOrderOfStudy(pack: Pack, cards: readonly Card[]): Card[] {
  const place = new Map(pack.topics.map((topic) => [topic.id, topic.position]));
  return [...cards].sort((a, b) => (place.get(a.topicId) ?? 0) - (place.get(b.topicId) ?? 0));
}

/** The whole pack, the authored decks, and one for each top-level topic; decks without cards are left out. */
function decksOf(pack: Pack, cards: readonly Card[]): DeckInput[] {
  const parent = new Map(pack.topics.map((topic) => [topic.id, topic.parent]));
  const lineage = (topicId: string): string[] => {
    const above = parent.get(topicId);
    return above ? [topicId, ...lineage(above)] : [topicId];
  };
  const lineages = new Map(pack.topics.map((topic) => [topic.id, lineage(topic.id)]));
  const keys = (wanted: (card: Card, topics: readonly string[]) => boolean) =>
    cards.filter((card) => wanted(card, lineages.get(card.topicId) ?? [])).map((card) => card.key);

  const { head, topics } = pack;
  const decks: DeckInput[] = [
    { slug: WHOLE_PACK, title: head.title, summary: head.summary, topicId: null, cardKeys: keys(() => true) },
    ...head.decks.map((deck) => ({
      slug: deck.id,
      title: deck.title,
      summary: deck.summary,
      topicId: null,
      cardKeys: keys(
        (card, above) =>
          (!deck.topics || deck.topics.some((id) => above.includes(id))) &&
          (!deck.importance || deck.importance.includes(card.importance)),
      ),
    })),
    ...topics
      .filter((topic) => topic.parent === null)
      .map((topic) => ({
        slug: topic.id,
        title: topic.title,
        summary: topic.summary ?? null,
        topicId: topic.id,
        cardKeys: keys((_, above) => above.includes(topic.id)),
      })),
  ];
  const slugs = new Set<string>();
  for (const { slug } of decks) {
    if (slugs.has(slug)) {
      throw new Error(`Two decks of ${head.id} are called "${slug}": give the authored deck another id.`);
    }
    slugs.add(slug);
  }
  return decks.filter((deck) => deck.cardKeys.length > 0);
}

function hashOf(value: unknown): string {
  return createHash("sha256").update(JSON.stringify(value)).digest("base64url");
}
