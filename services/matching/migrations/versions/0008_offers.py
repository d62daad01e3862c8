"""Whether a mentor offers anything that can be booked; NULL while nobody has told."""

from shared.migrations import run

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run("ALTER TABLE availability ADD COLUMN offers boolean")
