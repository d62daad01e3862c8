-- Who did what as an operator or a coordinator, about whom, and why. Entries are added and never changed: only who was
-- meant, and what was said of them, goes when they are erased.
CREATE TABLE audit_log (
    entry_id uuid PRIMARY KEY,
    act text NOT NULL,
    actor_id uuid NOT NULL,
    role text NOT NULL CHECK (role IN ('operator', 'coordinator')),
    programme_id uuid,
    person_id uuid,
    reason text,
    changed text[] NOT NULL,
    done_at timestamptz NOT NULL
);
CREATE INDEX audit_log_by_actor ON audit_log (actor_id, entry_id);
CREATE INDEX audit_log_by_programme ON audit_log (programme_id, entry_id);
CREATE INDEX audit_log_by_person ON audit_log (person_id, entry_id);

CREATE FUNCTION keep_audit_log() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND OLD.person_id IS NOT NULL AND NEW.person_id IS NULL AND NEW.reason IS NULL
        AND to_jsonb(NEW) - '{person_id,reason}'::text[] = to_jsonb(OLD) - '{person_id,reason}'::text[]
    THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'entries of the audit log are never changed';
END $$;

CREATE TRIGGER audit_log_is_kept BEFORE UPDATE OR DELETE ON audit_log
FOR EACH ROW EXECUTE FUNCTION keep_audit_log();
