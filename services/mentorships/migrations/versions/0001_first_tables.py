"""The journey's first tables: mentorships, goals, sessions as we know them, agendas, feedback, the timeline."""

from shared.migrations import plumbing, run

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

TABLES = """
-- A row to lock for what may not be here yet: a mentorship whose sessions come before its acceptance, a person whose
-- erasure meets their acceptance. Whoever comes first makes it, everybody else waits for them.
CREATE TABLE anchors (
    id uuid PRIMARY KEY
);

CREATE TABLE mentorships (
    id uuid PRIMARY KEY,
    version integer NOT NULL,
    programme_id uuid NOT NULL,
    mentor_id uuid NOT NULL,
    mentee_id uuid NOT NULL,
    stage text NOT NULL CHECK (stage IN ('initiation', 'goal_setting', 'engagement', 'feedback')),
    state text NOT NULL CHECK (state IN ('active', 'paused', 'ended')),
    meeting_rhythm text,
    opened_at timestamptz NOT NULL,
    ended_at timestamptz,
    ended_by text,
    ending_reason text,
    ending_text text,
    goals integer NOT NULL,
    goals_agreed integer NOT NULL,
    goals_completed integer NOT NULL,
    action_steps integer NOT NULL,
    action_steps_completed integer NOT NULL,
    sessions_completed integer NOT NULL,
    sessions_missed integer NOT NULL,
    CHECK ((state = 'ended') = (ended_at IS NOT NULL AND ended_by IS NOT NULL AND ending_reason IS NOT NULL))
);
CREATE INDEX mentorships_by_mentor ON mentorships (mentor_id, opened_at DESC, id DESC);
CREATE INDEX mentorships_by_mentee ON mentorships (mentee_id, opened_at DESC, id DESC);

-- A text is NULL once the person who wrote it was erased.
CREATE TABLE goals (
    id uuid PRIMARY KEY,
    mentorship_id uuid NOT NULL REFERENCES mentorships (id),
    version integer NOT NULL,
    written_by uuid NOT NULL,
    text text,
    horizon text NOT NULL,
    kind text NOT NULL,
    status text NOT NULL CHECK (status IN ('not_started', 'in_progress', 'completed', 'dropped')),
    deadline date,
    created_at timestamptz NOT NULL,
    completed_at timestamptz
);
CREATE INDEX goals_by_mentorship ON goals (mentorship_id, created_at, id);

CREATE TABLE action_steps (
    id uuid PRIMARY KEY,
    goal_id uuid NOT NULL REFERENCES goals (id),
    mentorship_id uuid NOT NULL REFERENCES mentorships (id),
    version integer NOT NULL,
    written_by uuid NOT NULL,
    text text,
    status text NOT NULL CHECK (status IN ('not_started', 'in_progress', 'completed', 'dropped')),
    deadline date,
    created_at timestamptz NOT NULL,
    completed_at timestamptz
);
CREATE INDEX action_steps_by_goal ON action_steps (goal_id, created_at, id);
CREATE INDEX action_steps_by_mentorship ON action_steps (mentorship_id);

-- Sessions as their last event tells them. No reference to mentorships: a session may be heard of before its acceptance.
CREATE TABLE sessions (
    id uuid PRIMARY KEY,
    sequence bigint NOT NULL,
    state text NOT NULL,
    mentor_id uuid NOT NULL,
    mentee_ids uuid[] NOT NULL,
    mentorship_id uuid,
    starts_at timestamptz NOT NULL,
    ends_at timestamptz NOT NULL
);
CREATE INDEX sessions_by_mentorship ON sessions (mentorship_id);
CREATE INDEX sessions_by_mentor ON sessions (mentor_id);
CREATE INDEX sessions_by_mentee ON sessions USING gin (mentee_ids);

CREATE TABLE agendas (
    session_id uuid PRIMARY KEY REFERENCES sessions (id) ON DELETE CASCADE,
    version integer NOT NULL
);

CREATE TABLE agenda_topics (
    session_id uuid NOT NULL REFERENCES agendas (session_id) ON DELETE CASCADE,
    place integer NOT NULL,
    text text NOT NULL,
    asked_by text NOT NULL,
    written_by uuid NOT NULL,
    PRIMARY KEY (session_id, place)
);
CREATE INDEX agenda_topics_by_author ON agenda_topics (written_by);

CREATE TABLE feedback (
    id uuid PRIMARY KEY,
    version integer NOT NULL,
    session_id uuid NOT NULL,
    author_id uuid NOT NULL,
    author_side text NOT NULL,
    subject_id uuid NOT NULL,
    rating smallint NOT NULL CHECK (rating BETWEEN 1 AND 5),
    went_well text,
    to_improve text,
    skills text[] NOT NULL,
    given_at timestamptz NOT NULL,
    reveal_at timestamptz NOT NULL,
    revealed_at timestamptz,
    UNIQUE (session_id, author_id)
);
CREATE INDEX feedback_by_author ON feedback (author_id);
CREATE INDEX feedback_by_subject ON feedback (subject_id);

-- What happened, without a word that anybody wrote. An entry made of an event has an id that follows from the event.
CREATE TABLE timeline (
    id uuid PRIMARY KEY,
    mentorship_id uuid NOT NULL,
    what text NOT NULL,
    happened_at timestamptz NOT NULL,
    by text NOT NULL,
    subject_id uuid,
    stage text,
    starts_at timestamptz
);
CREATE INDEX timeline_by_mentorship ON timeline (mentorship_id, happened_at DESC, id DESC);
CREATE INDEX timeline_by_subject ON timeline (subject_id);
"""


def upgrade() -> None:
    """Makes the tables of the plumbing and our own."""
    plumbing()
    run(TABLES)
