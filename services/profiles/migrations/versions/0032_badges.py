"""Badges of who asked for one, the keys that sign them, and the places on status lists that were ever given out.

A place is given once. Whatever stands on none of `badges` is revoked on its list: with the row of a badge goes all that is
known of it, and the place that stays says of nobody who had it.
"""

from shared.migrations import run

revision = "0032"
down_revision = "0031"
branch_labels = None
depends_on = None

TABLES = """
CREATE TABLE badge_keys (
    key_id text PRIMARY KEY,
    public_key jsonb NOT NULL,
    sealed_private_key bytea NOT NULL,
    signs_from timestamptz NOT NULL
);

CREATE TABLE badge_places (
    list integer NOT NULL,
    place integer NOT NULL,
    PRIMARY KEY (list, place)
);

CREATE TABLE badges (
    badge_id uuid PRIMARY KEY,
    person_id uuid NOT NULL REFERENCES people ON DELETE CASCADE,
    programme_id uuid NOT NULL,
    kind text NOT NULL,
    side text NOT NULL,
    began_on date NOT NULL,
    ended_on date,
    issued_at timestamptz NOT NULL,
    list integer NOT NULL,
    place integer NOT NULL,
    FOREIGN KEY (list, place) REFERENCES badge_places,
    UNIQUE (list, place)
);
CREATE INDEX badges_by_person ON badges (person_id, badge_id);
"""


def upgrade() -> None:
    run(TABLES)
