"""Private calendar feeds: who holds the token reads the sessions."""

from shared.migrations import run

revision = "0009"
down_revision = "0007"
branch_labels = None
depends_on = None

TABLES = """
-- One a person. The token itself is kept nowhere.
CREATE TABLE calendar_feeds (
    person_id uuid PRIMARY KEY,
    token_digest bytea NOT NULL UNIQUE,
    made_at timestamptz NOT NULL
);
"""


def upgrade() -> None:
    run(TABLES)
