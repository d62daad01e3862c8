"""Where a browser keeps its refresh token: in a cookie, or beside a key whose proofs are good once."""

from shared.migrations import run

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None

TABLES = """
ALTER TABLE refresh_families
    ADD COLUMN kept_in text NOT NULL DEFAULT 'body' CHECK (kept_in IN ('body', 'cookie')),
    ADD COLUMN bound_to text;
-- Digests, for a few minutes; lost with the server, when clocks have moved on too.
CREATE UNLOGGED TABLE proofs (
    number bytea PRIMARY KEY,
    shown_at timestamptz NOT NULL
);
CREATE INDEX proofs_by_age ON proofs (shown_at);
"""


def upgrade() -> None:
    run(TABLES)
