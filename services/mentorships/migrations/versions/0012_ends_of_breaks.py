"""A break may have an end, on which the two go on by themselves."""

from shared.migrations import run

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run("ALTER TABLE mentorships ADD COLUMN paused_until timestamptz")
