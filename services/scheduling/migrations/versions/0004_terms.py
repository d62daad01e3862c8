"""What else a mentor decides about an offering, and how often a hold was renewed."""

from shared.migrations import run

revision = "0004"
down_revision = "0011"
branch_labels = None
depends_on = None

TABLES = """
-- Offset, last date, limits, place, questions: read whole and written whole, like hours.
ALTER TABLE offerings ADD COLUMN details text NOT NULL DEFAULT '{}';

ALTER TABLE holds ADD COLUMN renewals smallint NOT NULL DEFAULT 0;
"""


def upgrade() -> None:
    run(TABLES)
