"""Who told hours in a zone, and never told their own, reads times in that one."""

from shared.migrations import run

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

TABLES = """
ALTER TABLE people ADD COLUMN hours_zone text;

-- How people are written to. `time_zone_of`: whose zone it is, the person's own or that of their hours.
CREATE VIEW readers AS
SELECT person_id, name, email, locale, time_zone_set,
       CASE WHEN time_zone_set IS FALSE AND hours_zone IS NOT NULL THEN hours_zone ELSE time_zone END AS time_zone,
       CASE WHEN time_zone_set IS FALSE AND hours_zone IS NOT NULL THEN 'hours' ELSE 'person' END AS time_zone_of
FROM people;
"""


def upgrade() -> None:
    run(TABLES)
