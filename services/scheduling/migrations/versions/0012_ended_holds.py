"""A hold that time off ended keeps its row like one that expired, so that its owner can be told why it is no good."""

from shared.migrations import run

revision = "0012"
down_revision = "0004"
branch_labels = None
depends_on = None

TABLES = """
ALTER TABLE holds ADD COLUMN ended boolean NOT NULL DEFAULT false;
"""


def upgrade() -> None:
    run(TABLES)
