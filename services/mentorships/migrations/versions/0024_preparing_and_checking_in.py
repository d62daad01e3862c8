"""A worksheet that the mentee leads a session by, topics that stay open until they are talked about, and check-ins.

Until now nobody could say that a topic had been talked about: those of sessions that are over count as talked about.
"""

from shared.migrations import run

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None

TABLES = """
CREATE TABLE worksheets (
    session_id uuid PRIMARY KEY REFERENCES sessions (id) ON DELETE CASCADE,
    author_id uuid NOT NULL,
    version integer NOT NULL,
    tried text,
    stuck text,
    leave_with text,
    written_at timestamptz NOT NULL
);
CREATE INDEX worksheets_by_author ON worksheets (author_id);

ALTER TABLE agenda_topics ADD COLUMN id uuid NOT NULL DEFAULT gen_random_uuid();
ALTER TABLE agenda_topics ALTER COLUMN id DROP DEFAULT;
ALTER TABLE agenda_topics ADD COLUMN talked_about_at timestamptz;
UPDATE agenda_topics SET talked_about_at = ends_at
FROM sessions
WHERE sessions.id = session_id AND state NOT IN ('pending', 'booked');
CREATE UNIQUE INDEX agenda_topic_by_id ON agenda_topics (id);

ALTER TABLE action_steps ADD COLUMN decided_in uuid;

-- What a programme asks the two of its mentorships, one row for each version: answers refer to what was asked.
CREATE TABLE programme_forms (
    programme_id uuid NOT NULL,
    purpose text NOT NULL,
    version integer NOT NULL,
    texts jsonb NOT NULL,
    questions jsonb NOT NULL,
    asked_from timestamptz NOT NULL,
    PRIMARY KEY (programme_id, purpose, version)
);

CREATE TABLE check_ins (
    id uuid PRIMARY KEY,
    mentorship_id uuid NOT NULL REFERENCES mentorships (id),
    author_id uuid NOT NULL,
    side text NOT NULL,
    line text,
    answers jsonb,
    form_version integer,
    made_at timestamptz NOT NULL
);
CREATE INDEX check_ins_of_mentorship ON check_ins (mentorship_id, made_at DESC, id DESC);
CREATE INDEX check_ins_by_author ON check_ins (author_id);
"""


def upgrade() -> None:
    run(TABLES)
