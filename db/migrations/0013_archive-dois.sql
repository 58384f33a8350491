CREATE TYPE "public"."doi_kind" AS ENUM('version', 'dataset');--> statement-breakpoint
CREATE TYPE "public"."doi_state" AS ENUM('requested', 'registered', 'failed');--> statement-breakpoint
CREATE TABLE "archive_dois" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"kind" "doi_kind" NOT NULL,
	"subject" text NOT NULL,
	"dataset_id" uuid NOT NULL,
	"version_id" uuid,
	"doi" text NOT NULL,
	"state" "doi_state" DEFAULT 'requested' NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"author" text,
	"author_name" text NOT NULL,
	"requested_at" timestamp with time zone DEFAULT now() NOT NULL,
	"registered_at" timestamp with time zone,
	CONSTRAINT "archive_dois_subject_unique" UNIQUE("subject"),
	CONSTRAINT "archive_dois_doi_unique" UNIQUE("doi")
);
--> statement-breakpoint
ALTER TABLE "archive_dois" ADD CONSTRAINT "archive_dois_dataset_id_datasets_id_fk" FOREIGN KEY ("dataset_id") REFERENCES "public"."datasets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "archive_dois" ADD CONSTRAINT "archive_dois_version_id_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "archive_dois" ADD CONSTRAINT "archive_dois_author_users_id_fk" FOREIGN KEY ("author") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "archive_dois_by_dataset" ON "archive_dois" USING btree ("dataset_id");