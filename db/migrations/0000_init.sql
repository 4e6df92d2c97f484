CREATE TABLE "accounts" (
	"user_id" uuid NOT NULL,
	"provider" text NOT NULL,
	"provider_account_id" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "accounts_user_id_provider_pk" PRIMARY KEY("user_id","provider"),
	CONSTRAINT "accounts_provider_provider_account_id_unique" UNIQUE("provider","provider_account_id")
);
--> statement-breakpoint
CREATE TABLE "rate_limits" (
	"key" text PRIMARY KEY NOT NULL,
	"points" integer DEFAULT 0 NOT NULL,
	"expire" bigint
);
--> statement-breakpoint
CREATE TABLE "settings" (
	"user_id" uuid PRIMARY KEY NOT NULL,
	"time_zone" text DEFAULT 'UTC' NOT NULL,
	"rollover_hour" smallint DEFAULT 4 NOT NULL,
	"new_per_day" smallint DEFAULT 20 NOT NULL,
	"reviews_per_day" smallint DEFAULT 200 NOT NULL,
	"desired_retention" real DEFAULT 0.9 NOT NULL,
	"weights" jsonb,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "user_tokens" (
	"user_id" uuid NOT NULL,
	"token_hash" text NOT NULL,
	"purpose" text NOT NULL,
	"email" text,
	"expires_at" timestamp with time zone NOT NULL,
	CONSTRAINT "user_tokens_user_id_token_hash_pk" PRIMARY KEY("user_id","token_hash")
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" uuid PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"password_hash" text,
	"email_verified_at" timestamp with time zone,
	"session_epoch" integer DEFAULT 1 NOT NULL,
	"is_demo" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "users_email_unique" UNIQUE("email")
);
--> statement-breakpoint
CREATE TABLE "cards" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "cards_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"pack_id" text NOT NULL,
	"key" text NOT NULL,
	"fact_id" text NOT NULL,
	"topic_id" text NOT NULL,
	"siblings" text NOT NULL,
	"importance" smallint NOT NULL,
	"position" integer NOT NULL,
	"trace" smallint DEFAULT 1 NOT NULL,
	"value_hash" text NOT NULL,
	"content_hash" text NOT NULL,
	"body" jsonb NOT NULL,
	"previous_answer" text,
	"changed_at" timestamp with time zone,
	"retired_at" timestamp with time zone,
	CONSTRAINT "cards_pack_id_key_unique" UNIQUE("pack_id","key")
);
--> statement-breakpoint
CREATE TABLE "deck_cards" (
	"deck_id" integer NOT NULL,
	"card_id" integer NOT NULL,
	CONSTRAINT "deck_cards_deck_id_card_id_pk" PRIMARY KEY("deck_id","card_id")
);
--> statement-breakpoint
CREATE TABLE "decks" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "decks_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"pack_id" text NOT NULL,
	"slug" text NOT NULL,
	"topic_id" text,
	"title" text NOT NULL,
	"summary" text,
	"position" integer NOT NULL,
	"retired_at" timestamp with time zone,
	CONSTRAINT "decks_pack_id_slug_unique" UNIQUE("pack_id","slug")
);
--> statement-breakpoint
CREATE TABLE "entities" (
	"pack_id" text NOT NULL,
	"id" text NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"body" jsonb NOT NULL,
	"retired_at" timestamp with time zone,
	CONSTRAINT "entities_pack_id_id_pk" PRIMARY KEY("pack_id","id")
);
--> statement-breakpoint
CREATE TABLE "facts" (
	"pack_id" text NOT NULL,
	"id" text NOT NULL,
	"topic_id" text NOT NULL,
	"kind" text NOT NULL,
	"status" text NOT NULL,
	"importance" smallint NOT NULL,
	"statement" text NOT NULL,
	"body" jsonb NOT NULL,
	"content_hash" text NOT NULL,
	"retired_at" timestamp with time zone,
	CONSTRAINT "facts_pack_id_id_pk" PRIMARY KEY("pack_id","id")
);
--> statement-breakpoint
CREATE TABLE "packs" (
	"id" text PRIMARY KEY NOT NULL,
	"version" text NOT NULL,
	"content_hash" text NOT NULL,
	"title" text NOT NULL,
	"summary" text NOT NULL,
	"language" text NOT NULL,
	"as_of" date NOT NULL,
	"published_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sources" (
	"pack_id" text NOT NULL,
	"id" text NOT NULL,
	"body" jsonb NOT NULL,
	"retired_at" timestamp with time zone,
	CONSTRAINT "sources_pack_id_id_pk" PRIMARY KEY("pack_id","id")
);
--> statement-breakpoint
CREATE TABLE "topics" (
	"pack_id" text NOT NULL,
	"id" text NOT NULL,
	"parent_id" text,
	"position" integer NOT NULL,
	"title" text NOT NULL,
	"summary" text,
	"retired_at" timestamp with time zone,
	CONSTRAINT "topics_pack_id_id_pk" PRIMARY KEY("pack_id","id")
);
--> statement-breakpoint
CREATE TABLE "daily" (
	"user_id" uuid NOT NULL,
	"day" date NOT NULL,
	"reviews" integer DEFAULT 0 NOT NULL,
	"new_cards" integer DEFAULT 0 NOT NULL,
	"due_reviews" integer DEFAULT 0 NOT NULL,
	"again" integer DEFAULT 0 NOT NULL,
	"hard" integer DEFAULT 0 NOT NULL,
	"good" integer DEFAULT 0 NOT NULL,
	"easy" integer DEFAULT 0 NOT NULL,
	"duration_ms" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "daily_user_id_day_pk" PRIMARY KEY("user_id","day")
);
--> statement-breakpoint
CREATE TABLE "memories" (
	"user_id" uuid NOT NULL,
	"card_id" integer NOT NULL,
	"trace" smallint NOT NULL,
	"state" smallint NOT NULL,
	"stability" double precision NOT NULL,
	"difficulty" double precision NOT NULL,
	"due" timestamp (3) with time zone NOT NULL,
	"last_reviewed_at" timestamp (3) with time zone,
	"scheduled_days" integer NOT NULL,
	"learning_steps" smallint NOT NULL,
	"reps" integer NOT NULL,
	"lapses" integer NOT NULL,
	"last_review_id" uuid,
	"first_reviewed_at" timestamp (3) with time zone,
	CONSTRAINT "memories_user_id_card_id_pk" PRIMARY KEY("user_id","card_id")
);
--> statement-breakpoint
CREATE TABLE "reviews" (
	"user_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"card_id" integer NOT NULL,
	"trace" smallint NOT NULL,
	"kind" text NOT NULL,
	"target_id" uuid,
	"rating" smallint,
	"form" text,
	"reviewed_at" timestamp (3) with time zone NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	"duration_ms" integer NOT NULL,
	"predicted" double precision,
	"scheduler" text NOT NULL,
	"weights_id" text NOT NULL,
	"desired_retention" double precision NOT NULL,
	CONSTRAINT "reviews_user_id_id_pk" PRIMARY KEY("user_id","id"),
	CONSTRAINT "reviews_rating" CHECK (("reviews"."kind" = 'rating') = ("reviews"."rating" is not null)),
	CONSTRAINT "reviews_rating_range" CHECK ("reviews"."rating" between 1 and 4),
	CONSTRAINT "reviews_target" CHECK (("reviews"."kind" = 'undo') = ("reviews"."target_id" is not null))
);
--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "settings" ADD CONSTRAINT "settings_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "user_tokens" ADD CONSTRAINT "user_tokens_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cards" ADD CONSTRAINT "cards_pack_id_packs_id_fk" FOREIGN KEY ("pack_id") REFERENCES "public"."packs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cards" ADD CONSTRAINT "cards_pack_id_fact_id_facts_pack_id_id_fk" FOREIGN KEY ("pack_id","fact_id") REFERENCES "public"."facts"("pack_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deck_cards" ADD CONSTRAINT "deck_cards_deck_id_decks_id_fk" FOREIGN KEY ("deck_id") REFERENCES "public"."decks"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deck_cards" ADD CONSTRAINT "deck_cards_card_id_cards_id_fk" FOREIGN KEY ("card_id") REFERENCES "public"."cards"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decks" ADD CONSTRAINT "decks_pack_id_packs_id_fk" FOREIGN KEY ("pack_id") REFERENCES "public"."packs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "entities" ADD CONSTRAINT "entities_pack_id_packs_id_fk" FOREIGN KEY ("pack_id") REFERENCES "public"."packs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "facts" ADD CONSTRAINT "facts_pack_id_packs_id_fk" FOREIGN KEY ("pack_id") REFERENCES "public"."packs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "facts" ADD CONSTRAINT "facts_pack_id_topic_id_topics_pack_id_id_fk" FOREIGN KEY ("pack_id","topic_id") REFERENCES "public"."topics"("pack_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sources" ADD CONSTRAINT "sources_pack_id_packs_id_fk" FOREIGN KEY ("pack_id") REFERENCES "public"."packs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "topics" ADD CONSTRAINT "topics_pack_id_packs_id_fk" FOREIGN KEY ("pack_id") REFERENCES "public"."packs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "topics" ADD CONSTRAINT "topics_pack_id_parent_id_topics_pack_id_id_fk" FOREIGN KEY ("pack_id","parent_id") REFERENCES "public"."topics"("pack_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "daily" ADD CONSTRAINT "daily_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memories" ADD CONSTRAINT "memories_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memories" ADD CONSTRAINT "memories_card_id_cards_id_fk" FOREIGN KEY ("card_id") REFERENCES "public"."cards"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_card_id_cards_id_fk" FOREIGN KEY ("card_id") REFERENCES "public"."cards"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "user_tokens_token_hash_index" ON "user_tokens" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "cards_pack_id_topic_id_index" ON "cards" USING btree ("pack_id","topic_id");--> statement-breakpoint
CREATE INDEX "deck_cards_card_id_index" ON "deck_cards" USING btree ("card_id");--> statement-breakpoint
CREATE INDEX "memories_user_id_due_index" ON "memories" USING btree ("user_id","due");--> statement-breakpoint
CREATE INDEX "reviews_user_id_card_id_reviewed_at_index" ON "reviews" USING btree ("user_id","card_id","reviewed_at");--> statement-breakpoint
CREATE INDEX "reviews_user_id_reviewed_at_index" ON "reviews" USING btree ("user_id","reviewed_at");