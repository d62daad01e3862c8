"""How often somebody has ceased to be a mentor, as far as was heard; NULL where it was not told yet."""

from shared.migrations import run

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run("ALTER TABLE people ADD COLUMN ceasings integer")
