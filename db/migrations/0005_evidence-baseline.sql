ALTER TABLE "evidence_pages" ADD COLUMN "baseline" text;--> statement-breakpoint
CREATE INDEX "license_conclusions_by_evidence" ON "license_conclusions" USING gin ("evidence");--> statement-breakpoint
CREATE INDEX "license_statements_by_evidence" ON "license_statements" USING gin ("evidence");