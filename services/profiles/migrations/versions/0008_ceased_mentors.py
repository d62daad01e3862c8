"""Who ceases to be a mentor may become one again: the versions of their mentor profile go on where they were."""

from shared.migrations import run

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run("ALTER TABLE people ADD COLUMN last_mentor_version bigint NOT NULL DEFAULT 0")
