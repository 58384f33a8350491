CREATE TABLE "watched_origins" (
	"origin" text PRIMARY KEY NOT NULL,
	"steady" integer DEFAULT 0 NOT NULL,
	"failures" integer DEFAULT 0 NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"silent_until" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "harvests" ADD COLUMN "basis" text DEFAULT 'records' NOT NULL;--> statement-breakpoint
CREATE INDEX "watched_origins_due" ON "watched_origins" USING btree ("due_at");