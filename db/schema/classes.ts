/**
 * Classes and what is assigned in them. These are reference tables (design decision 11): few rows, written by those who
 * teach, read by many. What a student does while studying or sitting a quiz touches none of them.
 */
import { sql } from "drizzle-orm";
import {
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
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import type { Goal } from "@/learn/class/goal";
import type { LateRule } from "@/learn/class/late";
import type { TemplateDraft } from "@/learn/class/template";
import type { Blueprint } from "@/learn/quiz/blueprint";
import { users } from "./accounts";
import { decks } from "./content";
import { quizzes } from "./quizzes";

export const classes = pgTable(
  "classes",
  {
    id: uuid("id").primaryKey(),
    /** who made it; null when that account is gone: then every instructor may do what the owner may */
    ownerId: uuid("owner_id").references(() => users.id, { onDelete: "set null" }),
    name: text("name").notNull(),
    /** IANA name: dates of assignments are told and entered by its wall clock */
    timeZone: text("time_zone").notNull(),
    /** what one joins by; null: by invitation only */
    joinCode: text("join_code").unique(),
    /** aggregate: instructors see study progress of the class only, never on fewer than five people */
    studyVisibility: text("study_visibility", { enum: ["each", "aggregate"] })
      .notNull()
      .default("each"),
    /** the day everything is learnt for, by the class's time zone */
    examDay: date("exam_day"),
    createdAt: timestamp("created_at", { withTimezone: true, precision: 3 }).notNull(),
    /** read-only from then on */
    archivedAt: timestamp("archived_at", { withTimezone: true, precision: 3 }),
  },
  (t) => [index().on(t.ownerId)],
);

/** A user in a class. The row of somebody who left stays, with `endedAt`: coming back finds groups and accommodations again. */
export const members = pgTable(
  "members",
  {
    classId: uuid("class_id")
      .notNull()
      .references(() => classes.id, { onDelete: "cascade" }),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    role: text("role", { enum: ["instructor", "assistant", "student"] }).notNull(),
    /** how the roster calls them; null: as they call themselves */
    rosterName: text("roster_name"),
    /** the school's number of them */
    studentNumber: text("student_number"),
    /** a part of the class that exceptions can be made for, such as "Monday" */
    groupName: text("group_name"),
    /** Accommodations given in this class; they hold for each of its assignments, beside those of the person. */
    timeFactor: doublePrecision("time_factor").notNull().default(1),
    extraAttempts: smallint("extra_attempts").notNull().default(0),
    /** due and closing times are so many days later */
    extraDays: smallint("extra_days").notNull().default(0),
    joinedAt: timestamp("joined_at", { withTimezone: true, precision: 3 }).notNull(),
    /** null: a member now */
    endedAt: timestamp("ended_at", { withTimezone: true, precision: 3 }),
    endedBy: text("ended_by", { enum: ["left", "removed"] }),
  },
  (t) => [
    primaryKey({ columns: [t.classId, t.userId] }),
    index().on(t.userId),
    check("members_ended", sql`(${t.endedAt} is null) = (${t.endedBy} is null)`),
    check(
      "members_granted",
      sql`${t.timeFactor} between 1 and 5 and ${t.extraAttempts} >= 0 and ${t.extraDays} >= 0`,
    ),
  ],
);

/** An invitation by e-mail. Only a hash of the link's token is kept. One open invitation for each class and address. */
export const invites = pgTable(
  "invites",
  {
    classId: uuid("class_id")
      .notNull()
      .references(() => classes.id, { onDelete: "cascade" }),
    /** as `normalEmail` gives it */
    email: text("email").notNull(),
    role: text("role", { enum: ["instructor", "assistant", "student"] }).notNull(),
    tokenHash: text("token_hash").notNull().unique(),
    rosterName: text("roster_name"),
    studentNumber: text("student_number"),
    groupName: text("group_name"),
    invitedAt: timestamp("invited_at", { withTimezone: true, precision: 3 }).notNull(),
    expiresAt: timestamp("expires_at", { withTimezone: true, precision: 3 }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.classId, t.email] }), index().on(t.email)],
);

