ALTER TABLE "runs" ADD COLUMN "claim" uuid;--> statement-breakpoint
ALTER TABLE "runs" ADD COLUMN "replay_of" uuid;--> statement-breakpoint
ALTER TABLE "runs" ADD CONSTRAINT "runs_replay_of_runs_id_fk" FOREIGN KEY ("replay_of") REFERENCES "public"."runs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "runs_by_repeated" ON "runs" USING btree ("replay_of");