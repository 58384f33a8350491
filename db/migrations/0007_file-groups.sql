CREATE TABLE "file_groups" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"version_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"name" text NOT NULL,
	"pattern" text NOT NULL,
	"file_count" integer NOT NULL,
	"bytes" bigint,
	"share" double precision
);
--> statement-breakpoint
ALTER TABLE "license_statements" ADD COLUMN "file_group_id" uuid;--> statement-breakpoint
ALTER TABLE "file_groups" ADD CONSTRAINT "file_groups_version_id_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."versions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "file_groups_in_order" ON "file_groups" USING btree ("version_id","position");--> statement-breakpoint
ALTER TABLE "license_statements" ADD CONSTRAINT "license_statements_file_group_id_file_groups_id_fk" FOREIGN KEY ("file_group_id") REFERENCES "public"."file_groups"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "license_statements_by_file_group" ON "license_statements" USING btree ("file_group_id");--> statement-breakpoint
-- What holds for every part of a published version holds for its file groups; a statement is about one thing.
ALTER TABLE license_statements DROP CONSTRAINT about_one_thing;
--> statement-breakpoint
ALTER TABLE license_statements ADD CONSTRAINT about_one_thing CHECK (
  (dataset_id IS NULL) <> (version_id IS NULL) AND (source_id IS NULL OR file_group_id IS NULL)
  AND ((source_id IS NULL AND file_group_id IS NULL) OR version_id IS NOT NULL)
);
--> statement-breakpoint
CREATE TRIGGER keep_published_insert AFTER INSERT ON file_groups REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION keep_published_parts();
--> statement-breakpoint
CREATE TRIGGER keep_published_update_from AFTER UPDATE ON file_groups REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION keep_published_parts();
--> statement-breakpoint
CREATE TRIGGER keep_published_update_to AFTER UPDATE ON file_groups REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION keep_published_parts();
--> statement-breakpoint
CREATE TRIGGER keep_published_delete AFTER DELETE ON file_groups REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION keep_published_parts();
--> statement-breakpoint
CREATE TRIGGER keep_published_truncate BEFORE TRUNCATE ON file_groups FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
