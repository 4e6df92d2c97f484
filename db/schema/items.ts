/**
 * The bank: every item of every pack, made when it is published. Reference tables in a cluster.
 * A row never changes in what it asks: an attempt that showed it can always show it again. What a later version no
 * longer makes is marked `retiredAt`.
 */

import { sql } from "drizzle-orm";
import {
  doublePrecision,
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
import type { ItemKey, PublicItem } from "@/learn/item";
import { cards, packs, topics } from "./content";

export const items = pgTable(
  "items",
  {
    id: integer("id").primaryKey().generatedAlwaysAsIdentity(),
    packId: text("pack_id")
      .notNull()
      .references(() => packs.id),
    cardId: integer("card_id")
      .notNull()
      .references(() => cards.id),
    /** the card's trace when this was made: an item of an older one asks for an older value */
    trace: smallint("trace").notNull(),
    topicId: text("topic_id").notNull(),
    factId: text("fact_id").notNull(),
    importance: smallint("importance").notNull(),
    form: text("form").notNull(),
    seed: integer("seed").notNull(),
    /** the version of the pack that first made it */
    packVersion: text("pack_version").notNull(),
    public: jsonb("public").$type<PublicItem>().notNull(),
    key: jsonb("key").$type<ItemKey>().notNull(),
    /** of all that is asked and right, its opaque id aside */
    contentHash: text("content_hash").notNull(),
    /** the score a typical learner is expected to reach, 0 to 1 */
    expected: doublePrecision("expected").notNull(),
    /** which twentieth of the range `expected` lies in, 0 to 19 */
    band: smallint("band").notNull(),
    /** where it stands in the shuffled bank, 0 to 1: a draw begins at a random place */
    rank: doublePrecision("rank").notNull(),
    retiredAt: timestamp("retired_at", { withTimezone: true }),
  },
  (t) => [
    unique().on(t.packId, t.contentHash),
    foreignKey({ columns: [t.packId, t.topicId], foreignColumns: [topics.packId, topics.id] }),
    index("items_draw")
      .on(t.packId, t.topicId, t.importance, t.form, t.band, t.rank)
      .where(sql`${t.retiredAt} is null`),
    index("items_card").on(t.cardId, t.form),
    index("items_fact").on(t.packId, t.factId),
  ],
);

/** How many items not retired stand in each cell of the bank: what a draw plans with. Derived at each publishing. */
export const itemCells = pgTable(
  "item_cells",
  {
    packId: text("pack_id")
      .notNull()
      .references(() => packs.id),
    topicId: text("topic_id").notNull(),
    importance: smallint("importance").notNull(),
    form: text("form").notNull(),
    band: smallint("band").notNull(),
    items: integer("items").notNull(),
    /** different facts among them */
    facts: integer("facts").notNull(),
  },
  (t) => [primaryKey({ columns: [t.packId, t.topicId, t.importance, t.form, t.band] })],
);
