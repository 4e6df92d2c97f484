INSERT INTO "presets" ("user_id", "id", "name", "options", "updated_at")
SELECT "user_id", 'default', '', jsonb_build_object('newPerDay', "new_per_day", 'reviewsPerDay', "reviews_per_day",
  'desiredRetention', round("desired_retention"::numeric, 4)), "updated_at" FROM "settings"
ON CONFLICT DO NOTHING;--> statement-breakpoint
ALTER TABLE "settings" DROP COLUMN "new_per_day";--> statement-breakpoint
ALTER TABLE "settings" DROP COLUMN "reviews_per_day";--> statement-breakpoint
ALTER TABLE "settings" DROP COLUMN "desired_retention";
