"""When whom was last blocked: a block that is lifted before others hear of it has parted the two all the same."""

from shared.migrations import run

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

TABLES = """
-- As a block: its owner's, and it outlives the person whom it names.
CREATE TABLE partings (
    person_id uuid NOT NULL REFERENCES people ON DELETE CASCADE,
    other_id uuid NOT NULL,
    parted_at timestamptz NOT NULL,
    PRIMARY KEY (person_id, other_id)
);
"""


def upgrade() -> None:
    run(TABLES)
