"""Once one of two people has blocked the other, neither reads the other's words again, unblocked or not."""

from shared.migrations import run

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

TABLES = """
ALTER TABLE proposals ADD COLUMN severed boolean NOT NULL DEFAULT false;

UPDATE proposals
SET severed = true
FROM blocks
WHERE (mentor_id = blocks.person_id AND mentee_id = blocks.blocked_id)
   OR (mentor_id = blocks.blocked_id AND mentee_id = blocks.person_id);
"""


def upgrade() -> None:
    run(TABLES)
