"""Which refresh token a family's present generation was got for: that one alone is good for a moment more.

NULL where the last rotation was before this one; any predecessor is good then, for the 30 s that it is.
"""

from shared.migrations import run

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

SCRIPT = """
ALTER TABLE refresh_families ADD COLUMN rotated_for bytea;
"""


def upgrade() -> None:
    run(SCRIPT)
