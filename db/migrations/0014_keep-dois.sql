-- A DOI that was taken names the same thing for ever: only how far its registering is may change, and an account may go.
CREATE TRIGGER keep_written BEFORE UPDATE OR DELETE ON archive_dois FOR EACH ROW EXECUTE FUNCTION keep_written('state', 'note', 'registered_at', 'author');
--> statement-breakpoint
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON archive_dois FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
