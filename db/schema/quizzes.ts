/**
 * Quizzes (a reference table: few, read by many) and what people did with them, keyed by user first
 * (design decision 11): a student's save touches only rows of that student.
 */

import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  boolean,
  check,
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
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import type { Answer } from "@/learn/answer";
import type { Verdict } from "@/learn/grade/contract";
import type { Blueprint, Rules } from "@/learn/quiz/blueprint";
import { users } from "./accounts";
import { assignments } from "./classes";
import { cards } from "./content";
import { items } from "./items";

export const quizzes = pgTable(
  "quizzes",
  {
    id: uuid("id").primaryKey(),
    /** who made it and may change it */
    ownerId: uuid("owner_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    title: text("title").notNull(),
    /** what is said to the learner before the start */
    instructions: text("instructions").notNull().default(""),
    blueprint: jsonb("blueprint").$type<Blueprint>().notNull(),
    /** grows with each change: two editors cannot overwrite each other silently */
    revision: integer("revision").notNull().default(1),
    /** what the link of the quiz ends with; null: nobody but the owner can open it */
    code: text("code").unique(),
    opensAt: timestamp("opens_at", { withTimezone: true }),
    closesAt: timestamp("closes_at", { withTimezone: true }),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull(),
    updatedAt: timestamp("updated_at", { withTimezone: true }).notNull(),
    archivedAt: timestamp("archived_at", { withTimezone: true }),
  },
  (t) => [index().on(t.ownerId)],
);

/** What a person is granted in every quiz and assignment, by whoever runs the server. A class can grant more to its members. */
export const accommodations = pgTable("accommodations", {
  userId: uuid("user_id")
    .primaryKey()
    .references(() => users.id, { onDelete: "cascade" }),
  /** time limits are multiplied by it, 1 to 5 */
  timeFactor: doublePrecision("time_factor").notNull().default(1),
  /** attempts beyond what a quiz allows */
  extraAttempts: smallint("extra_attempts").notNull().default(0),
  /** due and closing times of assignments are so many days later */
  extraDays: smallint("extra_days").notNull().default(0),
  updatedAt: timestamp("updated_at", { withTimezone: true }).notNull(),
});

/** One sitting. Keeps the rules it began with. */
export const attempts = pgTable(
  "attempts",
  {
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    id: uuid("id").notNull(),
    kind: text("kind", { enum: ["practice", "quiz", "preview"] }).notNull(),
    /** null for practice, and when the quiz's author is gone */
    quizId: uuid("quiz_id").references(() => quizzes.id, { onDelete: "set null" }),
    /** null when the quiz was sat by its link */
    assignmentId: uuid("assignment_id").references((): AnyPgColumn => assignments.id),
    /** from 1, for each learner and assignment, or each learner and quiz sat by its link; null for practice and previews */
    number: smallint("number"),
    title: text("title").notNull(),
    rules: jsonb("rules").$type<Rules>().notNull(),
    seed: integer("seed").notNull(),
    startedAt: timestamp("started_at", { withTimezone: true, precision: 3 }).notNull(),
    /** with the person's extra time; null: no limit */
    deadlineAt: timestamp("deadline_at", { withTimezone: true, precision: 3 }),
    finishedAt: timestamp("finished_at", { withTimezone: true, precision: 3 }),
    finishedBy: text("finished_by", { enum: ["learner", "time"] }),
    points: doublePrecision("points"),
    outOf: doublePrecision("out_of").notNull(),
    /** from when its answers count in memory: before that, intervals would tell what was right; null: they do already */
    evidenceFrom: timestamp("evidence_from", { withTimezone: true, precision: 3 }),
  },
  (t) => [
    primaryKey({ columns: [t.userId, t.id] }),
    index().on(t.userId, t.startedAt),
    index("attempts_evidence").on(t.userId).where(sql`${t.evidenceFrom} is not null`),
    // Of two starts at once that count the same earlier attempts, one finds its number taken.
    uniqueIndex("attempts_number").on(t.quizId, t.userId, t.number).where(sql`${t.assignmentId} is null`),
    uniqueIndex("attempts_assignment_number").on(t.assignmentId, t.userId, t.number),
    // What goes on: lists look for what is overdue among it.
    index("attempts_open").on(t.assignmentId).where(sql`${t.finishedAt} is null`),
    check("attempts_finished", sql`(${t.finishedAt} is null) = (${t.finishedBy} is null)`),
  ],
);

/** One question of one sitting, with its answer as last saved. */
export const responses = pgTable(
  "responses",
  {
    userId: uuid("user_id").notNull(),
    attemptId: uuid("attempt_id").notNull(),
    /** from 0 */
    position: smallint("position").notNull(),
    itemId: integer("item_id")
      .notNull()
      .references(() => items.id),
    cardId: integer("card_id")
      .notNull()
      .references(() => cards.id),
    form: text("form").notNull(),
    points: doublePrecision("points").notNull(),
    /** which question of the quiz's plan it fills, the same for all variants; null: begun before that was kept */
    slot: smallint("slot"),
    answer: jsonb("answer").$type<Answer>(),
    certainty: smallint("certainty"),
    flagged: boolean("flagged").notNull().default(false),
    revision: integer("revision").notNull().default(0),
    /** the save that made this revision: a repeat of it changes nothing */
    saveId: uuid("save_id"),
    /** by the device, as far as it knows the server's clock */
    givenAt: timestamp("given_at", { withTimezone: true, precision: 3 }),
    savedAt: timestamp("saved_at", { withTimezone: true, precision: 3 }),
    /** failed tries, with what was answered */
    tries: jsonb("tries")
      .$type<{ checkId: string; answer: Answer; verdict: Verdict; score: number }[]>()
      .notNull()
      .default([]),
    /** judged for good */
    gradedAt: timestamp("graded_at", { withTimezone: true, precision: 3 }),
    verdict: text("verdict").$type<Verdict>(),
    /** 0 to 1, before penalties and certainty */
    score: doublePrecision("score"),
    /** points given, after penalties and certainty; may be negative with certainty */
    earned: doublePrecision("earned"),
    /** a correction voided it: it counts in no sum, as if it had not been asked */
    voided: boolean("voided").notNull().default(false),
    /** the review event it became; null: none (unanswered, or already counted) */
    reviewId: uuid("review_id"),
    /** as that event has them, which never change: pages of a class need not look them up in the log */
    predicted: doublePrecision("predicted"),
    guess: doublePrecision("guess"),
  },
  (t) => [
    primaryKey({ columns: [t.userId, t.attemptId, t.position] }),
    foreignKey({ columns: [t.userId, t.attemptId], foreignColumns: [attempts.userId, attempts.id] }).onDelete(
      "cascade",
    ),
    index().on(t.userId, t.cardId),
  ],
);
