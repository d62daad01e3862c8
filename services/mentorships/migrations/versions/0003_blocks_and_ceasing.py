"""The journey knows who blocks whom and who mentors no more: both end what two people share."""

from shared.migrations import run

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

TABLES = """
-- A block that was lifted stays known with the time at which it began: an acceptance from before, heard of after, ends.
CREATE TABLE blocks (
    person_id uuid NOT NULL,
    blocked_id uuid NOT NULL,
    blocked_at timestamptz NOT NULL,
    lifted_at timestamptz,
    PRIMARY KEY (person_id, blocked_id)
);
CREATE INDEX blocks_by_blocked ON blocks (blocked_id);

CREATE TABLE ceased_mentors (
    person_id uuid PRIMARY KEY,
    ceased_at timestamptz NOT NULL,
    is_back boolean NOT NULL
);

-- The side whose block parted the two; NULL where none did. Lifting the block changes nothing here.
ALTER TABLE mentorships ADD COLUMN parted_by text;
ALTER TABLE sessions ADD COLUMN parted_at timestamptz;
"""


def upgrade() -> None:
    run(TABLES)
