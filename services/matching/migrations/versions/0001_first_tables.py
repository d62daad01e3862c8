"""What matching knows of people, programmes and skills, and what they asked and answered."""

from shared.migrations import plumbing, run

revision = "0001"
down_revision = None

TABLES = """
-- People as their profile says; a person may be mentor, mentee, both or (yet) neither.
CREATE TABLE people (
    person_id uuid PRIMARY KEY,
    mentor jsonb,
    mentee jsonb,
    capacity integer GENERATED ALWAYS AS (COALESCE((mentor ->> 'capacity')::integer, 0)) STORED,
    paused boolean GENERATED ALWAYS AS (COALESCE((mentor ->> 'paused')::boolean, false)) STORED
);

CREATE TABLE blocks (
    person_id uuid NOT NULL,
    blocked_id uuid NOT NULL,
    PRIMARY KEY (person_id, blocked_id)
);
CREATE INDEX blocks_by_blocked ON blocks (blocked_id);

-- Apart from people: hours may arrive before the profile does.
CREATE TABLE availability (
    person_id uuid PRIMARY KEY,
    first_day date NOT NULL,
    bits bytea NOT NULL CHECK (octet_length(bits) = 336)
);

-- Whose entry of the index has changed, and in which transaction. A reader that remembers the oldest transaction that was
-- still running when it last looked misses nothing, however late that one commits. Rows stay, so that who is gone is seen.
CREATE TABLE index_changes (
    person_id uuid PRIMARY KEY,
    changed_in xid8 NOT NULL
);
CREATE INDEX index_changes_by_transaction ON index_changes (changed_in);

-- A name of null: the skill is no longer in the vocabulary.
CREATE TABLE skills (
    skill_id uuid PRIMARY KEY,
    skill text NOT NULL,
    name text,
    near jsonb NOT NULL,
    changed_in xid8 NOT NULL
);
CREATE INDEX skills_by_transaction ON skills (changed_in);

CREATE TABLE programmes (
    programme_id uuid PRIMARY KEY,
    slug text NOT NULL,
    open_to_all boolean NOT NULL,
    starts_on date,
    ends_on date
);
CREATE INDEX programmes_by_slug ON programmes (slug);

CREATE TABLE programme_members (
    programme_id uuid NOT NULL REFERENCES programmes ON DELETE CASCADE,
    person_id uuid NOT NULL,
    as_mentor boolean NOT NULL,
    as_mentee boolean NOT NULL,
    PRIMARY KEY (programme_id, person_id)
);
CREATE INDEX programme_members_by_person ON programme_members (person_id);

CREATE TABLE programme_rules (
    programme_id uuid PRIMARY KEY,
    version integer NOT NULL,
    weights jsonb NOT NULL
);

-- The message goes when its author is erased.
CREATE TABLE requests (
    request_id uuid PRIMARY KEY,
    mentee_id uuid NOT NULL,
    programme_id uuid NOT NULL,
    message text,
    created_at timestamptz NOT NULL
);
CREATE INDEX requests_by_mentee ON requests (mentee_id);

CREATE TABLE proposals (
    proposal_id uuid PRIMARY KEY,
    request_id uuid NOT NULL REFERENCES requests,
    programme_id uuid NOT NULL,
    mentor_id uuid NOT NULL,
    mentee_id uuid NOT NULL,
    position integer NOT NULL,
    state text NOT NULL CHECK (state IN ('waiting', 'proposed', 'accepted', 'declined', 'withdrawn', 'expired')),
    version integer NOT NULL,
    proposed_at timestamptz,
    respond_by timestamptz,
    ended_at timestamptz,
    ended_because text,
    decline_reason text,
    decline_text text,
    mentorship_id uuid,
    UNIQUE (request_id, position),
    CHECK (mentor_id <> mentee_id),
    CHECK (state <> 'proposed' OR respond_by IS NOT NULL),
    CHECK ((state = 'accepted') = (mentorship_id IS NOT NULL))
);
CREATE UNIQUE INDEX one_open_proposal_a_pair ON proposals (mentor_id, mentee_id) WHERE state IN ('waiting', 'proposed');
CREATE INDEX proposals_by_mentor ON proposals (mentor_id, proposal_id);
CREATE INDEX proposals_by_mentee ON proposals (mentee_id, proposal_id);

-- Which places are taken: a mentorship counts from its acceptance until it is known to have ended.
CREATE TABLE mentorships (
    mentorship_id uuid PRIMARY KEY,
    programme_id uuid NOT NULL,
    mentor_id uuid NOT NULL,
    mentee_id uuid NOT NULL,
    ended_at timestamptz
);
CREATE UNIQUE INDEX one_active_mentorship_a_pair ON mentorships (mentor_id, mentee_id) WHERE ended_at IS NULL;
CREATE INDEX active_mentorships_by_mentee ON mentorships (mentee_id) WHERE ended_at IS NULL;

CREATE TABLE sessions (
    session_id uuid PRIMARY KEY,
    mentor_id uuid NOT NULL,
    state text NOT NULL
);
CREATE INDEX sessions_by_mentor ON sessions (mentor_id, state);

-- What mentees thought of a mentor. Who thought so is no business of matching.
CREATE TABLE ratings (
    feedback_id uuid PRIMARY KEY,
    mentor_id uuid NOT NULL,
    rating integer NOT NULL CHECK (rating BETWEEN 1 AND 5)
);
CREATE INDEX ratings_by_mentor ON ratings (mentor_id);
"""


def upgrade() -> None:
    plumbing()
    run(TABLES)
