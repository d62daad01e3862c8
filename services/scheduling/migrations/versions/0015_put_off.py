"""Whose turn in a job fails is put off, so that everybody else's goes on."""

from shared.migrations import put_off

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    put_off()
