"""A mail that nobody waits for is not written in its reader's quiet hours."""

from shared.migrations import run

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

TABLES = """
-- Until when nobody looks at its mail.
ALTER TABLE messages ADD COLUMN mail_from timestamptz;

-- On the clock of where the person is; null: the usual ones.
ALTER TABLE preferences ADD COLUMN quiet_from time, ADD COLUMN quiet_until time;
"""


def upgrade() -> None:
    run(TABLES)
