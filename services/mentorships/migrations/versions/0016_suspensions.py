"""Who is suspended by an operator asks for nothing here."""

from shared.migrations import suspensions

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    suspensions()
