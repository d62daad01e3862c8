"""Programmes say what their stages are for and what ends them; a mentorship keeps what it began with until it is moved over.

What sessions of the past were for is not known here: they count for every stage, as they did.
"""

from shared.migrations import run

revision = "0032"
down_revision = "0031"
branch_labels = None
depends_on = None

TABLES = """
CREATE TABLE stage_tables (
    programme_id uuid NOT NULL,
    version integer NOT NULL,
    stages jsonb NOT NULL,
    holds_from timestamptz NOT NULL,
    PRIMARY KEY (programme_id, version)
);

ALTER TABLE mentorships
    ADD COLUMN stages_version integer NOT NULL DEFAULT 0,
    ADD COLUMN first_kinds text[] NOT NULL DEFAULT '{introductory}',
    ADD COLUMN first_sessions integer NOT NULL DEFAULT 1,
    ADD COLUMN first_goals integer NOT NULL DEFAULT 1,
    ADD COLUMN other_sessions integer NOT NULL DEFAULT 0;

ALTER TABLE sessions ADD COLUMN kind text;

ALTER TABLE timeline ADD COLUMN cause text;
"""


def upgrade() -> None:
    run(TABLES)
