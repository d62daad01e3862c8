"""Whether somebody offers anything is told beside their free time; it is computed anew, at the latest on the next day."""

from shared.migrations import run

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run("ALTER TABLE published_availability ADD COLUMN offers boolean")
