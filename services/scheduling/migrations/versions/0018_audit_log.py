"""The log of what operators do here; the database keeps anybody from changing it."""

from shared.migrations import audit_log

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    audit_log()
