/** People and how they sign in. `users` stays a reference table in a cluster: its e-mail is unique everywhere. */
import {
  bigint,
  boolean,
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

export const users = pgTable("users", {
  id: uuid("id").primaryKey(),
  /** lower case, normalised */
  email: text("email").notNull().unique(),
  name: text("name").notNull(),
  /** argon2id; null for people who only use a provider */
  passwordHash: text("password_hash"),
  emailVerifiedAt: timestamp("email_verified_at", { withTimezone: true }),
  /** every session carries the epoch it began in: raising it ends them all */
  sessionEpoch: integer("session_epoch").notNull().default(1),
  isDemo: boolean("is_demo").notNull().default(false),
  createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
});

export const accounts = pgTable(
  "accounts",
  {
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    provider: text("provider").notNull(),
    providerAccountId: text("provider_account_id").notNull(),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.userId, t.provider] }), unique().on(t.provider, t.providerAccountId)],
);

/** One-time links: resetting a password, confirming a new address. Only a hash of the token is kept. */
export const userTokens = pgTable(
  "user_tokens",
  {
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    tokenHash: text("token_hash").notNull(),
    purpose: text("purpose", { enum: ["reset-password", "change-email", "verify-email"] }).notNull(),
    /** the new address, for change-email */
    email: text("email"),
    expiresAt: timestamp("expires_at", { withTimezone: true }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.userId, t.tokenHash] }), index().on(t.tokenHash)],
);

/** Counters of the rate limiter: kept in the database because web nodes hold no state. */
export const rateLimits = pgTable("rate_limits", {
  key: text("key").primaryKey(),
  points: integer("points").notNull().default(0),
  /** ms since the epoch */
  expire: bigint("expire", { mode: "number" }),
});

export const settings = pgTable("settings", {
  userId: uuid("user_id")
    .primaryKey()
    .references(() => users.id, { onDelete: "cascade" }),
  timeZone: text("time_zone").notNull().default("UTC"),
  /** hour at which a study day begins, 0 to 23 */
  rolloverHour: smallint("rollover_hour").notNull().default(4),
  /** of `weights` those in use; null for the defaults */
  weights: jsonb("weights").$type<{ id: string; w: number[] }>(),
  /** when the learner put away what was said of their use of Hard: only later reviews can bring it back */
  hardToldAt: timestamp("hard_told_at", { withTimezone: true, precision: 3 }),
  /** grows with every change of what scheduling or counting depends on: the fast path of rating compares it */
  revision: integer("revision").notNull().default(1),
  updatedAt: timestamp("updated_at", { withTimezone: true }).notNull().defaultNow(),
});