/** A deck or a quiz given to a class. */
export const assignments = pgTable(
  "assignments",
  {
    id: uuid("id").primaryKey(),
    classId: uuid("class_id")
      .notNull()
      .references(() => classes.id, { onDelete: "cascade" }),
    kind: text("kind", { enum: ["deck", "quiz"] }).notNull(),
    title: text("title").notNull(),
    /** said to the student; plain text */
    instructions: text("instructions").notNull().default(""),
    deckId: integer("deck_id").references(() => decks.id),
    /** what is to be reached with the deck */
    goal: jsonb("goal").$type<Goal>(),
    /** where the blueprint came from; null when that quiz is gone */
    quizId: uuid("quiz_id").references(() => quizzes.id, { onDelete: "set null" }),
    /** the quiz's revision the blueprint was taken from */
    quizRevision: integer("quiz_revision"),
    /**
     * The quiz as it is given here, with this assignment's time limit, attempts and counting: changing the quiz changes
     * nothing here until an instructor takes the change over.
     */
    blueprint: jsonb("blueprint").$type<Blueprint>(),
    /** null: from the beginning */
    opensAt: timestamp("opens_at", { withTimezone: true, precision: 3 }),
    dueAt: timestamp("due_at", { withTimezone: true, precision: 3 }),
    /** nothing is taken from then on; null: never */
    closesAt: timestamp("closes_at", { withTimezone: true, precision: 3 }),
    late: jsonb("late").$type<LateRule>().notNull(),
    /** students it is for, as help beside what all are given: it is not graded; null: the whole class */
    forUsers: uuid("for_users").array(),
    /** grows with each change: two editors cannot overwrite each other silently */
    revision: integer("revision").notNull().default(1),
    createdBy: uuid("created_by").references(() => users.id, { onDelete: "set null" }),
    createdAt: timestamp("created_at", { withTimezone: true, precision: 3 }).notNull(),
    updatedAt: timestamp("updated_at", { withTimezone: true, precision: 3 }).notNull(),
    /** taken back: students no longer see it, what they did stays */
    withdrawnAt: timestamp("withdrawn_at", { withTimezone: true, precision: 3 }),
  },
  (t) => [
    index().on(t.classId),
    index().on(t.quizId),
    check(
      "assignments_kind",
      sql`(${t.kind} = 'deck') = (${t.deckId} is not null) and (${t.kind} = 'deck') = (${t.goal} is not null)
        and (${t.kind} = 'quiz') = (${t.blueprint} is not null)`,
    ),
  ],
);

/** Other dates or limits for one student or one group; what is null is as the assignment says. */
export const assignmentExceptions = pgTable(
  "assignment_exceptions",
  {
    id: uuid("id").primaryKey(),
    assignmentId: uuid("assignment_id")
      .notNull()
      .references(() => assignments.id, { onDelete: "cascade" }),
    userId: uuid("user_id").references(() => users.id, { onDelete: "cascade" }),
    groupName: text("group_name"),
    opensAt: timestamp("opens_at", { withTimezone: true, precision: 3 }),
    dueAt: timestamp("due_at", { withTimezone: true, precision: 3 }),
    closesAt: timestamp("closes_at", { withTimezone: true, precision: 3 }),
    timeLimitMinutes: integer("time_limit_minutes"),
    attempts: smallint("attempts"),
  },
  (t) => [
    unique().on(t.assignmentId, t.userId),
    unique().on(t.assignmentId, t.groupName),
    check("assignment_exceptions_whose", sql`(${t.userId} is null) <> (${t.groupName} is null)`),
  ],
);

/** An assignment kept to be given again, with its dates as days after the first. */
export const assignmentTemplates = pgTable(
  "assignment_templates",
  {
    ownerId: uuid("owner_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    id: uuid("id").notNull(),
    name: text("name").notNull(),
    draft: jsonb("draft").$type<TemplateDraft>().notNull(),
    createdAt: timestamp("created_at", { withTimezone: true, precision: 3 }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.ownerId, t.id] })],
);

/** What members of a class are told. Written once for all of them; who has seen it stands in `noticeSettings`. */
export const notices = pgTable(
  "notices",
  {
    /** UUIDv7: in the order of writing */
    id: uuid("id").primaryKey(),
    classId: uuid("class_id")
      .notNull()
      .references(() => classes.id, { onDelete: "cascade" }),
    assignmentId: uuid("assignment_id").references(() => assignments.id, { onDelete: "cascade" }),
    /** for this member alone; null: for all students of the class */
    userId: uuid("user_id").references(() => users.id, { onDelete: "cascade" }),
    kind: text("kind", {
      enum: ["assigned", "changed", "withdrawn", "corrected", "graded", "message"],
    }).notNull(),
    /** what an instructor wrote, or what changed in words that stand for themselves */
    text: text("text").notNull().default(""),
    createdAt: timestamp("created_at", { withTimezone: true, precision: 3 }).notNull(),
  },
  (t) => [index().on(t.classId, t.createdAt)],
);

/** Of one user: up to when notices were seen, and whether they come by e-mail. */
export const noticeSettings = pgTable("notice_settings", {
  userId: uuid("user_id")
    .primaryKey()
    .references(() => users.id, { onDelete: "cascade" }),
  digest: text("digest", { enum: ["off", "daily", "weekly"] })
    .notNull()
    .default("off"),
  seenAt: timestamp("seen_at", { withTimezone: true, precision: 3 }),
  /** when the last digest was sent, or would have been had there been anything to say */
  mailedAt: timestamp("mailed_at", { withTimezone: true, precision: 3 }),
});

/** Who has a private calendar link. The link is signed over `version`, so no table holds it; removing the row kills it. */
export const calendarFeeds = pgTable("calendar_feeds", {
  userId: uuid("user_id")
    .primaryKey()
    .references(() => users.id, { onDelete: "cascade" }),
  version: uuid("version").notNull(),
  createdAt: timestamp("created_at", { withTimezone: true, precision: 3 }).notNull(),
});
