/**
 * What packs publish. These tables are the same for everyone (reference tables in a cluster).
 * Nothing here is ever deleted: what a new version no longer has is marked `retiredAt`.
 */
import {
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  timestamp,
  unique,
} from "drizzle-orm/pg-core";
import type { Card } from "@/learn/item";

export const packs = pgTable("packs", {
  id: text("id").primaryKey(),
  version: text("version").notNull(),
  /** hash of everything published, so that publishing the same again changes nothing */
  contentHash: text("content_hash").notNull(),
  title: text("title").notNull(),
  summary: text("summary").notNull(),
  language: text("language").notNull(),
  asOf: date("as_of").notNull(),
  publishedAt: timestamp("published_at", { withTimezone: true }).notNull(),
});

export const sources = pgTable(
  "sources",
  {
    packId: text("pack_id")
      .notNull()
      .references(() => packs.id),
    id: text("id").notNull(),
    /** CSL-JSON fields as in the pack */
    body: jsonb("body").notNull(),
    retiredAt: timestamp("retired_at", { withTimezone: true }),
  },
  (t) => [primaryKey({ columns: [t.packId, t.id] })],
);

export const topics = pgTable(
  "topics",
  {
    packId: text("pack_id")
      .notNull()
      .references(() => packs.id),
    id: text("id").notNull(),
    parentId: text("parent_id"),
    position: integer("position").notNull(),
    title: text("title").notNull(),
    summary: text("summary"),
    retiredAt: timestamp("retired_at", { withTimezone: true }),
  },
  (t) => [
    primaryKey({ columns: [t.packId, t.id] }),
    foreignKey({ columns: [t.packId, t.parentId], foreignColumns: [t.packId, t.id] }),
  ],
);

export const entities = pgTable(
  "entities",
  {
    packId: text("pack_id")
      .notNull()
      .references(() => packs.id),
    id: text("id").notNull(),
    kind: text("kind").notNull(),
    name: text("name").notNull(),
    body: jsonb("body").notNull(),
    retiredAt: timestamp("retired_at", { withTimezone: true }),
  },
  (t) => [primaryKey({ columns: [t.packId, t.id] })],
);

export const facts = pgTable(
  "facts",
  {
    packId: text("pack_id")
      .notNull()
      .references(() => packs.id),
    id: text("id").notNull(),
    topicId: text("topic_id").notNull(),
    kind: text("kind").notNull(),
    status: text("status").notNull(),
    importance: smallint("importance").notNull(),
    statement: text("statement").notNull(),
    /** the whole fact as parsed */
    body: jsonb("body").notNull(),
    contentHash: text("content_hash").notNull(),
    retiredAt: timestamp("retired_at", { withTimezone: true }),
  },
  (t) => [
    primaryKey({ columns: [t.packId, t.id] }),
    foreignKey({ columns: [t.packId, t.topicId], foreignColumns: [topics.packId, topics.id] }),
  ],
);

export const cards = pgTable(
  "cards",
  {
    /** short stable number that reviews and memories refer to; given once, never reused */
    id: integer("id").primaryKey().generatedAlwaysAsIdentity(),
    packId: text("pack_id")
      .notNull()
      .references(() => packs.id),
    /** factId#aspect */
    key: text("key").notNull(),
    factId: text("fact_id").notNull(),
    topicId: text("topic_id").notNull(),
    /** cards of one group are not asked on the same day */
    siblings: text("siblings").notNull(),
    importance: smallint("importance").notNull(),
    /** order in which new cards are met */
    position: integer("position").notNull(),
    /** grows when the value (not the wording) changes: memories of an older trace are history */
    trace: smallint("trace").notNull().default(1),
    /** hash of the answer's value: a change of it starts a new trace */
    valueHash: text("value_hash").notNull(),
    contentHash: text("content_hash").notNull(),
    body: jsonb("body").$type<Card>().notNull(),
    /** what the answer was before the last change of trace, shown as "changed" */
    previousAnswer: text("previous_answer"),
    changedAt: timestamp("changed_at", { withTimezone: true }),
    retiredAt: timestamp("retired_at", { withTimezone: true }),
  },
  (t) => [
    unique().on(t.packId, t.key),
    foreignKey({ columns: [t.packId, t.factId], foreignColumns: [facts.packId, facts.id] }),
    index().on(t.packId, t.topicId),
  ],
);

/** The slug of the deck of a whole pack. */
export const WHOLE_PACK = "all";

export const decks = pgTable(
  "decks",
  {
    id: integer("id").primaryKey().generatedAlwaysAsIdentity(),
    packId: text("pack_id")
      .notNull()
      .references(() => packs.id),
    slug: text("slug").notNull(),
    /** the top-level topic it stands for; null for the whole pack and for authored decks */
    topicId: text("topic_id"),
    title: text("title").notNull(),
    summary: text("summary"),
    position: integer("position").notNull(),
    /** published with the pack, or made of what somebody got wrong: only those concerned find that in lists */
    origin: text("origin", { enum: ["pack", "remedy"] })
      .notNull()
      .default("pack"),
    retiredAt: timestamp("retired_at", { withTimezone: true }),
  },
  (t) => [unique().on(t.packId, t.slug)],
);

/** Which cards a deck selects: derived at each publishing, so a link (never a card) may go. */
export const deckCards = pgTable(
  "deck_cards",
  {
    deckId: integer("deck_id")
      .notNull()
      .references(() => decks.id),
    cardId: integer("card_id")
      .notNull()
      .references(() => cards.id),
  },
  (t) => [primaryKey({ columns: [t.deckId, t.cardId] }), index().on(t.cardId)],
);
