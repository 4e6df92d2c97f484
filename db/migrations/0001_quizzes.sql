CREATE TABLE "item_cells" (
	"pack_id" text NOT NULL,
	"topic_id" text NOT NULL,
	"importance" smallint NOT NULL,
	"form" text NOT NULL,
	"band" smallint NOT NULL,
	"items" integer NOT NULL,
	"facts" integer NOT NULL,
	CONSTRAINT "item_cells_pack_id_topic_id_importance_form_band_pk" PRIMARY KEY("pack_id","topic_id","importance","form","band")
);
--> statement-breakpoint
CREATE TABLE "items" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "items_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"pack_id" text NOT NULL,
	"card_id" integer NOT NULL,
	"trace" smallint NOT NULL,
	"topic_id" text NOT NULL,
	"fact_id" text NOT NULL,
	"importance" smallint NOT NULL,
	"form" text NOT NULL,
	"seed" integer NOT NULL,
	"pack_version" text NOT NULL,
	"public" jsonb NOT NULL,
	"key" jsonb NOT NULL,
	"content_hash" text NOT NULL,
	"expected" double precision NOT NULL,
	"band" smallint NOT NULL,
	"rank" double precision NOT NULL,
	"retired_at" timestamp with time zone,
	CONSTRAINT "items_pack_id_content_hash_unique" UNIQUE("pack_id","content_hash")
);
--> statement-breakpoint
CREATE TABLE "accommodations" (
	"user_id" uuid PRIMARY KEY NOT NULL,
	"time_factor" double precision DEFAULT 1 NOT NULL,
	"extra_attempts" smallint DEFAULT 0 NOT NULL,
	"updated_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "attempts" (
	"user_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"quiz_id" uuid,
	"number" smallint,
	"title" text NOT NULL,
	"rules" jsonb NOT NULL,
	"seed" integer NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"deadline_at" timestamp (3) with time zone,
	"finished_at" timestamp (3) with time zone,
	"finished_by" text,
	"points" double precision,
	"out_of" double precision NOT NULL,
	CONSTRAINT "attempts_user_id_id_pk" PRIMARY KEY("user_id","id"),
	CONSTRAINT "attempts_finished" CHECK (("attempts"."finished_at" is null) = ("attempts"."finished_by" is null))
);
--> statement-breakpoint
CREATE TABLE "quizzes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"owner_id" uuid NOT NULL,
	"title" text NOT NULL,
	"instructions" text DEFAULT '' NOT NULL,
	"blueprint" jsonb NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"code" text,
	"opens_at" timestamp with time zone,
	"closes_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"archived_at" timestamp with time zone,
	CONSTRAINT "quizzes_code_unique" UNIQUE("code")
);
--> statement-breakpoint
CREATE TABLE "responses" (
	"user_id" uuid NOT NULL,
	"attempt_id" uuid NOT NULL,
	"position" smallint NOT NULL,
	"item_id" integer NOT NULL,
	"card_id" integer NOT NULL,
	"form" text NOT NULL,
	"points" double precision NOT NULL,
	"answer" jsonb,
	"certainty" smallint,
	"flagged" boolean DEFAULT false NOT NULL,
	"revision" integer DEFAULT 0 NOT NULL,
	"save_id" uuid,
	"given_at" timestamp (3) with time zone,
	"saved_at" timestamp (3) with time zone,
	"tries" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"graded_at" timestamp (3) with time zone,
	"verdict" text,
	"score" double precision,
	"earned" double precision,
	"review_id" uuid,
	CONSTRAINT "responses_user_id_attempt_id_position_pk" PRIMARY KEY("user_id","attempt_id","position")
);
--> statement-breakpoint
ALTER TABLE "reviews" ADD COLUMN "score" double precision;--> statement-breakpoint
ALTER TABLE "reviews" ADD COLUMN "guess" double precision;--> statement-breakpoint
ALTER TABLE "reviews" ADD COLUMN "certainty" smallint;--> statement-breakpoint
ALTER TABLE "item_cells" ADD CONSTRAINT "item_cells_pack_id_packs_id_fk" FOREIGN KEY ("pack_id") REFERENCES "public"."packs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "items" ADD CONSTRAINT "items_pack_id_packs_id_fk" FOREIGN KEY ("pack_id") REFERENCES "public"."packs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "items" ADD CONSTRAINT "items_card_id_cards_id_fk" FOREIGN KEY ("card_id") REFERENCES "public"."cards"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "items" ADD CONSTRAINT "items_pack_id_topic_id_topics_pack_id_id_fk" FOREIGN KEY ("pack_id","topic_id") REFERENCES "public"."topics"("pack_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "accommodations" ADD CONSTRAINT "accommodations_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attempts" ADD CONSTRAINT "attempts_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attempts" ADD CONSTRAINT "attempts_quiz_id_quizzes_id_fk" FOREIGN KEY ("quiz_id") REFERENCES "public"."quizzes"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quizzes" ADD CONSTRAINT "quizzes_owner_id_users_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "responses" ADD CONSTRAINT "responses_item_id_items_id_fk" FOREIGN KEY ("item_id") REFERENCES "public"."items"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "responses" ADD CONSTRAINT "responses_card_id_cards_id_fk" FOREIGN KEY ("card_id") REFERENCES "public"."cards"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "responses" ADD CONSTRAINT "responses_user_id_attempt_id_attempts_user_id_id_fk" FOREIGN KEY ("user_id","attempt_id") REFERENCES "public"."attempts"("user_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "items_draw" ON "items" USING btree ("pack_id","topic_id","importance","form","band","rank");--> statement-breakpoint
CREATE INDEX "items_card" ON "items" USING btree ("card_id","form");--> statement-breakpoint
CREATE INDEX "attempts_user_id_started_at_index" ON "attempts" USING btree ("user_id","started_at");--> statement-breakpoint
CREATE INDEX "attempts_quiz_id_user_id_index" ON "attempts" USING btree ("quiz_id","user_id");--> statement-breakpoint
CREATE INDEX "quizzes_owner_id_index" ON "quizzes" USING btree ("owner_id");--> statement-breakpoint
CREATE INDEX "responses_user_id_card_id_index" ON "responses" USING btree ("user_id","card_id");--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_evidence" CHECK (("reviews"."score" is null) = ("reviews"."guess" is null));