"""Who is suspended by an operator asks for nothing here."""

from shared.migrations import suspensions

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    suspensions()
