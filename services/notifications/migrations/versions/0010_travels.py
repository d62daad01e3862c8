"""Who travels reads times of those days on the clock of where they are."""

from shared.migrations import run

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

TABLES = """
-- As they were told.
ALTER TABLE people ADD COLUMN travels jsonb;

CREATE OR REPLACE VIEW readers AS
SELECT person_id, name, email, locale, time_zone_set,
       CASE WHEN time_zone_set IS FALSE AND hours_zone IS NOT NULL THEN hours_zone ELSE time_zone END AS time_zone,
       CASE WHEN time_zone_set IS FALSE AND hours_zone IS NOT NULL THEN 'hours' ELSE 'person' END AS time_zone_of,
       travels
FROM people;
"""


def upgrade() -> None:
    run(TABLES)
