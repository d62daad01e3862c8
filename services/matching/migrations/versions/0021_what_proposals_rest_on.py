"""What mentor and mentee said of themselves when a proposal was asked for, as digests: whether that has changed since is told.

Neither places nor a pause count: they are no reason for anybody.
"""

from shared.migrations import run

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run("ALTER TABLE proposals ADD COLUMN mentor_said text, ADD COLUMN mentee_said text")
