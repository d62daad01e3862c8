"""Who has prepared, what came of what was expected, and which mentors there are: who has learnt something may pass it on."""

from shared.migrations import run

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None

TABLES = """
CREATE TABLE preparations (
    mentorship_id uuid NOT NULL REFERENCES mentorships (id),
    person_id uuid NOT NULL,
    side text NOT NULL,
    version integer NOT NULL,
    form_version integer NOT NULL,
    answers jsonb NOT NULL,
    done_at timestamptz,
    PRIMARY KEY (mentorship_id, side)
);
CREATE INDEX preparations_by_person ON preparations (person_id);

CREATE TABLE expectation_reviews (
    mentorship_id uuid NOT NULL REFERENCES mentorships (id),
    side text NOT NULL,
    person_id uuid NOT NULL,
    said text NOT NULL,
    reviewed_at timestamptz NOT NULL,
    PRIMARY KEY (mentorship_id, side)
);
CREATE INDEX expectation_reviews_by_person ON expectation_reviews (person_id);

CREATE TABLE mentors (
    person_id uuid PRIMARY KEY
);
"""


def upgrade() -> None:
    run(TABLES)
