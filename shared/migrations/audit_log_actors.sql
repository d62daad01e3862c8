-- Who did it goes too once they are erased: that it was done, when and as what stays.
ALTER TABLE audit_log ALTER COLUMN actor_id DROP NOT NULL;

CREATE OR REPLACE FUNCTION keep_audit_log() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND OLD.person_id IS NOT NULL AND NEW.person_id IS NULL AND NEW.reason IS NULL
        AND to_jsonb(NEW) - '{person_id,reason}'::text[] = to_jsonb(OLD) - '{person_id,reason}'::text[]
    THEN
        RETURN NEW;
    END IF;
    IF TG_OP = 'UPDATE' AND OLD.actor_id IS NOT NULL AND NEW.actor_id IS NULL
        AND to_jsonb(NEW) - 'actor_id' = to_jsonb(OLD) - 'actor_id'
    THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'entries of the audit log are never changed';
END $$;
