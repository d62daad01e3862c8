"""A programme says of all its stages what ends them: how many goals are to be completed, and how many new ones lead back to work.

What goes on keeps what it began with: one of each.
"""

from shared.migrations import run

revision = "0039"
down_revision = "0038"
branch_labels = None
depends_on = None

TABLES = """
ALTER TABLE mentorships
    ADD COLUMN done_goals integer NOT NULL DEFAULT 1,
    ADD COLUMN new_goals integer NOT NULL DEFAULT 1;
"""


def upgrade() -> None:
    run(TABLES)
