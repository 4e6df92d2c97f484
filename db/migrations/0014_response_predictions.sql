ALTER TABLE "responses" ADD COLUMN "predicted" double precision;--> statement-breakpoint
ALTER TABLE "responses" ADD COLUMN "guess" double precision;--> statement-breakpoint
UPDATE "responses" SET "predicted" = "reviews"."predicted", "guess" = "reviews"."guess" FROM "reviews"
  WHERE "reviews"."user_id" = "responses"."user_id" AND "reviews"."id" = "responses"."review_id";
