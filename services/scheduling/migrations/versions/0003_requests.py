"""Sessions on confirmation: until when a request is to be answered."""

from shared.migrations import run

revision = "0003"
down_revision = "0001"
branch_labels = None
depends_on = None

TABLES = """
-- The mentor confirms what is booked of this offering.
ALTER TABLE offerings ADD COLUMN confirmation boolean NOT NULL DEFAULT false;

-- A pending session is over from then on, and its claims with it. It stays on one that was never confirmed.
ALTER TABLE sessions ADD COLUMN respond_by timestamptz,
    ADD CONSTRAINT pending_ones_end CHECK (state <> 'pending' OR respond_by IS NOT NULL);
"""


def upgrade() -> None:
    run(TABLES)
