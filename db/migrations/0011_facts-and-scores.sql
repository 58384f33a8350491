CREATE TABLE "score_answer_opinions" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"answer_id" uuid NOT NULL,
	"stance" text NOT NULL,
	"reason" text NOT NULL,
	"author" text,
	"author_name" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "score_answers" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"score_id" uuid NOT NULL,
	"criterion" text NOT NULL,
	"note" text NOT NULL,
	"evidence" text[] NOT NULL,
	"author" text,
	"author_name" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "scores" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"version_id" uuid NOT NULL,
	"rubric" text NOT NULL,
	"as_of" text NOT NULL,
	"facts_digest" text NOT NULL,
	"digest" text NOT NULL,
	"export" text NOT NULL,
	"means" double precision[] NOT NULL,
	"mean" double precision NOT NULL,
	"minimum" double precision NOT NULL,
	"author" text,
	"author_name" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "version_facts" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"version_id" uuid NOT NULL,
	"key" text NOT NULL,
	"value" jsonb,
	"evidence" text[] NOT NULL,
	"author" text,
	"author_name" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "score_answer_opinions" ADD CONSTRAINT "score_answer_opinions_answer_id_score_answers_id_fk" FOREIGN KEY ("answer_id") REFERENCES "public"."score_answers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "score_answer_opinions" ADD CONSTRAINT "score_answer_opinions_author_users_id_fk" FOREIGN KEY ("author") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "score_answers" ADD CONSTRAINT "score_answers_score_id_scores_id_fk" FOREIGN KEY ("score_id") REFERENCES "public"."scores"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "score_answers" ADD CONSTRAINT "score_answers_author_users_id_fk" FOREIGN KEY ("author") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scores" ADD CONSTRAINT "scores_version_id_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scores" ADD CONSTRAINT "scores_author_users_id_fk" FOREIGN KEY ("author") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "version_facts" ADD CONSTRAINT "version_facts_version_id_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "version_facts" ADD CONSTRAINT "version_facts_author_users_id_fk" FOREIGN KEY ("author") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "score_answer_opinions_by_answer" ON "score_answer_opinions" USING btree ("answer_id","at");--> statement-breakpoint
CREATE INDEX "score_answers_by_score" ON "score_answers" USING btree ("score_id","criterion","at");--> statement-breakpoint
CREATE UNIQUE INDEX "scores_frozen" ON "scores" USING btree ("version_id","rubric","as_of","facts_digest");--> statement-breakpoint
CREATE INDEX "scores_newest" ON "scores" USING btree ("version_id","at" DESC NULLS LAST);--> statement-breakpoint
CREATE UNIQUE INDEX "scores_by_digest" ON "scores" USING btree ("digest");--> statement-breakpoint
CREATE INDEX "version_facts_newest" ON "version_facts" USING btree ("version_id","key","at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "version_facts_by_evidence" ON "version_facts" USING gin ("evidence");