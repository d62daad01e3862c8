"""Who is suspended by an operator asks for nothing here, and nobody books with them.

That stands in `people` too: a booking judges that row again once it has waited for its lock.
"""

from shared.migrations import run, suspensions

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None


def upgrade() -> None:
    suspensions()
    run("ALTER TABLE people ADD COLUMN suspended boolean NOT NULL DEFAULT false")
