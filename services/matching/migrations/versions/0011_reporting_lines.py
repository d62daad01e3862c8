"""Who reports to whom, as `memberships` tells it by keyed hashes: nobody is matched within their own reporting line."""

from shared.migrations import run

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run("ALTER TABLE memberships ADD COLUMN number text, ADD COLUMN line text[] NOT NULL DEFAULT '{}'")
