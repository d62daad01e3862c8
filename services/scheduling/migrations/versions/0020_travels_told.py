"""Where somebody is on which dates is told beside their free time, to whoever writes them times."""

from shared.migrations import run

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run("ALTER TABLE published_availability ADD COLUMN travels jsonb NOT NULL DEFAULT '[]'")
