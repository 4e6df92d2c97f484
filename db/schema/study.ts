/**
 * What people did and what they remember. Every primary key begins with `user_id` (design decision 11),
 * so the tables can be spread over a cluster by it.
 */
import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  date,
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
import { users } from "./accounts";
import { cards } from "./content";

/** Append-only: never updated, deleted only with the whole account. */
export const reviews = pgTable(
  "reviews",
  {
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    /** minted by the client, UUIDv7: a repeat is the same event */
    id: uuid("id").notNull(),
    cardId: integer("card_id")
      .notNull()
      .references(() => cards.id),
    /** the card's trace at the time: events of an older trace are history */
    trace: smallint("trace").notNull(),
    kind: text("kind", { enum: ["rating", "undo", "reset", "correction"] }).notNull(),
    /** the review an undo takes back, or a correction judges anew */
    targetId: uuid("target_id"),
    /** 1 Again, 2 Hard, 3 Good, 4 Easy; of a judged answer 1 or 3; null unless kind is rating */
    rating: smallint("rating"),
    /** the form the card was asked in; null unless kind is rating */
    form: text("form"),
    /** what a judged answer proves (learn/evidence.ts): its score, 0 to 1; null where the learner rated */
    score: doublePrecision("score"),
    /** the score of blind guessing, 0 to 1; null where the learner rated */
    guess: doublePrecision("guess"),
    /** 1 to 3, where the quiz asked how sure the learner was */
    certainty: smallint("certainty"),
    /** of a judged answer: the device judged it while drilling, so it is the learner's to take back */
    drilled: boolean("drilled").notNull().default(false),
    /** ms precision, by the client's clock */
    reviewedAt: timestamp("reviewed_at", { withTimezone: true, precision: 3 }).notNull(),
    receivedAt: timestamp("received_at", { withTimezone: true, precision: 3 }).notNull(),
    /** time from question to rating in ms, capped */
    durationMs: integer("duration_ms").notNull(),
    /** recall probability predicted just before, 0 to 1; null for a first meeting */
    predicted: doublePrecision("predicted"),
    scheduler: text("scheduler").notNull(),
    weightsId: text("weights_id").notNull(),
    /** the retention aimed at when this was scheduled */
    desiredRetention: doublePrecision("desired_retention").notNull(),
    /** what else scheduled it, as learn/schedule.ts writes it; null for the defaults */
    options: text("options"),
  },
  (t) => [
    primaryKey({ columns: [t.userId, t.id] }),
    index().on(t.userId, t.cardId, t.reviewedAt),
    index().on(t.userId, t.reviewedAt),
    // What came since a moment: figures kept of somebody's study are made good by it.
    index().on(t.userId, t.receivedAt),
    // Undos alone are in it: a rating asks whether it was taken back before it came.
    index("reviews_undone").on(t.userId, t.targetId).where(sql`${t.kind} = 'undo'`),
    check("reviews_rating", sql`(${t.kind} = 'rating') = (${t.rating} is not null)`),
    check("reviews_evidence", sql`(${t.score} is null) = (${t.guess} is null)`),
    check("reviews_rating_range", sql`${t.rating} between 1 and 4`),
    check("reviews_target", sql`(${t.kind} in ('undo', 'correction')) = (${t.targetId} is not null)`),
  ],
);

/** Weights fitted for a person. Never changed or deleted: the reviews that they scheduled name them. */
export const weights = pgTable(
  "weights",
  {
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    id: text("id").notNull(),
    /** the name of the scheduler they are for */
    scheduler: text("scheduler").notNull(),
    w: jsonb("w").$type<number[]>().notNull(),
    fittedAt: timestamp("fitted_at", { withTimezone: true }).notNull(),
    /** how well they predicted, and what they were fitted on */
    figures: jsonb("figures").$type<Record<string, unknown>>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.userId, t.id] })],
);

/**
 * A fold of the reviews of one user and card: can always be made again from them. `trace` is the newest of the
 * events'. A row in state New says that events exist and nothing of them stands (undone, reset).
 */
export const memories = pgTable(
  "memories",
  {
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    cardId: integer("card_id")
      .notNull()
      .references(() => cards.id),
    trace: smallint("trace").notNull(),
    /** 0 New, 1 Learning, 2 Review, 3 Relearning, as in ts-fsrs */
    state: smallint("state").notNull(),
    /** days */
    stability: doublePrecision("stability").notNull(),
    difficulty: doublePrecision("difficulty").notNull(),
    due: timestamp("due", { withTimezone: true, precision: 3 }).notNull(),
    lastReviewedAt: timestamp("last_reviewed_at", { withTimezone: true, precision: 3 }),
    /** the interval last given, in days */
    scheduledDays: integer("scheduled_days").notNull(),
    learningSteps: smallint("learning_steps").notNull(),
    reps: integer("reps").notNull(),
    lapses: integer("lapses").notNull(),
    /** the last event folded in: the fast path of writing compares and swaps on it */
    lastReviewId: uuid("last_review_id"),
    /** when the card was first met, for the day's count of new cards */
    firstReviewedAt: timestamp("first_reviewed_at", { withTimezone: true, precision: 3 }),
  },
  (t) => [primaryKey({ columns: [t.userId, t.cardId] }), index().on(t.userId, t.due)],
);

/** A tally of the reviews of one user and study day: a fold too. */
export const daily = pgTable(
  "daily",
  {
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    /** the study day, by the learner's time zone and rollover hour when it was counted */
    day: date("day").notNull(),
    /** ratings not undone, of every state, and judged answers */
    reviews: integer("reviews").notNull().default(0),
    /** first meetings: ratings of a card without a memory; a quiz's are not among them */
    newCards: integer("new_cards").notNull().default(0),
    /** ratings of cards in state Review: what the day's limit of reviews counts; a quiz's answers are not among them */
    dueReviews: integer("due_reviews").notNull().default(0),
    again: integer("again").notNull().default(0),
    hard: integer("hard").notNull().default(0),
    good: integer("good").notNull().default(0),
    easy: integer("easy").notNull().default(0),
    durationMs: integer("duration_ms").notNull().default(0),
  },
  (t) => [primaryKey({ columns: [t.userId, t.day] })],
);
