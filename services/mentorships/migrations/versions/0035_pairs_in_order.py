"""Operators page through the mentorships of all programmes without sorting them."""

from shared.migrations import run

revision = "0035"
down_revision = "0034"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run("CREATE INDEX mentorships_in_order ON mentorships (opened_at DESC, id DESC)")
