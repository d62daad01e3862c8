"""A programme says who gets a place where there are more mentees than places: who fits best, or a draw."""

from shared.migrations import run

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None

SCRIPT = """
ALTER TABLE programmes ADD COLUMN places text NOT NULL DEFAULT 'by_score' CHECK (places IN ('by_score', 'lottery'));
"""


def upgrade() -> None:
    run(SCRIPT)
