-- What was recorded, scored, answered and said to an answer stays as it was written; an account may go.
DO $$
DECLARE part text;
BEGIN
  FOREACH part IN ARRAY ARRAY['version_facts', 'scores', 'score_answers', 'score_answer_opinions'] LOOP
    EXECUTE format('CREATE TRIGGER keep_written BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION keep_written(''author'')', part);
    EXECUTE format('CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', part);
  END LOOP;
END $$;
