CREATE TABLE "deck_presets" (
	"user_id" uuid NOT NULL,
	"deck_id" integer NOT NULL,
	"preset_id" text NOT NULL,
	CONSTRAINT "deck_presets_user_id_deck_id_pk" PRIMARY KEY("user_id","deck_id")
);
--> statement-breakpoint
CREATE TABLE "marks" (
	"user_id" uuid NOT NULL,
	"card_id" integer NOT NULL,
	"kind" text NOT NULL,
	"value" text,
	"marked_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "marks_user_id_card_id_kind_pk" PRIMARY KEY("user_id","card_id","kind")
);
--> statement-breakpoint
CREATE TABLE "presets" (
	"user_id" uuid NOT NULL,
	"id" text NOT NULL,
	"name" text NOT NULL,
	"options" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "presets_user_id_id_pk" PRIMARY KEY("user_id","id")
);
--> statement-breakpoint
CREATE TABLE "reports" (
	"user_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"card_id" integer NOT NULL,
	"trace" smallint NOT NULL,
	"kind" text NOT NULL,
	"text" text NOT NULL,
	"reported_at" timestamp (3) with time zone NOT NULL,
	"resolved_at" timestamp with time zone,
	CONSTRAINT "reports_user_id_id_pk" PRIMARY KEY("user_id","id")
);
--> statement-breakpoint
CREATE TABLE "weights" (
	"user_id" uuid NOT NULL,
	"id" text NOT NULL,
	"scheduler" text NOT NULL,
	"w" jsonb NOT NULL,
	"fitted_at" timestamp with time zone NOT NULL,
	"figures" jsonb NOT NULL,
	CONSTRAINT "weights_user_id_id_pk" PRIMARY KEY("user_id","id")
);
--> statement-breakpoint
ALTER TABLE "settings" ADD COLUMN "revision" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "reviews" ADD COLUMN "options" text;--> statement-breakpoint
ALTER TABLE "deck_presets" ADD CONSTRAINT "deck_presets_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deck_presets" ADD CONSTRAINT "deck_presets_deck_id_decks_id_fk" FOREIGN KEY ("deck_id") REFERENCES "public"."decks"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deck_presets" ADD CONSTRAINT "deck_presets_user_id_preset_id_presets_user_id_id_fk" FOREIGN KEY ("user_id","preset_id") REFERENCES "public"."presets"("user_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "marks" ADD CONSTRAINT "marks_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "marks" ADD CONSTRAINT "marks_card_id_cards_id_fk" FOREIGN KEY ("card_id") REFERENCES "public"."cards"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "presets" ADD CONSTRAINT "presets_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reports" ADD CONSTRAINT "reports_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reports" ADD CONSTRAINT "reports_card_id_cards_id_fk" FOREIGN KEY ("card_id") REFERENCES "public"."cards"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "weights" ADD CONSTRAINT "weights_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "reports_card_id_index" ON "reports" USING btree ("card_id");--> statement-breakpoint
CREATE INDEX "reviews_undone" ON "reviews" USING btree ("user_id","target_id") WHERE "reviews"."kind" = 'undo';--> statement-breakpoint
INSERT INTO "weights" ("user_id", "id", "scheduler", "w", "fitted_at", "figures")
SELECT "user_id", "weights" ->> 'id', 'fsrs-6', "weights" -> 'w', "updated_at", '{}'::jsonb FROM "settings" WHERE "weights" IS NOT NULL;
