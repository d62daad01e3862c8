"""A programme asks its people how they are: when it begins, on the way, and when it ends.

An invitation holds what was answered to it. What one was told of it counts in their week as all that is said unasked.
"""

from shared.migrations import run

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None

TABLES = """
CREATE TABLE surveys (
    id uuid PRIMARY KEY,
    programme_id uuid NOT NULL,
    kind text NOT NULL CHECK (kind IN ('baseline', 'pulse', 'close')),
    version integer NOT NULL,
    opens_on date NOT NULL,
    closes_on date NOT NULL,
    questions text NOT NULL,
    UNIQUE (programme_id, kind)
);

CREATE TABLE survey_invitations (
    id uuid PRIMARY KEY,
    survey_id uuid NOT NULL REFERENCES surveys (id),
    person_id uuid NOT NULL,
    side text NOT NULL,
    told_at timestamptz,
    reminded_at timestamptz,
    answered_at timestamptz,
    satisfaction smallint CHECK (satisfaction BETWEEN 0 AND 10),
    answers text,
    UNIQUE (survey_id, person_id)
);
CREATE INDEX survey_invitations_by_person ON survey_invitations (person_id);
"""


def upgrade() -> None:
    run(TABLES)
