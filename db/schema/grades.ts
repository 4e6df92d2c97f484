/**
 * Grades: what is set by those who teach, and the trail of it. Grades themselves are stored nowhere: they follow from the
 * attempts, the adjustments and the settings (learn/grades).
 */
import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  boolean,
  check,
  doublePrecision,
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
import type { Change } from "@/learn/grades/correction";
import { users } from "./accounts";
import { assignments, classes } from "./classes";
import { cards } from "./content";
import { quizzes } from "./quizzes";

const madeBy = () => uuid("made_by").references(() => users.id, { onDelete: "set null" });
const madeAt = () => timestamp("made_at", { withTimezone: true, precision: 3 }).notNull();

/** How a class is graded; no row: as the defaults say. */
export const gradeSettings = pgTable("grade_settings", {
  classId: uuid("class_id")
    .primaryKey()
    .references(() => classes.id, { onDelete: "cascade" }),
  /** what was never handed in counts as no points, once it cannot be in time any more */
  missingCounts: boolean("missing_counts").notNull().default(true),
  /** grows with each change of settings, categories or what belongs where: two editors cannot overwrite each other */
  revision: integer("revision").notNull().default(0),
});

export const gradeCategories = pgTable(
  "grade_categories",
  {
    id: uuid("id").primaryKey(),
    classId: uuid("class_id")
      .notNull()
      .references(() => classes.id, { onDelete: "cascade" }),
    name: text("name").notNull(),
    /** relative to the others */
    weight: doublePrecision("weight").notNull(),
    dropLowest: smallint("drop_lowest").notNull().default(0),
    position: smallint("position").notNull(),
  },
  (t) => [
    index().on(t.classId),
    check("grade_categories_bounds", sql`${t.weight} >= 0 and ${t.dropLowest} >= 0`),
  ],
);

/** Where an assignment counts; no row: in no category, for the points of its questions. */
export const assignmentGrading = pgTable("assignment_grading", {
  assignmentId: uuid("assignment_id")
    .primaryKey()
    .references(() => assignments.id, { onDelete: "cascade" }),
  categoryId: uuid("category_id").references(() => gradeCategories.id, { onDelete: "set null" }),
  /** what it is worth; null: the points of its questions */
  possible: doublePrecision("possible"),
});

/** What an instructor set in the place of what follows from a student's work. */
export const gradeAdjustments = pgTable(
  "grade_adjustments",
  {
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    assignmentId: uuid("assignment_id")
      .notNull()
      .references(() => assignments.id, { onDelete: "cascade" }),
    kind: text("kind", { enum: ["manual", "excused"] }).notNull(),
    points: doublePrecision("points"),
    reason: text("reason").notNull(),
    madeBy: madeBy(),
    madeAt: madeAt(),
  },
  (t) => [
    primaryKey({ columns: [t.userId, t.assignmentId] }),
    index().on(t.assignmentId),
    check("grade_adjustments_points", sql`(${t.kind} = 'manual') = (${t.points} is not null)`),
  ],
);

/** How far a student had come with a deck's goal at its due date: made when somebody looks, from the reviews. */
export const goalGrades = pgTable(
  "goal_grades",
  {
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    assignmentId: uuid("assignment_id")
      .notNull()
      .references(() => assignments.id, { onDelete: "cascade" }),
    /** 0 to 1 */
    share: doublePrecision("share").notNull(),
    /** the due date it was looked at */
    dueAt: timestamp("due_at", { withTimezone: true, precision: 3 }).notNull(),
    /** the assignment's revision */
    revision: integer("revision").notNull(),
    countedAt: timestamp("counted_at", { withTimezone: true, precision: 3 }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.userId, t.assignmentId] }), index().on(t.assignmentId)],
);

/** Every change of a grade or of how grades are made: who, when, what before, what after, why. Append-only. */
export const gradeAudit = pgTable(
  "grade_audit",
  {
    /** UUIDv7: in the order of writing */
    id: uuid("id").primaryKey(),
    classId: uuid("class_id")
      .notNull()
      .references(() => classes.id, { onDelete: "cascade" }),
    /** null: of the class as a whole */
    assignmentId: uuid("assignment_id").references(() => assignments.id, { onDelete: "cascade" }),
    /** whose grade; null: everybody's */
    userId: uuid("user_id").references(() => users.id, { onDelete: "cascade" }),
    what: text("what", { enum: ["adjusted", "settings", "corrected"] }).notNull(),
    before: jsonb("before").$type<unknown>(),
    after: jsonb("after").$type<unknown>(),
    reason: text("reason").notNull(),
    madeBy: madeBy(),
    madeAt: madeAt(),
  },
  (t) => [index().on(t.classId, t.id), index().on(t.assignmentId, t.userId)],
);

/**
 * Corrections of a question after the fact. Append-only: taking one back is a row too. One holds for every variant in
 * which the card is asked in that form, in the sittings of one assignment or, by its link, of one quiz.
 */
export const corrections = pgTable(
  "corrections",
  {
    /** UUIDv7: in the order of making */
    id: uuid("id").primaryKey(),
    assignmentId: uuid("assignment_id").references(() => assignments.id, { onDelete: "cascade" }),
    /** of those who sat it by its link */
    quizId: uuid("quiz_id").references(() => quizzes.id, { onDelete: "cascade" }),
    cardId: integer("card_id")
      .notNull()
      .references(() => cards.id),
    form: text("form").notNull(),
    /** null: takes `undoes` back */
    change: jsonb("change").$type<Change>(),
    undoes: uuid("undoes")
      .unique()
      .references((): AnyPgColumn => corrections.id, { onDelete: "cascade" }),
    reason: text("reason").notNull(),
    madeBy: madeBy(),
    madeAt: madeAt(),
    /** when all sittings before it had been judged anew; null: that goes on, and whoever looks carries it on */
    appliedAt: timestamp("applied_at", { withTimezone: true, precision: 3 }),
  },
  (t) => [
    index().on(t.assignmentId, t.cardId),
    index().on(t.quizId, t.cardId),
    check("corrections_where", sql`(${t.assignmentId} is null) <> (${t.quizId} is null)`),
    check("corrections_what", sql`(${t.change} is null) = (${t.undoes} is not null)`),
  ],
);
