DROP INDEX "attempts_quiz_id_user_id_index";--> statement-breakpoint
CREATE UNIQUE INDEX "attempts_number" ON "attempts" USING btree ("quiz_id","user_id","number");