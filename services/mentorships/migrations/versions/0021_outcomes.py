"""What a programme compares, and what was released of it, once in a quarter; no erasure recomputes what is out."""

from shared.migrations import run

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None

TABLES = """
CREATE TABLE outcome_plans (
    programme_id uuid PRIMARY KEY,
    version integer NOT NULL,
    basis text NOT NULL,
    horizon_days integer NOT NULL,
    fewest integer NOT NULL
);

CREATE TABLE outcome_releases (
    id uuid PRIMARY KEY,
    programme_id uuid NOT NULL,
    period text NOT NULL,
    state text NOT NULL CHECK (state IN ('waiting', 'running', 'released', 'failed')),
    progress integer NOT NULL,
    asked_at timestamptz NOT NULL,
    basis text NOT NULL,
    horizon_days integer NOT NULL,
    fewest integer NOT NULL,
    attempts integer NOT NULL,
    taken_by uuid,
    taken_until timestamptz,
    released_at timestamptz,
    report text
);
CREATE UNIQUE INDEX outcome_release_of_period ON outcome_releases (programme_id, period) WHERE state <> 'failed';
CREATE INDEX outcome_releases_of_programme ON outcome_releases (programme_id, id DESC);
CREATE INDEX outcome_releases_to_do ON outcome_releases (id) WHERE state IN ('waiting', 'running');
"""


def upgrade() -> None:
    run(TABLES)
