CREATE TYPE "public"."run_input_role" AS ENUM('training', 'evaluation', 'filter-input', 'reference-training');--> statement-breakpoint
CREATE TYPE "public"."run_replay_verdict" AS ENUM('identical', 'within-tolerance', 'differs', 'not-replayable');--> statement-breakpoint
CREATE TYPE "public"."run_kind" AS ENUM('grad-mimic', 't6', 'other');--> statement-breakpoint
CREATE TYPE "public"."run_state" AS ENUM('waiting', 'running', 'complete', 'failed', 'cancelled', 'abandoned');--> statement-breakpoint
CREATE TABLE "run_artifacts" (
	"run_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"name" text NOT NULL,
	"digest" text NOT NULL,
	"bytes" bigint,
	"media_type" text NOT NULL,
	"url" text,
	CONSTRAINT "run_artifacts_run_id_position_pk" PRIMARY KEY("run_id","position")
);
--> statement-breakpoint
CREATE TABLE "run_inputs" (
	"run_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"role" "run_input_role" NOT NULL,
	"version" text,
	"name" text NOT NULL,
	"dataset_path" text,
	"label" text,
	"weight" double precision,
	"tokens" bigint,
	"epochs" double precision,
	"state_then" jsonb,
	CONSTRAINT "run_inputs_run_id_position_pk" PRIMARY KEY("run_id","position")
);
--> statement-breakpoint
CREATE TABLE "run_metrics" (
	"run_id" uuid NOT NULL,
	"series" text NOT NULL,
	"step" bigint NOT NULL,
	"value" double precision NOT NULL,
	CONSTRAINT "run_metrics_run_id_series_step_pk" PRIMARY KEY("run_id","series","step")
);
--> statement-breakpoint
CREATE TABLE "run_outputs" (
	"run_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"version" text,
	"name" text NOT NULL,
	"digest" text,
	CONSTRAINT "run_outputs_run_id_position_pk" PRIMARY KEY("run_id","position")
);
--> statement-breakpoint
CREATE TABLE "run_replays" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"run_id" uuid NOT NULL,
	"replay_id" uuid NOT NULL,
	"verdict" "run_replay_verdict" NOT NULL,
	"judgement" jsonb NOT NULL,
	"author" text,
	"author_name" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "run_trace" (
	"run_id" uuid NOT NULL,
	"step" bigint NOT NULL,
	"digests" jsonb NOT NULL,
	CONSTRAINT "run_trace_run_id_step_pk" PRIMARY KEY("run_id","step")
);
--> statement-breakpoint
CREATE TABLE "runs" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"organization_id" uuid NOT NULL,
	"kind" "run_kind" NOT NULL,
	"name" text NOT NULL,
	"description" text NOT NULL,
	"configuration" jsonb NOT NULL,
	"code" jsonb,
	"environment" jsonb NOT NULL,
	"engine" jsonb,
	"seeds" jsonb NOT NULL,
	"executor" text DEFAULT 'reporter' NOT NULL,
	"steps_done" integer,
	"steps_planned" integer,
	"checkpoint" text,
	"cancel_asked_at" timestamp with time zone,
	"heartbeat_seconds" integer NOT NULL,
	"state" "run_state" NOT NULL,
	"reason" text DEFAULT '' NOT NULL,
	"result" jsonb,
	"digest" text,
	"started_at" timestamp with time zone,
	"heard_at" timestamp with time zone NOT NULL,
	"finished_at" timestamp with time zone,
	"recorded_at" timestamp with time zone NOT NULL,
	"author" text,
	"author_name" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "run_artifacts" ADD CONSTRAINT "run_artifacts_run_id_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."runs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "run_inputs" ADD CONSTRAINT "run_inputs_run_id_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."runs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "run_metrics" ADD CONSTRAINT "run_metrics_run_id_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."runs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "run_outputs" ADD CONSTRAINT "run_outputs_run_id_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."runs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "run_replays" ADD CONSTRAINT "run_replays_run_id_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."runs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "run_replays" ADD CONSTRAINT "run_replays_replay_id_runs_id_fk" FOREIGN KEY ("replay_id") REFERENCES "public"."runs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "run_replays" ADD CONSTRAINT "run_replays_author_users_id_fk" FOREIGN KEY ("author") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "run_trace" ADD CONSTRAINT "run_trace_run_id_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."runs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "runs" ADD CONSTRAINT "runs_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "runs" ADD CONSTRAINT "runs_author_users_id_fk" FOREIGN KEY ("author") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "run_artifacts_by_digest" ON "run_artifacts" USING btree ("digest");--> statement-breakpoint
CREATE INDEX "run_inputs_by_version" ON "run_inputs" USING btree ("version");--> statement-breakpoint
CREATE INDEX "run_inputs_by_name" ON "run_inputs" USING btree ("dataset_path","label");--> statement-breakpoint
CREATE INDEX "run_outputs_by_version" ON "run_outputs" USING btree ("version");--> statement-breakpoint
CREATE INDEX "run_outputs_by_digest" ON "run_outputs" USING btree ("digest");--> statement-breakpoint
CREATE INDEX "run_replays_by_run" ON "run_replays" USING btree ("run_id","at");--> statement-breakpoint
CREATE INDEX "run_replays_by_replay" ON "run_replays" USING btree ("replay_id");--> statement-breakpoint
CREATE INDEX "runs_newest" ON "runs" USING btree ("recorded_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "runs_by_organization" ON "runs" USING btree ("organization_id","recorded_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "runs_by_state" ON "runs" USING btree ("state","heard_at");--> statement-breakpoint
CREATE INDEX "runs_by_digest" ON "runs" USING btree ("digest");