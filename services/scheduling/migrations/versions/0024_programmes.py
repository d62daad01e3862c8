"""In which programme two people meet, as their mentorship says; sessions from before do not know it, and say so."""

from shared.migrations import run

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run("ALTER TABLE acceptances ADD COLUMN programme_id uuid")
    run("ALTER TABLE mentorships ADD COLUMN programme_id uuid")
    run("ALTER TABLE sessions ADD COLUMN programme_id uuid")
