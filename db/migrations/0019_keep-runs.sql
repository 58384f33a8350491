-- A run is told once what it does; how it stands may change until it is complete, failed or cancelled, and then nothing may. What it read, made and measured
-- is only added to, and not after its end. An account may go.
CREATE FUNCTION keep_run() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  may_change text[] := ARRAY['author'];
BEGIN
  IF TG_OP = 'DELETE' THEN
    RAISE EXCEPTION 'A run is kept: % is refused.', TG_OP USING ERRCODE = 'restrict_violation';
  END IF;
  IF OLD.state NOT IN ('complete', 'failed', 'cancelled') THEN
    may_change := may_change || ARRAY['state', 'reason', 'result', 'digest', 'engine', 'steps_done', 'steps_planned', 'checkpoint',
      'cancel_asked_at', 'started_at', 'heard_at', 'finished_at'];
  END IF;
  IF (to_jsonb(OLD) - may_change) IS DISTINCT FROM (to_jsonb(NEW) - may_change) THEN
    RAISE EXCEPTION 'Run % keeps what it recorded: % is refused.', OLD.id, TG_OP USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER keep_run BEFORE UPDATE OR DELETE ON runs FOR EACH ROW EXECUTE FUNCTION keep_run();
--> statement-breakpoint
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON runs FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
ALTER TABLE runs ADD CONSTRAINT over_has_digest CHECK ((state IN ('complete', 'failed', 'cancelled')) = (digest IS NOT NULL));
--> statement-breakpoint
CREATE FUNCTION refuse_after_end() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM added JOIN runs ON runs.id = added.run_id WHERE runs.state IN ('complete', 'failed', 'cancelled')) THEN
    RAISE EXCEPTION 'A run that is over takes nothing more: % is refused on %.', TG_OP, TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
DO $$
DECLARE part text;
BEGIN
  FOREACH part IN ARRAY ARRAY['run_inputs', 'run_outputs', 'run_artifacts', 'run_metrics', 'run_trace'] LOOP
    EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', part);
    EXECUTE format('CREATE TRIGGER until_its_end AFTER INSERT ON %I REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION refuse_after_end()', part);
  END LOOP;
  CREATE TRIGGER keep_written BEFORE UPDATE OR DELETE ON run_replays FOR EACH ROW EXECUTE FUNCTION keep_written('author');
  FOREACH part IN ARRAY ARRAY['run_inputs', 'run_outputs', 'run_artifacts', 'run_metrics', 'run_trace', 'run_replays'] LOOP
    EXECUTE format('CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', part);
  END LOOP;
END $$;
