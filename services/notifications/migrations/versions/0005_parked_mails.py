"""A parked mail keeps neither address nor body."""

from shared.migrations import parked_mails

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    parked_mails()
