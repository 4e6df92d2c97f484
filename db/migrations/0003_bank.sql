DROP INDEX "items_draw";--> statement-breakpoint
CREATE INDEX "items_fact" ON "items" USING btree ("pack_id","fact_id");--> statement-breakpoint
CREATE INDEX "items_draw" ON "items" USING btree ("pack_id","topic_id","importance","form","band","rank") WHERE "items"."retired_at" is null;