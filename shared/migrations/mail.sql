-- Mails on their way out, in the schema of each service that sends any. Body and address go as soon as a mail is done with.
CREATE TABLE mails (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    key uuid NOT NULL UNIQUE,
    kind text NOT NULL,
    person_id uuid,
    subject uuid,
    version bigint,
    recipient text,
    body bytea,
    state text NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'sending', 'sent', 'parked', 'dropped')),
    created_at timestamptz NOT NULL,
    worth_until timestamptz,
    not_before timestamptz,
    leased_until timestamptz,
    attempts integer NOT NULL DEFAULT 0,
    reason text,
    finished_at timestamptz,
    traceparent text,
    CONSTRAINT mails_check CHECK (state NOT IN ('pending', 'sending') OR (recipient IS NOT NULL AND body IS NOT NULL))
);
CREATE INDEX mails_waiting ON mails (id) WHERE state IN ('pending', 'sending');
CREATE INDEX mails_by_subject ON mails (subject, person_id) WHERE state IN ('pending', 'sending');
CREATE INDEX mails_by_person ON mails (person_id);
CREATE INDEX mails_finished ON mails (finished_at) WHERE state IN ('sent', 'dropped', 'parked');
