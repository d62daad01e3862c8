"""When codes of their own were mailed to an account lately: no more than so many in any hour, whoever asks."""

from shared.migrations import run

revision = "0033"
down_revision = "0032"
branch_labels = None
depends_on = None

SCRIPT = """
CREATE TABLE code_mails (
    account text PRIMARY KEY,
    mailed_at timestamptz[] NOT NULL,
    last_at timestamptz NOT NULL
);
CREATE INDEX code_mails_by_last ON code_mails (last_at);
"""


def upgrade() -> None:
    run(SCRIPT)
