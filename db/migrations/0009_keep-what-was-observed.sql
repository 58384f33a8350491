-- What was seen, and what was made of records, stays as it was; of terms that a person recorded only their confirming and ending may be added.
CREATE TRIGGER keep_written BEFORE UPDATE OR DELETE ON terms_statements FOR EACH ROW EXECUTE FUNCTION keep_written('author', 'confirmed_by', 'confirmed_name', 'confirmed_at', 'ended_at', 'end_reason');
--> statement-breakpoint
DO $$
DECLARE part text;
BEGIN
  FOREACH part IN ARRAY ARRAY['manifests', 'preference_attempts', 'preference_readings'] LOOP
    EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', part);
  END LOOP;
  FOREACH part IN ARRAY ARRAY['manifests', 'preference_attempts', 'preference_readings', 'terms_statements'] LOOP
    EXECUTE format('CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', part);
  END LOOP;
END $$;
