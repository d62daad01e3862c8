"""Each of the two writes down what a session was about: for both, and for themselves alone."""

from shared.migrations import run

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

TABLES = """
CREATE TABLE notes (
    session_id uuid NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
    author_id uuid NOT NULL,
    side text NOT NULL,
    version integer NOT NULL,
    shared text,
    private text,
    written_at timestamptz NOT NULL,
    PRIMARY KEY (session_id, author_id)
);
CREATE INDEX notes_by_author ON notes (author_id);
"""


def upgrade() -> None:
    run(TABLES)
