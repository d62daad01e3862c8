"""Mentors may show their card to strangers, under an id that leads to nothing else."""

from shared.migrations import run

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run("ALTER TABLE mentors ADD COLUMN card_id uuid UNIQUE")
