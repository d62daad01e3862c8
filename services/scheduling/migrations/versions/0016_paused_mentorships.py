"""Who wants to book while their mentorship is paused is told so."""

from shared.migrations import run

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

COLUMN = """
ALTER TABLE mentorships ADD COLUMN paused boolean NOT NULL DEFAULT false;
"""


def upgrade() -> None:
    run(COLUMN)
