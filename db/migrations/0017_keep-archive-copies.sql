-- What was recorded of a copy stays as it was written. It is retired once, with a reason, and never removed; only its turn of checking moves. An account may go.
CREATE TRIGGER keep_written BEFORE UPDATE OR DELETE ON archive_copies FOR EACH ROW EXECUTE FUNCTION keep_written('retirement', 'retired_by_name', 'retired_at', 'due_at', 'asked_at', 'failures', 'author');
--> statement-breakpoint
CREATE TRIGGER keep_retirement BEFORE UPDATE ON archive_copies FOR EACH ROW WHEN (OLD.retired_at IS NOT NULL) EXECUTE FUNCTION keep_written('author');
--> statement-breakpoint
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON archive_copies FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER keep_written BEFORE UPDATE OR DELETE ON fixity_checks FOR EACH ROW EXECUTE FUNCTION keep_written('author');
--> statement-breakpoint
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON fixity_checks FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
