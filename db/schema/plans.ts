/** Plans for exams. What is studied under one follows from the memories each time anew: only the wish is stored. */
import { sql } from "drizzle-orm";
import { check, date, pgTable, primaryKey, smallint, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { users } from "./accounts";
import { packs } from "./content";

export const examPlans = pgTable(
  "exam_plans",
  {
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    /** minted by whoever sets the plan */
    id: uuid("id").notNull(),
    title: text("title").notNull(),
    /** the study day of the exam, by the learner's time zone */
    examOn: date("exam_on").notNull(),
    packId: text("pack_id")
      .notNull()
      .references(() => packs.id),
    /** topics with all below them, and decks by slug; both empty: the whole pack */
    topics: text("topics").array().notNull(),
    decks: text("decks").array().notNull(),
    minutesADay: smallint("minutes_a_day").notNull(),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
    /** set while the plan is put aside: its cards follow the ordinary schedule */
    stoppedAt: timestamp("stopped_at", { withTimezone: true }),
  },
  (t) => [
    primaryKey({ columns: [t.userId, t.id] }),
    check("exam_plans_minutes", sql`${t.minutesADay} between 1 and 600`),
  ],
);
