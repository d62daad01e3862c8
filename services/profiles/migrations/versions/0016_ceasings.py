"""How often somebody has ceased to be a mentor: who hears only that they are one again learns that they were none."""

from shared.migrations import run

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run("ALTER TABLE people ADD COLUMN ceasings integer NOT NULL DEFAULT 0")
