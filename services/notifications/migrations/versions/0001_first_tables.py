"""The first tables of notifications: people, their messages and wishes, what is known of sessions and proposals."""

from shared.migrations import mail, plumbing, run

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

TABLES = """
-- A row a person, made by whatever names the person first: a message may come before the contact. It is the lock under
-- which messages are numbered, and it outlives an erasure, so that nothing late brings the person back.
CREATE TABLE people (
    person_id uuid PRIMARY KEY,
    name text,
    email text,
    locale text,
    time_zone text,
    last_number bigint NOT NULL DEFAULT 0,
    erased boolean NOT NULL DEFAULT false,
    CHECK (NOT erased OR (name IS NULL AND email IS NULL))
);

-- What a person is told. `number` counts a person's messages without a late one ever coming before a read one.
-- `mail`: due until it is written, which waits for the contacts of both people.
CREATE TABLE messages (
    id uuid PRIMARY KEY,
    person_id uuid NOT NULL REFERENCES people,
    number bigint NOT NULL,
    kind text NOT NULL,
    side text NOT NULL,
    subject uuid NOT NULL,
    subject_version bigint NOT NULL,
    other_id uuid,
    facts jsonb NOT NULL,
    happened_at timestamptz NOT NULL,
    worth_until timestamptz,
    read_at timestamptz,
    mail text NOT NULL CHECK (mail IN ('due', 'written', 'unwanted', 'stale', 'failed', 'none')),
    UNIQUE (person_id, kind, subject, subject_version),
    UNIQUE (person_id, number)
);
CREATE VIEW named_messages AS
SELECT message.*, other.name AS other
FROM messages AS message
LEFT JOIN people AS other ON other.person_id = message.other_id;
CREATE INDEX messages_due ON messages (number) WHERE mail = 'due';
CREATE INDEX messages_about_others ON messages (other_id);
CREATE INDEX messages_by_subject ON messages (subject);

-- Kinds that a person does not want to be mailed about.
CREATE TABLE preferences (
    person_id uuid PRIMARY KEY,
    version integer NOT NULL,
    unwanted text[] NOT NULL
);

-- The newest known version of a session, whichever consumer saw it first. People only while it is still to come.
CREATE TABLE sessions (
    session_id uuid PRIMARY KEY,
    version bigint NOT NULL,
    state text NOT NULL,
    starts_at timestamptz NOT NULL,
    ends_at timestamptz NOT NULL,
    mentor_id uuid,
    mentee_ids uuid[] NOT NULL
);
CREATE INDEX sessions_by_mentor ON sessions (mentor_id);
CREATE INDEX sessions_by_mentee ON sessions USING gin (mentee_ids);

-- The newest known version of a proposal. People only while it is open.
CREATE TABLE proposals (
    proposal_id uuid PRIMARY KEY,
    version bigint NOT NULL,
    open boolean NOT NULL,
    respond_by timestamptz NOT NULL,
    mentor_id uuid,
    mentee_id uuid
);
CREATE INDEX proposals_by_mentor ON proposals (mentor_id);
CREATE INDEX proposals_by_mentee ON proposals (mentee_id);
"""


def upgrade() -> None:
    plumbing()
    mail()
    run(TABLES)
