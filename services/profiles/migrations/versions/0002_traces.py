"""A mail belongs to the trace of the request that it tells about."""

from shared.migrations import run

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run("ALTER TABLE mails ADD COLUMN IF NOT EXISTS traceparent text")
