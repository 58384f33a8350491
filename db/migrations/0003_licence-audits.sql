CREATE TYPE "public"."conclusion_standing" AS ENUM('recorded', 'proposed', 'confirmed', 'disputed', 'superseded', 'declined');--> statement-breakpoint
CREATE TYPE "public"."evidence_outcome" AS ENUM('as-quoted', 'changed', 'vanished', 'failed');--> statement-breakpoint
CREATE TYPE "public"."evidence_state" AS ENUM('unchecked', 'as-quoted', 'changed', 'vanished', 'unreachable');--> statement-breakpoint
CREATE TYPE "public"."opinion_stance" AS ENUM('confirm', 'disagree', 'take-back');--> statement-breakpoint
ALTER TYPE "public"."scope" ADD VALUE 'audit';--> statement-breakpoint
CREATE TABLE "audit_signatures" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"audit_id" uuid NOT NULL,
	"digest" text NOT NULL,
	"signed_by" text,
	"name" text NOT NULL,
	"capacity" text NOT NULL,
	"statement" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audits" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"subject" text NOT NULL,
	"title" text NOT NULL,
	"question" jsonb NOT NULL,
	"verdict" text NOT NULL,
	"report" text NOT NULL,
	"digest" text NOT NULL,
	"created_by" text,
	"author_name" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "mixtures" (
	"digest" text PRIMARY KEY NOT NULL,
	"title" text NOT NULL,
	"canonical" text NOT NULL,
	"created_by" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "evidence_checks" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"evidence" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"outcome" "evidence_outcome" NOT NULL,
	"note" text NOT NULL,
	"url" text NOT NULL,
	"bytes" integer,
	"snapshot" text,
	"media_type" text NOT NULL,
	"rule" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "evidence_pages" (
	"evidence" text PRIMARY KEY NOT NULL,
	"source" text NOT NULL,
	"state" "evidence_state" DEFAULT 'unchecked' NOT NULL,
	"due_at" timestamp with time zone DEFAULT now() NOT NULL,
	"checked_at" timestamp with time zone,
	"stale_since" timestamp with time zone,
	"failures" integer DEFAULT 0 NOT NULL,
	"snapshot" text,
	"etag" text,
	"last_modified" text
);
--> statement-breakpoint
CREATE TABLE "license_conclusions" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"version_id" uuid NOT NULL,
	"part" text NOT NULL,
	"layer" "license_layer" NOT NULL,
	"expression" text NOT NULL,
	"raw" text NOT NULL,
	"basis" "license_basis",
	"read_from" "license_read_from",
	"reason" text NOT NULL,
	"confidence" integer,
	"evidence" text[] NOT NULL,
	"standing" "conclusion_standing" DEFAULT 'proposed' NOT NULL,
	"author" text,
	"author_name" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"settled_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "license_opinions" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"conclusion_id" uuid NOT NULL,
	"stance" "opinion_stance" NOT NULL,
	"expression" text NOT NULL,
	"reason" text NOT NULL,
	"author" text,
	"author_name" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "audit_signatures" ADD CONSTRAINT "audit_signatures_audit_id_audits_id_fk" FOREIGN KEY ("audit_id") REFERENCES "public"."audits"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_signatures" ADD CONSTRAINT "audit_signatures_signed_by_users_id_fk" FOREIGN KEY ("signed_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audits" ADD CONSTRAINT "audits_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mixtures" ADD CONSTRAINT "mixtures_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "license_conclusions" ADD CONSTRAINT "license_conclusions_version_id_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "license_conclusions" ADD CONSTRAINT "license_conclusions_author_users_id_fk" FOREIGN KEY ("author") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "license_opinions" ADD CONSTRAINT "license_opinions_conclusion_id_license_conclusions_id_fk" FOREIGN KEY ("conclusion_id") REFERENCES "public"."license_conclusions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "license_opinions" ADD CONSTRAINT "license_opinions_author_users_id_fk" FOREIGN KEY ("author") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "audit_signatures_once" ON "audit_signatures" USING btree ("audit_id","signed_by");--> statement-breakpoint
CREATE INDEX "audits_by_subject" ON "audits" USING btree ("subject","created_at");--> statement-breakpoint
CREATE INDEX "audits_by_age" ON "audits" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "evidence_checks_by_evidence" ON "evidence_checks" USING btree ("evidence","at");--> statement-breakpoint
CREATE INDEX "evidence_pages_by_due" ON "evidence_pages" USING btree ("due_at");--> statement-breakpoint
CREATE INDEX "license_conclusions_by_version" ON "license_conclusions" USING btree ("version_id","part","at");--> statement-breakpoint
CREATE INDEX "license_conclusions_by_standing" ON "license_conclusions" USING btree ("standing","at","id");--> statement-breakpoint
CREATE INDEX "license_opinions_by_conclusion" ON "license_opinions" USING btree ("conclusion_id","at");