CREATE TYPE "public"."role" AS ENUM('owner', 'steward', 'auditor', 'member');--> statement-breakpoint
CREATE TYPE "public"."scope" AS ENUM('read', 'register', 'publish', 'withdraw', 'manage');--> statement-breakpoint
CREATE TYPE "public"."archived" AS ENUM('archive-named', 'nothing-recorded');--> statement-breakpoint
CREATE TYPE "public"."dataset_state" AS ENUM('published', 'withdrawn', 'drafts-only');--> statement-breakpoint
CREATE TYPE "public"."license_family" AS ENUM('open', 'open-with-conditions', 'restricted', 'unknown');--> statement-breakpoint
CREATE TYPE "public"."modality" AS ENUM('text', 'image', 'audio', 'video', 'tabular', 'code', 'time-series', 'geospatial', '3d');--> statement-breakpoint
CREATE TYPE "public"."opt_out" AS ENUM('exclusions-recorded', 'nothing-recorded');--> statement-breakpoint
CREATE TYPE "public"."batch_state" AS ENUM('waiting', 'running', 'done');--> statement-breakpoint
CREATE TYPE "public"."item_state" AS ENUM('waiting', 'done', 'refused');--> statement-breakpoint
CREATE TYPE "public"."license_basis" AS ENUM('item-metadata', 'page-statement', 'about-page', 'terms-of-service', 'law');--> statement-breakpoint
CREATE TYPE "public"."license_kind" AS ENUM('declared', 'concluded');--> statement-breakpoint
CREATE TYPE "public"."license_layer" AS ENUM('content', 'database');--> statement-breakpoint
CREATE TYPE "public"."license_match" AS ENUM('exact', 'case', 'mapped', 'ambiguous', 'none', 'custom', 'suggestion', 'confirmed');--> statement-breakpoint
CREATE TYPE "public"."license_read_from" AS ENUM('card', 'api', 'licence-file', 'paper', 'site', 'e-mail', 'manifest-column', 'metadata-file', 'person');--> statement-breakpoint
CREATE TYPE "public"."derivation" AS ENUM('revision-of', 'filtered-from', 'extended-from', 'subset-of', 'derived-from', 'made-by-run');--> statement-breakpoint
CREATE TYPE "public"."source_kind" AS ENUM('web-crawl', 'website', 'public-dataset', 'public-record', 'books', 'scholarship', 'code', 'user-data', 'commercially-licensed', 'private-third-party', 'crowd-work', 'synthetic', 'other');--> statement-breakpoint
CREATE TYPE "public"."unit" AS ENUM('records', 'tokens', 'bytes', 'words', 'characters', 'hours', 'files');--> statement-breakpoint
CREATE TYPE "public"."version_status" AS ENUM('draft', 'published', 'withdrawn');--> statement-breakpoint
CREATE TABLE "accounts" (
	"userId" text NOT NULL,
	"type" text NOT NULL,
	"provider" text NOT NULL,
	"providerAccountId" text NOT NULL,
	"refresh_token" text,
	"access_token" text,
	"expires_at" integer,
	"token_type" text,
	"scope" text,
	"id_token" text,
	"session_state" text,
	CONSTRAINT "accounts_provider_providerAccountId_pk" PRIMARY KEY("provider","providerAccountId")
);
--> statement-breakpoint
CREATE TABLE "api_tokens" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"user_id" text NOT NULL,
	"name" text NOT NULL,
	"hint" text NOT NULL,
	"hash" text NOT NULL,
	"scopes" "scope"[] NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"last_used_at" timestamp with time zone,
	"revoked_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "memberships" (
	"organization_id" uuid NOT NULL,
	"user_id" text NOT NULL,
	"role" "role" NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "memberships_organization_id_user_id_pk" PRIMARY KEY("organization_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "organizations" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"url" text,
	"description" text DEFAULT '' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "organizations_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"sessionToken" text PRIMARY KEY NOT NULL,
	"userId" text NOT NULL,
	"expires" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text,
	"email" text,
	"emailVerified" timestamp with time zone,
	"image" text,
	"orcid" text,
	"is_administrator" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "users_email_unique" UNIQUE("email")
);
--> statement-breakpoint
CREATE TABLE "verification_tokens" (
	"identifier" text NOT NULL,
	"token" text NOT NULL,
	"expires" timestamp with time zone NOT NULL,
	CONSTRAINT "verification_tokens_identifier_token_pk" PRIMARY KEY("identifier","token")
);
--> statement-breakpoint
CREATE TABLE "datasets" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"organization_id" uuid NOT NULL,
	"path" text NOT NULL,
	"title" text NOT NULL,
	"description" text NOT NULL,
	"modalities" "modality"[] NOT NULL,
	"languages" text[] NOT NULL,
	"creators" jsonb NOT NULL,
	"publisher" text NOT NULL,
	"keywords" text[] NOT NULL,
	"links" jsonb NOT NULL,
	"citation" text NOT NULL,
	"evidence" text[] NOT NULL,
	"kept" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"state" "dataset_state" DEFAULT 'drafts-only' NOT NULL,
	"current_version_id" uuid,
	"license_expression" text DEFAULT 'NOASSERTION' NOT NULL,
	"license_kind" text DEFAULT 'declared' NOT NULL,
	"license_family" "license_family" DEFAULT 'unknown' NOT NULL,
	"license_has_evidence" text DEFAULT 'no' NOT NULL,
	"opt_out" "opt_out" DEFAULT 'nothing-recorded' NOT NULL,
	"archived" "archived" DEFAULT 'nothing-recorded' NOT NULL,
	"shown_modalities" "modality"[] DEFAULT '{}' NOT NULL,
	"shown_languages" text[] DEFAULT '{}' NOT NULL,
	"search_words" text DEFAULT '' NOT NULL,
	"search" "tsvector" GENERATED ALWAYS AS (setweight(to_tsvector('simple', title), 'A') || setweight(to_tsvector('simple', search_words), 'B') || setweight(to_tsvector('english', title || ' ' || left(description, 20000)), 'C')) STORED
);
--> statement-breakpoint
CREATE TABLE "events" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"tx" "xid8" DEFAULT pg_current_xact_id() NOT NULL,
	"kind" text NOT NULL,
	"actor" text NOT NULL,
	"subject" text NOT NULL,
	"facts" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "idempotency_keys" (
	"actor" text NOT NULL,
	"key" text NOT NULL,
	"request" text NOT NULL,
	"status" integer,
	"body" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "idempotency_keys_actor_key_pk" PRIMARY KEY("actor","key")
);
--> statement-breakpoint
CREATE TABLE "import_batches" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"organization_id" uuid NOT NULL,
	"started_by" text NOT NULL,
	"format" text NOT NULL,
	"publish" boolean NOT NULL,
	"state" "batch_state" DEFAULT 'waiting' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"finished_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "import_items" (
	"batch_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"file_name" text NOT NULL,
	"bytes" integer NOT NULL,
	"blob" text NOT NULL,
	"state" "item_state" DEFAULT 'waiting' NOT NULL,
	"report" jsonb,
	CONSTRAINT "import_items_batch_id_position_pk" PRIMARY KEY("batch_id","position")
);
--> statement-breakpoint
CREATE TABLE "imported_candidates" (
	"organization_id" uuid NOT NULL,
	"digest" text NOT NULL,
	"format" text NOT NULL,
	"key" text NOT NULL,
	"dataset_id" uuid NOT NULL,
	"label" text,
	"imported_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "imported_candidates_organization_id_digest_pk" PRIMARY KEY("organization_id","digest")
);
--> statement-breakpoint
CREATE TABLE "evidence" (
	"digest" text PRIMARY KEY NOT NULL,
	"about" text NOT NULL,
	"source" text NOT NULL,
	"locator" text NOT NULL,
	"quote" text NOT NULL,
	"retrieved_at" text NOT NULL,
	"snapshot" text
);
--> statement-breakpoint
CREATE TABLE "license_statements" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"dataset_id" uuid,
	"version_id" uuid,
	"source_id" uuid,
	"position" integer NOT NULL,
	"layer" "license_layer" NOT NULL,
	"kind" "license_kind" NOT NULL,
	"raw" text NOT NULL,
	"expression" text NOT NULL,
	"match" "license_match" NOT NULL,
	"basis" "license_basis",
	"read_from" "license_read_from",
	"by" text NOT NULL,
	"at" text,
	"reason" text NOT NULL,
	"evidence" text[] NOT NULL
);
--> statement-breakpoint
CREATE TABLE "derivations" (
	"version_id" uuid NOT NULL,
	"relation" "derivation" NOT NULL,
	"ancestor" text NOT NULL,
	CONSTRAINT "derivations_version_id_relation_ancestor_pk" PRIMARY KEY("version_id","relation","ancestor")
);
--> statement-breakpoint
CREATE TABLE "files" (
	"version_id" uuid NOT NULL,
	"path" text NOT NULL,
	"bytes" bigint,
	"sha256" text,
	"media_type" text NOT NULL,
	"url" text,
	CONSTRAINT "files_version_id_path_pk" PRIMARY KEY("version_id","path")
);
--> statement-breakpoint
CREATE TABLE "sources" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"version_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"name" text NOT NULL,
	"url" text,
	"kind" "source_kind" NOT NULL,
	"method" text NOT NULL,
	"collected_from" date,
	"collected_to" date,
	"share_unit" "unit",
	"share_value" double precision,
	"reason" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "version_records" (
	"digest" text PRIMARY KEY NOT NULL,
	"version_id" uuid NOT NULL,
	"canonical" text NOT NULL,
	CONSTRAINT "version_records_version_id_unique" UNIQUE("version_id")
);
--> statement-breakpoint
CREATE TABLE "versions" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"dataset_id" uuid NOT NULL,
	"label" text NOT NULL,
	"status" "version_status" DEFAULT 'draft' NOT NULL,
	"reason" text NOT NULL,
	"release_date" date NOT NULL,
	"description" text NOT NULL,
	"record_sets" jsonb NOT NULL,
	"languages" text[] NOT NULL,
	"modalities" "modality"[] NOT NULL,
	"amounts" jsonb NOT NULL,
	"exclusions" jsonb,
	"revision_of" text,
	"hosts" jsonb NOT NULL,
	"identifiers" jsonb NOT NULL,
	"evidence" text[] NOT NULL,
	"file_count" integer NOT NULL,
	"total_bytes" bigint,
	"license_expression" text NOT NULL,
	"license_kind" text NOT NULL,
	"license_family" "license_family" NOT NULL,
	"created_by" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"digest" text,
	"sequence" integer,
	"published_at" timestamp with time zone,
	"withdrawn_at" timestamp with time zone,
	"withdrawal" jsonb
);
--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_userId_users_id_fk" FOREIGN KEY ("userId") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "api_tokens" ADD CONSTRAINT "api_tokens_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_userId_users_id_fk" FOREIGN KEY ("userId") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "datasets" ADD CONSTRAINT "datasets_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_batches" ADD CONSTRAINT "import_batches_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_batches" ADD CONSTRAINT "import_batches_started_by_users_id_fk" FOREIGN KEY ("started_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_items" ADD CONSTRAINT "import_items_batch_id_import_batches_id_fk" FOREIGN KEY ("batch_id") REFERENCES "public"."import_batches"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imported_candidates" ADD CONSTRAINT "imported_candidates_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imported_candidates" ADD CONSTRAINT "imported_candidates_dataset_id_datasets_id_fk" FOREIGN KEY ("dataset_id") REFERENCES "public"."datasets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "license_statements" ADD CONSTRAINT "license_statements_dataset_id_datasets_id_fk" FOREIGN KEY ("dataset_id") REFERENCES "public"."datasets"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "license_statements" ADD CONSTRAINT "license_statements_version_id_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."versions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "license_statements" ADD CONSTRAINT "license_statements_source_id_sources_id_fk" FOREIGN KEY ("source_id") REFERENCES "public"."sources"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "derivations" ADD CONSTRAINT "derivations_version_id_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."versions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "files" ADD CONSTRAINT "files_version_id_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."versions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sources" ADD CONSTRAINT "sources_version_id_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."versions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "version_records" ADD CONSTRAINT "version_records_version_id_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "versions" ADD CONSTRAINT "versions_dataset_id_datasets_id_fk" FOREIGN KEY ("dataset_id") REFERENCES "public"."datasets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "versions" ADD CONSTRAINT "versions_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "api_tokens_by_hash" ON "api_tokens" USING btree ("hash");--> statement-breakpoint
CREATE INDEX "api_tokens_by_user" ON "api_tokens" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "memberships_by_user" ON "memberships" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "sessions_by_user" ON "sessions" USING btree ("userId");--> statement-breakpoint
CREATE UNIQUE INDEX "datasets_by_path" ON "datasets" USING btree ("path");--> statement-breakpoint
CREATE INDEX "datasets_by_search" ON "datasets" USING gin ("search");--> statement-breakpoint
CREATE INDEX "datasets_by_change" ON "datasets" USING btree ("changed_at" DESC NULLS LAST,"id");--> statement-breakpoint
CREATE INDEX "datasets_by_title" ON "datasets" USING btree (lower(title),"id");--> statement-breakpoint
CREATE INDEX "datasets_by_organization" ON "datasets" USING btree ("organization_id");--> statement-breakpoint
CREATE INDEX "events_by_tx" ON "events" USING btree ("tx");--> statement-breakpoint
CREATE INDEX "events_by_subject" ON "events" USING btree ("subject","id");--> statement-breakpoint
CREATE INDEX "idempotency_keys_by_age" ON "idempotency_keys" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "import_batches_by_person" ON "import_batches" USING btree ("started_by","created_at");--> statement-breakpoint
CREATE INDEX "imported_candidates_by_key" ON "imported_candidates" USING btree ("organization_id","format","key");--> statement-breakpoint
CREATE INDEX "license_statements_by_dataset" ON "license_statements" USING btree ("dataset_id","position");--> statement-breakpoint
CREATE INDEX "license_statements_by_version" ON "license_statements" USING btree ("version_id","position");--> statement-breakpoint
CREATE INDEX "license_statements_by_source" ON "license_statements" USING btree ("source_id");--> statement-breakpoint
CREATE INDEX "derivations_by_ancestor" ON "derivations" USING btree ("ancestor");--> statement-breakpoint
CREATE INDEX "files_by_sha256" ON "files" USING btree ("sha256");--> statement-breakpoint
CREATE UNIQUE INDEX "sources_in_order" ON "sources" USING btree ("version_id","position");--> statement-breakpoint
CREATE UNIQUE INDEX "versions_by_label" ON "versions" USING btree ("dataset_id",lower(label));--> statement-breakpoint
CREATE UNIQUE INDEX "versions_by_digest" ON "versions" USING btree ("digest");--> statement-breakpoint
CREATE UNIQUE INDEX "versions_by_sequence" ON "versions" USING btree ("dataset_id","sequence");