"""By which release of the time zone database a clock was seen: an older one does not take back what a newer one said."""

from shared.migrations import run

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run("ALTER TABLE zone_clocks ADD COLUMN release text NOT NULL DEFAULT ''")
