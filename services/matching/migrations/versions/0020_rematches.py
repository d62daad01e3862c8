"""Whoever had a mentor in a programme and wants another says why first, to nobody else."""

from shared.migrations import run

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

SCRIPT = """
-- `settled_at`: since when a run has asked somebody for them.
CREATE TABLE rematches (
    rematch_id uuid PRIMARY KEY,
    programme_id uuid NOT NULL,
    person_id uuid NOT NULL,
    cause text NOT NULL,
    asked_at timestamptz NOT NULL,
    settled_at timestamptz
);
CREATE UNIQUE INDEX rematch_that_waits ON rematches (person_id, programme_id) WHERE settled_at IS NULL;
CREATE INDEX rematches_by_programme ON rematches (programme_id, cause);
"""


def upgrade() -> None:
    run(SCRIPT)
