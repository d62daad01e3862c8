"""UTC is where nobody said anything, and where somebody lives by it: whether a zone was ever told is known by itself.

Whoever has another zone has told it.
"""

from shared.migrations import run

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

SCRIPT = """
ALTER TABLE people ADD COLUMN time_zone_set boolean NOT NULL DEFAULT false;
UPDATE people SET time_zone_set = true WHERE time_zone <> 'UTC';
"""


def upgrade() -> None:
    run(SCRIPT)
