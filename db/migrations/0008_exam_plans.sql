CREATE TABLE "exam_plans" (
	"user_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"title" text NOT NULL,
	"exam_on" date NOT NULL,
	"pack_id" text NOT NULL,
	"topics" text[] NOT NULL,
	"decks" text[] NOT NULL,
	"minutes_a_day" smallint NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"stopped_at" timestamp with time zone,
	CONSTRAINT "exam_plans_user_id_id_pk" PRIMARY KEY("user_id","id"),
	CONSTRAINT "exam_plans_minutes" CHECK ("exam_plans"."minutes_a_day" between 1 and 600)
);
--> statement-breakpoint
ALTER TABLE "exam_plans" ADD CONSTRAINT "exam_plans_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "exam_plans" ADD CONSTRAINT "exam_plans_pack_id_packs_id_fk" FOREIGN KEY ("pack_id") REFERENCES "public"."packs"("id") ON DELETE no action ON UPDATE no action;