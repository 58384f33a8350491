-- DESIGN §7.1: a published version never changes, by any path; what was written to the log, the evidence and the
-- canonical records stays. The database itself refuses, whoever asks.

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only: % is refused.', TG_TABLE_NAME, TG_OP USING ERRCODE = 'restrict_violation';
END $$;
--> statement-breakpoint
CREATE FUNCTION keep_published_version() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  before jsonb;
  after jsonb;
  may_change text[] := ARRAY['status', 'withdrawn_at', 'withdrawal'];
BEGIN
  IF OLD.status = 'draft' THEN
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
  END IF;
  IF TG_OP = 'DELETE' THEN
    RAISE EXCEPTION 'Version % is published: it can be withdrawn, never deleted.', OLD.digest USING ERRCODE = 'restrict_violation';
  END IF;
  -- an account may go; who drafted the version is then no longer told, and nothing else changes
  IF NEW.created_by IS NULL THEN
    may_change := may_change || ARRAY['created_by'];
  END IF;
  before := to_jsonb(OLD) - may_change;
  after := to_jsonb(NEW) - may_change;
  IF before IS DISTINCT FROM after
     OR (OLD.status = 'withdrawn' AND (NEW.status, NEW.withdrawn_at, NEW.withdrawal) IS DISTINCT FROM (OLD.status, OLD.withdrawn_at, OLD.withdrawal))
     OR NEW.status = 'draft' THEN
    RAISE EXCEPTION 'Version % is published: only its withdrawal can be recorded, once.', OLD.digest USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER keep_published BEFORE UPDATE OR DELETE ON versions FOR EACH ROW EXECUTE FUNCTION keep_published_version();
--> statement-breakpoint
ALTER TABLE versions ADD CONSTRAINT published_has_identity CHECK (
  (status = 'draft') = (digest IS NULL) AND (digest IS NULL) = (sequence IS NULL) AND (digest IS NULL) = (published_at IS NULL)
  AND (status = 'withdrawn') = (withdrawal IS NOT NULL) AND (withdrawal IS NULL) = (withdrawn_at IS NULL)
);
--> statement-breakpoint
ALTER TABLE license_statements ADD CONSTRAINT about_one_thing CHECK (
  (dataset_id IS NULL) <> (version_id IS NULL) AND (source_id IS NULL OR version_id IS NOT NULL)
);
--> statement-breakpoint
CREATE FUNCTION keep_published_parts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM changed JOIN versions ON versions.id = changed.version_id WHERE versions.status <> 'draft') THEN
    RAISE EXCEPTION '% belongs to a published version: % is refused.', TG_TABLE_NAME, TG_OP USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
DO $$
DECLARE part text;
BEGIN
  FOREACH part IN ARRAY ARRAY['files', 'sources', 'derivations', 'license_statements'] LOOP
    EXECUTE format('CREATE TRIGGER keep_published_insert AFTER INSERT ON %I REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION keep_published_parts()', part);
    EXECUTE format('CREATE TRIGGER keep_published_update_from AFTER UPDATE ON %I REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION keep_published_parts()', part);
    EXECUTE format('CREATE TRIGGER keep_published_update_to AFTER UPDATE ON %I REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION keep_published_parts()', part);
    EXECUTE format('CREATE TRIGGER keep_published_delete AFTER DELETE ON %I REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION keep_published_parts()', part);
    EXECUTE format('CREATE TRIGGER keep_published_truncate BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', part);
  END LOOP;
  FOREACH part IN ARRAY ARRAY['events', 'evidence', 'version_records'] LOOP
    EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', part);
    EXECUTE format('CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', part);
  END LOOP;
END $$;
--> statement-breakpoint
CREATE TRIGGER keep_published_truncate BEFORE TRUNCATE ON versions FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- A dataset's name is in the record of each of its versions.
CREATE FUNCTION keep_cited_name() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.path, NEW.organization_id) IS DISTINCT FROM (OLD.path, OLD.organization_id)
     AND EXISTS (SELECT FROM versions WHERE dataset_id = OLD.id AND status <> 'draft') THEN
    RAISE EXCEPTION 'Dataset % has published versions: its name stands in their records and stays.', OLD.path USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER keep_cited_name BEFORE UPDATE ON datasets FOR EACH ROW EXECUTE FUNCTION keep_cited_name();
