"""Free time says in which zone it was told: who never told another one is written to in that one."""

from shared.migrations import run

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

COLUMN = """
ALTER TABLE published_availability ADD COLUMN time_zone text;
"""


def upgrade() -> None:
    run(COLUMN)
