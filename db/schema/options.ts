/** How a learner studies which deck, and what they marked. Keyed by user first, as all that is a person's. */
import {
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  timestamp,
  uuid,
} from "drizzle-orm/pg-core";
import type { PresetOptions } from "@/learn/preset";
import { users } from "./accounts";
import { cards, decks } from "./content";

/** Options that decks share. The one with the id "default" stands for all decks without a choice. */
export const presets = pgTable(
  "presets",
  {
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    id: text("id").notNull(),
    /** empty for the default one, which the interface names */
    name: text("name").notNull(),
    /** what differs from the defaults of learn/preset.ts */
    options: jsonb("options").$type<Partial<PresetOptions>>().notNull(),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
    updatedAt: timestamp("updated_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.userId, t.id] })],
);

/** Which preset a learner chose for a deck. */
export const deckPresets = pgTable(
  "deck_presets",
  {
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    deckId: integer("deck_id")
      .notNull()
      .references(() => decks.id),
    presetId: text("preset_id").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.userId, t.deckId] }),
    foreignKey({ columns: [t.userId, t.presetId], foreignColumns: [presets.userId, presets.id] }).onDelete(
      "cascade",
    ),
  ],
);

/**
 * What a learner marked on a card, one row a kind: the newest by the device's clock wins, so devices merge in any
 * order (learn/marks.ts). A mark that was taken off stays as a row without a value.
 */
export const marks = pgTable(
  "marks",
  {
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    cardId: integer("card_id")
      .notNull()
      .references(() => cards.id),
    kind: text("kind", { enum: ["suspended", "buried", "flag", "note"] }).notNull(),
    value: text("value"),
    /** by the device's clock */
    markedAt: timestamp("marked_at", { withTimezone: true, precision: 3 }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.userId, t.cardId, t.kind] })],
);

/** What learners say is wrong with a card, for the authors of its pack. */
export const reports = pgTable(
  "reports",
  {
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    /** minted by the device: a repeat is the same report */
    id: uuid("id").notNull(),
    cardId: integer("card_id")
      .notNull()
      .references(() => cards.id),
    trace: smallint("trace").notNull(),
    kind: text("kind", { enum: ["wrong", "outdated", "unclear", "typo", "other"] }).notNull(),
    text: text("text").notNull(),
    reportedAt: timestamp("reported_at", { withTimezone: true, precision: 3 }).notNull(),
    /** an author has dealt with it */
    resolvedAt: timestamp("resolved_at", { withTimezone: true }),
  },
  (t) => [primaryKey({ columns: [t.userId, t.id] }), index().on(t.cardId)],
);
