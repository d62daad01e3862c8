"""When whom was last blocked, as far as was heard: who hears of the end of a block alone learns that there was one."""

from shared.migrations import run

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

COLUMN = """
ALTER TABLE people ADD COLUMN partings jsonb NOT NULL DEFAULT '{}';
"""


def upgrade() -> None:
    run(COLUMN)
