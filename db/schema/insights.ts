/**
 * What an instructor's page needs of one student's study in one class, kept so that it costs the same however long the
 * log is. A fold of reviews and memories: can always be made again, and is, as soon as `version` is not the newest.
 */
import { customType, jsonb, pgTable, primaryKey, text, timestamp, uuid } from "drizzle-orm/pg-core";
import type { StudySums } from "@/learn/insight/sums";
import { users } from "./accounts";
import { classes } from "./classes";

const bytes = customType<{ data: Uint8Array }>({ dataType: () => "bytea" });

export const insights = pgTable(
  "insights",
  {
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    classId: uuid("class_id")
      .notNull()
      .references(() => classes.id, { onDelete: "cascade" }),
    /** hash of the cards it is about, with their traces */
    scope: text("scope").notNull(),
    /** when the newest event in it was received; null: there was none */
    version: timestamp("version", { withTimezone: true, precision: 3 }),
    madeAt: timestamp("made_at", { withTimezone: true, precision: 3 }).notNull(),
    /** when `sums.groups` and `sums.first` were counted: they change slowly, and are counted anew once a day */
    pacedAt: timestamp("paced_at", { withTimezone: true, precision: 3 }).notNull(),
    /** the memories, as learn/insight/packed.ts writes them */
    memories: bytes("memories").notNull(),
    sums: jsonb("sums").$type<StudySums>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.userId, t.classId] })],
);
