"""A message and its mail belong to the trace of what they tell about."""

from shared.migrations import run

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run("ALTER TABLE mails ADD COLUMN IF NOT EXISTS traceparent text;ALTER TABLE messages ADD COLUMN traceparent text")
