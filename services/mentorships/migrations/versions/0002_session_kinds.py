"""The journey knows what its sessions are for."""

from shared.migrations import run

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run("ALTER TABLE timeline ADD COLUMN session_kind text")
