"""Who did something as an operator goes from the log once they are erased."""

from shared.migrations import audit_log_actors

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    audit_log_actors()
