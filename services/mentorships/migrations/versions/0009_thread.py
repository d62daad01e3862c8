"""The two write to each other between their meetings; nobody else reads it, and no word of it leaves this schema."""

from shared.migrations import run

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

TABLES = """
CREATE TABLE thread_messages (
    id uuid PRIMARY KEY,
    mentorship_id uuid NOT NULL REFERENCES mentorships (id),
    number integer NOT NULL,
    author_id uuid NOT NULL,
    side text NOT NULL,
    text text NOT NULL,
    sent_at timestamptz NOT NULL,
    about text,
    about_id uuid,
    UNIQUE (mentorship_id, number)
);
CREATE INDEX thread_messages_by_author ON thread_messages (author_id);

CREATE TABLE thread_readings (
    mentorship_id uuid NOT NULL REFERENCES mentorships (id),
    side text NOT NULL,
    up_to integer NOT NULL,
    told_at timestamptz,
    PRIMARY KEY (mentorship_id, side)
);

-- Of a thread there is something to say beside nudges; it has no line of their table.
ALTER TABLE prompts
    ADD COLUMN kind text NOT NULL DEFAULT 'momentum',
    ALTER COLUMN stage DROP NOT NULL,
    ALTER COLUMN rule DROP NOT NULL;
"""


def upgrade() -> None:
    run(TABLES)
