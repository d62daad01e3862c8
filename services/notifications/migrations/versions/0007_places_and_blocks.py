"""Where sessions take place, who blocks whom, and whether a person ever told their zone."""

from shared.migrations import run

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

TABLES = """
ALTER TABLE people ADD COLUMN time_zone_set boolean;

-- When a message was put here, by real time: a booking waits a moment for the place that comes on a topic of its own.
ALTER TABLE messages ADD COLUMN added_at timestamptz NOT NULL DEFAULT now();

-- While the session is booked; a tombstone clears it.
CREATE TABLE places (
    session_id uuid PRIMARY KEY,
    version bigint NOT NULL,
    kind text NOT NULL,
    text text NOT NULL
);

-- Whom a person wants nothing to do with.
CREATE TABLE blocks (
    person_id uuid NOT NULL,
    blocked_id uuid NOT NULL,
    PRIMARY KEY (person_id, blocked_id)
);
CREATE INDEX blocks_of_others ON blocks (blocked_id);

DROP VIEW named_messages;
CREATE VIEW named_messages AS
SELECT message.*, other.name AS other, other.erased AS other_erased,
       place.kind AS place_kind, place.text AS place_text
FROM messages AS message
LEFT JOIN people AS other ON other.person_id = message.other_id
LEFT JOIN places AS place ON place.session_id = message.subject;
"""


def upgrade() -> None:
    run(TABLES)
