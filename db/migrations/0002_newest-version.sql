DROP INDEX "datasets_by_change";--> statement-breakpoint
ALTER TABLE "datasets" ADD COLUMN "newest_on" date DEFAULT now() NOT NULL;--> statement-breakpoint
CREATE INDEX "datasets_by_newest" ON "datasets" USING btree ("newest_on" DESC NULLS FIRST,"id");