"""What holds between two people: where they meet, who chose the time, what one does to the other in a day, who parted."""

from shared.migrations import run

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

TABLES = """
-- Whoever is paused takes no new mentees and goes on with the present ones.
ALTER TABLE people ADD COLUMN paused boolean NOT NULL DEFAULT false;

-- Title and place are the offering's when the session was booked; a place of its own was named for this session alone.
-- Of `moves` so many were the mentee's. `imposed`: the mentee may still refuse its time. `closed`: its two have parted.
ALTER TABLE sessions
    ADD COLUMN title text NOT NULL DEFAULT '',
    ADD COLUMN place text,
    ADD COLUMN own_place boolean NOT NULL DEFAULT false,
    ADD COLUMN mentee_moves integer NOT NULL DEFAULT 0,
    ADD COLUMN imposed boolean NOT NULL DEFAULT false,
    ADD COLUMN closed boolean NOT NULL DEFAULT false,
    ADD COLUMN cancelled_because text;
UPDATE sessions
SET title = offerings.title, place = CASE WHEN sessions.state = 'booked' THEN offerings.details::json ->> 'place' END
FROM offerings
WHERE offerings.offering_id = sessions.offering_id;
CREATE INDEX sessions_with_places ON sessions (ends) WHERE place IS NOT NULL;

-- When one person last began something with another: as many times as they may in a day, and one more.
CREATE TABLE done_between (
    by_id uuid NOT NULL,
    other_id uuid NOT NULL,
    times timestamptz[] NOT NULL,
    PRIMARY KEY (by_id, other_id)
);
CREATE INDEX done_between_by_other ON done_between (other_id);
"""


def upgrade() -> None:
    run(TABLES)
