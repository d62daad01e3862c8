"""Operators and coordinators page through the mentorships of a programme."""

from shared.migrations import run

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run("CREATE INDEX mentorships_by_programme ON mentorships (programme_id, opened_at DESC, id DESC)")
