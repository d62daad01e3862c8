"""Whose turn in a job fails is put off; sessions whose clocks have changed wait to be told of, each for itself."""

from shared.migrations import put_off, run

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

# `former`: by zone, how its clock went when people were last told of it.
TABLES = """
CREATE TABLE owed_clock_changes (
    session_id uuid PRIMARY KEY,
    former jsonb NOT NULL
);
"""


def upgrade() -> None:
    put_off()
    run(TABLES)
