"""Sessions that were booked as one, in a rhythm."""

from shared.migrations import run

revision = "0007"
down_revision = "0005"
branch_labels = None
depends_on = None

TABLES = """
-- A rhythm as it was agreed: a wall clock in a zone. What becomes of its sessions stands in them.
CREATE TABLE series (
    series_id uuid PRIMARY KEY,
    offering_id uuid NOT NULL,
    mentor_id uuid NOT NULL,
    mentee_id uuid NOT NULL,
    length integer NOT NULL,
    time_zone text NOT NULL,
    first_day integer NOT NULL,
    at integer NOT NULL,
    every_weeks integer NOT NULL,
    times integer NOT NULL,
    made_at timestamptz NOT NULL
);

ALTER TABLE sessions ADD COLUMN series_id uuid REFERENCES series;
CREATE INDEX sessions_by_series ON sessions (series_id, starts) WHERE series_id IS NOT NULL;
"""


def upgrade() -> None:
    run(TABLES)
