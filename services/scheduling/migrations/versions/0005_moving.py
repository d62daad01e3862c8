"""How sessions move: an offering's policy, how often one has moved, and a time that is proposed for it."""

from shared.migrations import run

revision = "0005"
down_revision = "0003"
branch_labels = None
depends_on = None

TABLES = """
-- Null: the offering's notice, and as often as they like.
ALTER TABLE offerings ADD COLUMN move_notice integer, ADD COLUMN most_moves integer;

-- The policy is the offering's when the session was booked or last moved. A proposal is read and written whole.
ALTER TABLE sessions
    ADD COLUMN move_notice integer,
    ADD COLUMN most_moves integer,
    ADD COLUMN moves integer NOT NULL DEFAULT 0,
    ADD COLUMN proposal jsonb;
"""


def upgrade() -> None:
    run(TABLES)
