CREATE TYPE "public"."attempt_state" AS ENUM('parsed', 'parsed-truncated', 'malformed', 'unavailable', 'unreachable', 'stale');--> statement-breakpoint
CREATE TYPE "public"."attempt_failure" AS ENUM('not-found', 'refused', 'rate-limited', 'server-error', 'timeout', 'dns', 'connect', 'tls', 'blocked-address', 'redirect-limit', 'too-large', 'soft-404', 'malformed', 'refused-by-robots', 'not-asked');--> statement-breakpoint
CREATE TYPE "public"."harvest_state" AS ENUM('waiting', 'running', 'done', 'stopped');--> statement-breakpoint
CREATE TYPE "public"."observer" AS ENUM('harvest', 'collector');--> statement-breakpoint
CREATE TYPE "public"."record_upload_state" AS ENUM('waiting', 'running', 'kept', 'refused');--> statement-breakpoint
CREATE TABLE "harvest_origins" (
	"harvest_id" uuid NOT NULL,
	"origin" text NOT NULL,
	"records" bigint NOT NULL,
	"is_done" boolean DEFAULT false NOT NULL,
	"outcome" text,
	"tries" integer DEFAULT 0 NOT NULL,
	"due_at" timestamp with time zone DEFAULT now() NOT NULL,
	"finished_at" timestamp with time zone,
	CONSTRAINT "harvest_origins_harvest_id_origin_pk" PRIMARY KEY("harvest_id","origin")
);
--> statement-breakpoint
CREATE TABLE "harvests" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"version_id" uuid NOT NULL,
	"is_complete" boolean NOT NULL,
	"origins_known" integer NOT NULL,
	"origins_chosen" integer NOT NULL,
	"state" "harvest_state" DEFAULT 'waiting' NOT NULL,
	"started_by" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"finished_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "preference_attempts" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"origin" text NOT NULL,
	"mechanism" text NOT NULL,
	"location" text NOT NULL,
	"observer" "observer" NOT NULL,
	"version_id" uuid,
	"harvest_id" uuid,
	"agent" text NOT NULL,
	"requested_at" timestamp with time zone NOT NULL,
	"finished_at" timestamp with time zone NOT NULL,
	"chain" text[] NOT NULL,
	"status" integer,
	"headers" jsonb NOT NULL,
	"body" text,
	"bytes_received" integer NOT NULL,
	"bytes_parsed" integer NOT NULL,
	"state" "attempt_state" NOT NULL,
	"failure" "attempt_failure",
	"etag" text,
	"last_modified" text,
	"flags" text[] NOT NULL
);
--> statement-breakpoint
CREATE TABLE "preference_readings" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"version_id" uuid NOT NULL,
	"moment" text NOT NULL,
	"as_of" timestamp with time zone NOT NULL,
	"rules" text NOT NULL,
	"inputs" text NOT NULL,
	"shares" jsonb NOT NULL,
	"groups" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "terms_statements" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"host" text NOT NULL,
	"with_subdomains" boolean NOT NULL,
	"path_prefix" text NOT NULL,
	"url" text NOT NULL,
	"snapshot" text,
	"quote" text NOT NULL,
	"leaves" text[] NOT NULL,
	"effect" text NOT NULL,
	"reason" text NOT NULL,
	"author" text,
	"author_name" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"confirmed_by" text,
	"confirmed_name" text,
	"confirmed_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	"end_reason" text
);
--> statement-breakpoint
CREATE TABLE "manifests" (
	"sha256" text PRIMARY KEY NOT NULL,
	"bytes" bigint NOT NULL,
	"count" bigint NOT NULL,
	"set_digest" text NOT NULL,
	"buckets" text NOT NULL,
	"record_index" text NOT NULL,
	"columns" jsonb NOT NULL,
	"profile" jsonb NOT NULL,
	"made_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "record_uploads" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"version_id" uuid NOT NULL,
	"blob" text NOT NULL,
	"bytes" bigint NOT NULL,
	"file_name" text NOT NULL,
	"mapping" jsonb,
	"state" "record_upload_state" DEFAULT 'waiting' NOT NULL,
	"understood" jsonb,
	"faults" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"manifest" text,
	"created_by" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"finished_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "harvest_origins" ADD CONSTRAINT "harvest_origins_harvest_id_harvests_id_fk" FOREIGN KEY ("harvest_id") REFERENCES "public"."harvests"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "harvests" ADD CONSTRAINT "harvests_version_id_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "harvests" ADD CONSTRAINT "harvests_started_by_users_id_fk" FOREIGN KEY ("started_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "preference_attempts" ADD CONSTRAINT "preference_attempts_version_id_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "preference_readings" ADD CONSTRAINT "preference_readings_version_id_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "terms_statements" ADD CONSTRAINT "terms_statements_author_users_id_fk" FOREIGN KEY ("author") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "terms_statements" ADD CONSTRAINT "terms_statements_confirmed_by_users_id_fk" FOREIGN KEY ("confirmed_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "record_uploads" ADD CONSTRAINT "record_uploads_version_id_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."versions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "record_uploads" ADD CONSTRAINT "record_uploads_manifest_manifests_sha256_fk" FOREIGN KEY ("manifest") REFERENCES "public"."manifests"("sha256") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "record_uploads" ADD CONSTRAINT "record_uploads_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "harvest_origins_due" ON "harvest_origins" USING btree ("harvest_id","is_done","due_at");--> statement-breakpoint
CREATE INDEX "harvests_by_version" ON "harvests" USING btree ("version_id","created_at");--> statement-breakpoint
CREATE INDEX "preference_attempts_by_place" ON "preference_attempts" USING btree ("origin","mechanism","location","finished_at");--> statement-breakpoint
CREATE INDEX "preference_attempts_by_version" ON "preference_attempts" USING btree ("version_id","observer");--> statement-breakpoint
CREATE INDEX "preference_attempts_by_harvest" ON "preference_attempts" USING btree ("harvest_id");--> statement-breakpoint
CREATE INDEX "preference_readings_by_version" ON "preference_readings" USING btree ("version_id","moment","as_of");--> statement-breakpoint
CREATE INDEX "terms_statements_by_host" ON "terms_statements" USING btree ("host");--> statement-breakpoint
CREATE INDEX "manifests_by_set_digest" ON "manifests" USING btree ("set_digest");--> statement-breakpoint
CREATE INDEX "record_uploads_by_version" ON "record_uploads" USING btree ("version_id","created_at");