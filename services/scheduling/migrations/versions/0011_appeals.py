"""Absences can be appealed: who reported one, and what became of the appeal."""

from shared.migrations import run

revision = "0011"
down_revision = "0009"
branch_labels = None
depends_on = None

TABLES = """
ALTER TABLE sessions
    ADD COLUMN absence_reported_by text CHECK (absence_reported_by IN ('mentor', 'mentee')),
    ADD COLUMN appeal text CHECK (appeal IN ('open', 'upheld', 'granted')),
    ADD COLUMN appeal_reason text;
CREATE INDEX sessions_with_open_appeals ON sessions (session_id) WHERE appeal = 'open';
"""


def upgrade() -> None:
    run(TABLES)
