-- What auditors wrote stays as it was written: the database refuses other changes, whoever asks. An account may go: its id is
-- then set to null, and the name under which the person spoke in public stays. The arguments name the columns that may change.
CREATE FUNCTION keep_written() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR (to_jsonb(OLD) - TG_ARGV) IS DISTINCT FROM (to_jsonb(NEW) - TG_ARGV) THEN
    RAISE EXCEPTION '% keeps what was written: % is refused.', TG_TABLE_NAME, TG_OP USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER keep_written BEFORE UPDATE OR DELETE ON license_conclusions FOR EACH ROW EXECUTE FUNCTION keep_written('standing', 'settled_at', 'author');
--> statement-breakpoint
CREATE TRIGGER keep_written BEFORE UPDATE OR DELETE ON license_opinions FOR EACH ROW EXECUTE FUNCTION keep_written('author');
--> statement-breakpoint
CREATE TRIGGER keep_written BEFORE UPDATE OR DELETE ON mixtures FOR EACH ROW EXECUTE FUNCTION keep_written('created_by');
--> statement-breakpoint
CREATE TRIGGER keep_written BEFORE UPDATE OR DELETE ON audits FOR EACH ROW EXECUTE FUNCTION keep_written('created_by');
--> statement-breakpoint
CREATE TRIGGER keep_written BEFORE UPDATE OR DELETE ON audit_signatures FOR EACH ROW EXECUTE FUNCTION keep_written('signed_by');
--> statement-breakpoint
DO $$
DECLARE part text;
BEGIN
  CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON evidence_checks FOR EACH ROW EXECUTE FUNCTION refuse_change();
  FOREACH part IN ARRAY ARRAY['license_conclusions', 'license_opinions', 'mixtures', 'audits', 'audit_signatures', 'evidence_checks'] LOOP
    EXECUTE format('CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', part);
  END LOOP;
END $$;
