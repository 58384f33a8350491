CREATE TYPE "public"."check_basis" AS ENUM('recomputed-here', 'recomputed-elsewhere', 'claimed-by-host', 'nothing');--> statement-breakpoint
CREATE TYPE "public"."check_outcome" AS ENUM('pass', 'fail', 'unknown');--> statement-breakpoint
CREATE TYPE "public"."copy_covers" AS ENUM('version', 'file');--> statement-breakpoint
CREATE TYPE "public"."copy_host" AS ENUM('hugging-face', 'zenodo', 'internet-archive', 'software-heritage', 'institutional', 's3', 'ipfs', 'own', 'other');--> statement-breakpoint
CREATE TYPE "public"."copy_mandate" AS ENUM('yes', 'no', 'unknown');--> statement-breakpoint
CREATE TYPE "public"."link_state" AS ENUM('alive', 'gone', 'refused', 'unreachable', 'not-asked');--> statement-breakpoint
CREATE TABLE "archive_copies" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"version_id" uuid NOT NULL,
	"host" "copy_host" NOT NULL,
	"url" text NOT NULL,
	"custodian" text NOT NULL,
	"mandate" "copy_mandate" NOT NULL,
	"covers" "copy_covers" NOT NULL,
	"path" text,
	"bytes" bigint,
	"sha256" text,
	"identifiers" jsonb NOT NULL,
	"place" text NOT NULL,
	"deposited_on" date,
	"note" text NOT NULL,
	"evidence" text[] NOT NULL,
	"author" text,
	"author_name" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"retirement" jsonb,
	"retired_by_name" text,
	"retired_at" timestamp with time zone,
	"due_at" timestamp with time zone DEFAULT now() NOT NULL,
	"asked_at" timestamp with time zone,
	"failures" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "fixity_checks" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"copy_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"rule" text NOT NULL,
	"basis" "check_basis" NOT NULL,
	"outcome" "check_outcome" NOT NULL,
	"link" "link_state" NOT NULL,
	"reasons" jsonb NOT NULL,
	"url" text,
	"status" integer,
	"bytes" bigint,
	"sha256" text,
	"expected_bytes" bigint,
	"expected_sha256" text,
	"claim" jsonb,
	"note" text NOT NULL,
	"evidence" text[] NOT NULL,
	"author" text,
	"agent" text NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "archive_copies" ADD CONSTRAINT "archive_copies_version_id_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "archive_copies" ADD CONSTRAINT "archive_copies_author_users_id_fk" FOREIGN KEY ("author") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fixity_checks" ADD CONSTRAINT "fixity_checks_copy_id_archive_copies_id_fk" FOREIGN KEY ("copy_id") REFERENCES "public"."archive_copies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fixity_checks" ADD CONSTRAINT "fixity_checks_author_users_id_fk" FOREIGN KEY ("author") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "archive_copies_by_version" ON "archive_copies" USING btree ("version_id","at");--> statement-breakpoint
CREATE INDEX "archive_copies_by_due" ON "archive_copies" USING btree ("due_at") WHERE "archive_copies"."retired_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "archive_copies_once" ON "archive_copies" USING btree ("version_id","url",coalesce("path", '')) WHERE "archive_copies"."retired_at" is null;--> statement-breakpoint
CREATE INDEX "fixity_checks_newest" ON "fixity_checks" USING btree ("copy_id","at" DESC NULLS LAST);