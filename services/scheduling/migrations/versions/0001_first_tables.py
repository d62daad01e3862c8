"""Hours, offerings, holds, sessions, and the claims that keep everybody from being in two places."""

from shared.migrations import plumbing, run

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

TABLES = """
-- Lets one exclusion constraint compare people by equality and spans by overlap. Trusted: the schema's owner may create it.
CREATE EXTENSION IF NOT EXISTS btree_gist WITH SCHEMA scheduling;

-- What is known of people from `profiles`.
CREATE TABLE people (
    person_id uuid PRIMARY KEY,
    takes_sessions boolean NOT NULL,
    blocks uuid[] NOT NULL
);

-- Who said yes to whom, from `matches`: enough to book until the mentorship itself is known.
CREATE TABLE acceptances (
    proposal_id uuid PRIMARY KEY,
    mentorship_id uuid NOT NULL,
    mentor_id uuid NOT NULL,
    mentee_id uuid NOT NULL
);
CREATE INDEX acceptances_by_pair ON acceptances (mentor_id, mentee_id);
CREATE INDEX acceptances_by_mentee ON acceptances (mentee_id);

-- From `mentorships`. The row of an erased one stays, nobody's, so that an acceptance that comes late opens nothing.
CREATE TABLE mentorships (
    mentorship_id uuid PRIMARY KEY,
    mentor_id uuid,
    mentee_id uuid,
    active boolean NOT NULL
);
CREATE INDEX mentorships_by_pair ON mentorships (mentor_id, mentee_id);
CREATE INDEX mentorships_by_mentee ON mentorships (mentee_id);

-- A person's hours: read whole and written whole, hence one text of wall-clock minutes.
CREATE TABLE hours (
    person_id uuid PRIMARY KEY,
    version bigint NOT NULL,
    time_zone text NOT NULL,
    windows text NOT NULL,
    changed_at timestamptz NOT NULL
);

CREATE TABLE offerings (
    offering_id uuid PRIMARY KEY,
    version bigint NOT NULL,
    mentor_id uuid NOT NULL,
    archived boolean NOT NULL,
    title text NOT NULL,
    lengths integer[] NOT NULL,
    slot_interval integer NOT NULL,
    buffer_before integer NOT NULL,
    buffer_after integer NOT NULL,
    notice integer NOT NULL,
    horizon_days integer NOT NULL,
    open_to text NOT NULL CHECK (open_to IN ('everyone', 'my_mentees')),
    kind text,
    changed_at timestamptz NOT NULL
);
CREATE INDEX offerings_by_mentor ON offerings (mentor_id, offering_id);

-- Whose time is taken, in minutes since 1970. An owner is a session or a hold: one claim for its mentor, one for each
-- mentee. A hold's claim blocks until it is deleted; expired ones are deleted by whoever finds them in the way.
CREATE TABLE claims (
    person_id uuid NOT NULL,
    span int8range NOT NULL CHECK (NOT isempty(span) AND NOT lower_inf(span) AND NOT upper_inf(span)),
    owner_id uuid NOT NULL,
    expires_at timestamptz,
    CONSTRAINT nobody_is_in_two_places EXCLUDE USING gist (person_id WITH =, span WITH &&)
);
CREATE INDEX claims_by_owner ON claims (owner_id);
CREATE INDEX claims_of_holds ON claims (expires_at) WHERE expires_at IS NOT NULL;

-- Slots kept for five minutes. `place`: which of a person's three holds it is; null once another may have it.
CREATE TABLE holds (
    hold_id uuid PRIMARY KEY,
    offering_id uuid NOT NULL,
    mentor_id uuid NOT NULL,
    mentee_id uuid NOT NULL,
    starts bigint NOT NULL,
    length integer NOT NULL,
    expires_at timestamptz NOT NULL,
    place smallint CHECK (place BETWEEN 1 AND 3),
    UNIQUE (mentee_id, place)
);
CREATE INDEX holds_by_mentor ON holds (mentor_id);
CREATE INDEX holds_by_expiry ON holds (expires_at);

-- One id for life. Times are minutes since 1970; buffers and notice are the offering's when it was booked or moved.
CREATE TABLE sessions (
    session_id uuid PRIMARY KEY,
    version bigint NOT NULL,
    state text NOT NULL CHECK (state IN ('pending', 'booked', 'completed', 'missed', 'cancelled')),
    mentor_id uuid NOT NULL,
    mentee_ids uuid[] NOT NULL,
    offering_id uuid NOT NULL,
    mentorship_id uuid,
    kind text,
    starts bigint NOT NULL,
    ends bigint NOT NULL CHECK (ends > starts),
    notice integer NOT NULL,
    buffer_before integer NOT NULL,
    buffer_after integer NOT NULL,
    answers jsonb NOT NULL,
    cancelled_by text CHECK (cancelled_by IN ('mentor', 'mentee', 'platform')),
    cancelled_late boolean NOT NULL DEFAULT false,
    cancellation_reason text,
    absent text CHECK (absent IN ('mentor', 'mentee')),
    changed_at timestamptz NOT NULL
);

-- Everybody's sessions in the order of their start, whichever side they are on.
CREATE TABLE participants (
    person_id uuid NOT NULL,
    starts bigint NOT NULL,
    session_id uuid NOT NULL REFERENCES sessions,
    PRIMARY KEY (person_id, starts, session_id)
);
CREATE INDEX participants_by_session ON participants (session_id);

-- Free time as it was last published. Version 0: nothing yet.
CREATE TABLE published_availability (
    person_id uuid PRIMARY KEY,
    version bigint NOT NULL,
    first_day date,
    bits bytea,
    published_at timestamptz
);
CREATE INDEX published_availability_by_day ON published_availability (first_day);

-- People whose free time is to be computed anew. A mark a change, no key: marking never waits.
CREATE TABLE stale_availability (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    person_id uuid NOT NULL
);
CREATE INDEX stale_availability_by_person ON stale_availability (person_id);
-- Rows come and go with every booking.
ALTER TABLE claims SET (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 1000);
ALTER TABLE stale_availability
    SET (autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_threshold = 1000, autovacuum_vacuum_cost_delay = 0);
"""


def upgrade() -> None:
    plumbing()
    run(TABLES)
