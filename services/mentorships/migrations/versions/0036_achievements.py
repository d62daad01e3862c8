"""What people asked to have shown by a badge: of each kind one at a time, in each mentorship."""

from shared.migrations import run

revision = "0036"
down_revision = "0035"
branch_labels = None
depends_on = None

TABLE = """
CREATE TABLE achievements (
    id uuid PRIMARY KEY,
    mentorship_id uuid NOT NULL REFERENCES mentorships (id),
    person_id uuid NOT NULL,
    kind text NOT NULL,
    claimed_at timestamptz NOT NULL,
    withdrawn_at timestamptz
);
CREATE UNIQUE INDEX achievements_shown ON achievements (mentorship_id, person_id, kind) WHERE withdrawn_at IS NULL;
CREATE INDEX achievements_by_person ON achievements (person_id);
"""


def upgrade() -> None:
    run(TABLE)
