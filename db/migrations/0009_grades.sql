CREATE TABLE "assignment_grading" (
	"assignment_id" uuid PRIMARY KEY NOT NULL,
	"category_id" uuid,
	"possible" double precision
);
--> statement-breakpoint
CREATE TABLE "corrections" (
	"id" uuid PRIMARY KEY NOT NULL,
	"assignment_id" uuid,
	"quiz_id" uuid,
	"card_id" integer NOT NULL,
	"form" text NOT NULL,
	"change" jsonb,
	"undoes" uuid,
	"reason" text NOT NULL,
	"made_by" uuid,
	"made_at" timestamp (3) with time zone NOT NULL,
	"applied_at" timestamp (3) with time zone,
	CONSTRAINT "corrections_undoes_unique" UNIQUE("undoes"),
	CONSTRAINT "corrections_where" CHECK (("corrections"."assignment_id" is null) <> ("corrections"."quiz_id" is null)),
	CONSTRAINT "corrections_what" CHECK (("corrections"."change" is null) = ("corrections"."undoes" is not null))
);
--> statement-breakpoint
CREATE TABLE "goal_grades" (
	"user_id" uuid NOT NULL,
	"assignment_id" uuid NOT NULL,
	"share" double precision NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"revision" integer NOT NULL,
	"counted_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "goal_grades_user_id_assignment_id_pk" PRIMARY KEY("user_id","assignment_id")
);
--> statement-breakpoint
CREATE TABLE "grade_adjustments" (
	"user_id" uuid NOT NULL,
	"assignment_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"points" double precision,
	"reason" text NOT NULL,
	"made_by" uuid,
	"made_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "grade_adjustments_user_id_assignment_id_pk" PRIMARY KEY("user_id","assignment_id"),
	CONSTRAINT "grade_adjustments_points" CHECK (("grade_adjustments"."kind" = 'manual') = ("grade_adjustments"."points" is not null))
);
--> statement-breakpoint
CREATE TABLE "grade_audit" (
	"id" uuid PRIMARY KEY NOT NULL,
	"class_id" uuid NOT NULL,
	"assignment_id" uuid,
	"user_id" uuid,
	"what" text NOT NULL,
	"before" jsonb,
	"after" jsonb,
	"reason" text NOT NULL,
	"made_by" uuid,
	"made_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "grade_categories" (
	"id" uuid PRIMARY KEY NOT NULL,
	"class_id" uuid NOT NULL,
	"name" text NOT NULL,
	"weight" double precision NOT NULL,
	"drop_lowest" smallint DEFAULT 0 NOT NULL,
	"position" smallint NOT NULL,
	CONSTRAINT "grade_categories_bounds" CHECK ("grade_categories"."weight" >= 0 and "grade_categories"."drop_lowest" >= 0)
);
--> statement-breakpoint
CREATE TABLE "grade_settings" (
	"class_id" uuid PRIMARY KEY NOT NULL,
	"missing_counts" boolean DEFAULT true NOT NULL,
	"revision" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
ALTER TABLE "reviews" DROP CONSTRAINT "reviews_target";--> statement-breakpoint
ALTER TABLE "responses" ADD COLUMN "voided" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "assignment_grading" ADD CONSTRAINT "assignment_grading_assignment_id_assignments_id_fk" FOREIGN KEY ("assignment_id") REFERENCES "public"."assignments"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignment_grading" ADD CONSTRAINT "assignment_grading_category_id_grade_categories_id_fk" FOREIGN KEY ("category_id") REFERENCES "public"."grade_categories"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "corrections" ADD CONSTRAINT "corrections_assignment_id_assignments_id_fk" FOREIGN KEY ("assignment_id") REFERENCES "public"."assignments"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "corrections" ADD CONSTRAINT "corrections_quiz_id_quizzes_id_fk" FOREIGN KEY ("quiz_id") REFERENCES "public"."quizzes"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "corrections" ADD CONSTRAINT "corrections_card_id_cards_id_fk" FOREIGN KEY ("card_id") REFERENCES "public"."cards"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "corrections" ADD CONSTRAINT "corrections_undoes_corrections_id_fk" FOREIGN KEY ("undoes") REFERENCES "public"."corrections"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "corrections" ADD CONSTRAINT "corrections_made_by_users_id_fk" FOREIGN KEY ("made_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goal_grades" ADD CONSTRAINT "goal_grades_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goal_grades" ADD CONSTRAINT "goal_grades_assignment_id_assignments_id_fk" FOREIGN KEY ("assignment_id") REFERENCES "public"."assignments"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grade_adjustments" ADD CONSTRAINT "grade_adjustments_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grade_adjustments" ADD CONSTRAINT "grade_adjustments_assignment_id_assignments_id_fk" FOREIGN KEY ("assignment_id") REFERENCES "public"."assignments"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grade_adjustments" ADD CONSTRAINT "grade_adjustments_made_by_users_id_fk" FOREIGN KEY ("made_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grade_audit" ADD CONSTRAINT "grade_audit_class_id_classes_id_fk" FOREIGN KEY ("class_id") REFERENCES "public"."classes"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grade_audit" ADD CONSTRAINT "grade_audit_assignment_id_assignments_id_fk" FOREIGN KEY ("assignment_id") REFERENCES "public"."assignments"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grade_audit" ADD CONSTRAINT "grade_audit_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grade_audit" ADD CONSTRAINT "grade_audit_made_by_users_id_fk" FOREIGN KEY ("made_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grade_categories" ADD CONSTRAINT "grade_categories_class_id_classes_id_fk" FOREIGN KEY ("class_id") REFERENCES "public"."classes"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grade_settings" ADD CONSTRAINT "grade_settings_class_id_classes_id_fk" FOREIGN KEY ("class_id") REFERENCES "public"."classes"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "corrections_assignment_id_card_id_index" ON "corrections" USING btree ("assignment_id","card_id");--> statement-breakpoint
CREATE INDEX "corrections_quiz_id_card_id_index" ON "corrections" USING btree ("quiz_id","card_id");--> statement-breakpoint
CREATE INDEX "goal_grades_assignment_id_index" ON "goal_grades" USING btree ("assignment_id");--> statement-breakpoint
CREATE INDEX "grade_adjustments_assignment_id_index" ON "grade_adjustments" USING btree ("assignment_id");--> statement-breakpoint
CREATE INDEX "grade_audit_class_id_id_index" ON "grade_audit" USING btree ("class_id","id");--> statement-breakpoint
CREATE INDEX "grade_audit_assignment_id_user_id_index" ON "grade_audit" USING btree ("assignment_id","user_id");--> statement-breakpoint
CREATE INDEX "grade_categories_class_id_index" ON "grade_categories" USING btree ("class_id");--> statement-breakpoint
CREATE INDEX "attempts_open" ON "attempts" USING btree ("assignment_id") WHERE "attempts"."finished_at" is null;--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_target" CHECK (("reviews"."kind" in ('undo', 'correction')) = ("reviews"."target_id" is not null));