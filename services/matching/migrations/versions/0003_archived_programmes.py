"""A programme may be archived: nobody asks in it any more, and what is still asked there ends."""

from shared.migrations import run

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

SCRIPT = """
ALTER TABLE programmes ADD COLUMN archived boolean NOT NULL DEFAULT false;
CREATE INDEX open_proposals_by_programme ON proposals (programme_id) WHERE state IN ('waiting', 'proposed');
"""


def upgrade() -> None:
    run(SCRIPT)
