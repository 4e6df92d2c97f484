CREATE TABLE "insights" (
	"user_id" uuid NOT NULL,
	"class_id" uuid NOT NULL,
	"scope" text NOT NULL,
	"version" timestamp (3) with time zone,
	"made_at" timestamp (3) with time zone NOT NULL,
	"paced_at" timestamp (3) with time zone NOT NULL,
	"memories" "bytea" NOT NULL,
	"sums" jsonb NOT NULL,
	CONSTRAINT "insights_user_id_class_id_pk" PRIMARY KEY("user_id","class_id")
);
--> statement-breakpoint
ALTER TABLE "assignments" ADD COLUMN "for_users" uuid[];--> statement-breakpoint
ALTER TABLE "decks" ADD COLUMN "origin" text DEFAULT 'pack' NOT NULL;--> statement-breakpoint
ALTER TABLE "insights" ADD CONSTRAINT "insights_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "insights" ADD CONSTRAINT "insights_class_id_classes_id_fk" FOREIGN KEY ("class_id") REFERENCES "public"."classes"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "reviews_user_id_received_at_index" ON "reviews" USING btree ("user_id","received_at");