"""A code that was asked for on a sign-up form, in a page of anybody's, signs up and is good for nothing else."""

from shared.migrations import run

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run("ALTER TABLE sign_ins ADD COLUMN programme_id uuid")
