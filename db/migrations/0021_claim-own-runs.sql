-- As before, and an execution of a run of our own takes it for itself until the run is over.
CREATE OR REPLACE FUNCTION keep_run() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  may_change text[] := ARRAY['author'];
BEGIN
  IF TG_OP = 'DELETE' THEN
    RAISE EXCEPTION 'A run is kept: % is refused.', TG_OP USING ERRCODE = 'restrict_violation';
  END IF;
  IF OLD.state NOT IN ('complete', 'failed', 'cancelled') THEN
    may_change := may_change || ARRAY['state', 'reason', 'result', 'digest', 'engine', 'steps_done', 'steps_planned', 'checkpoint',
      'cancel_asked_at', 'claim', 'started_at', 'heard_at', 'finished_at'];
  END IF;
  IF (to_jsonb(OLD) - may_change) IS DISTINCT FROM (to_jsonb(NEW) - may_change) THEN
    RAISE EXCEPTION 'Run % keeps what it recorded: % is refused.', OLD.id, TG_OP USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
