"""Operators and coordinators page through what is asked in a programme."""

from shared.migrations import run

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run("CREATE INDEX proposals_by_programme ON proposals (programme_id, proposal_id)")
