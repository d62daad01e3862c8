"""What a programme asks of whoever signs up, what they said, and which words they agreed to, and when."""

from shared.migrations import run

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None

TABLES = """
-- The present form; what was asked before stays in the two tables below: answers and consents refer to it.
CREATE TABLE forms (
    programme_id uuid PRIMARY KEY REFERENCES programmes,
    version bigint NOT NULL,
    questions_version integer NOT NULL,
    consent_version integer NOT NULL
);
CREATE TABLE questions_asked (
    programme_id uuid NOT NULL REFERENCES programmes,
    version integer NOT NULL,
    questions jsonb NOT NULL,
    asked_from timestamptz NOT NULL,
    PRIMARY KEY (programme_id, version)
);
CREATE TABLE consent_words (
    programme_id uuid NOT NULL REFERENCES programmes,
    version integer NOT NULL,
    texts jsonb NOT NULL,
    asked_from timestamptz NOT NULL,
    PRIMARY KEY (programme_id, version)
);

CREATE TABLE answers (
    person_id uuid NOT NULL REFERENCES people ON DELETE CASCADE,
    programme_id uuid NOT NULL REFERENCES programmes,
    role text NOT NULL,
    questions_version integer NOT NULL,
    answers jsonb NOT NULL,
    answered_at timestamptz NOT NULL,
    PRIMARY KEY (person_id, programme_id, role)
);
-- A row for each time that somebody agreed: which words, in which language, until when.
CREATE TABLE consents (
    person_id uuid NOT NULL REFERENCES people ON DELETE CASCADE,
    programme_id uuid NOT NULL REFERENCES programmes,
    given_at timestamptz NOT NULL,
    version integer NOT NULL,
    language text NOT NULL,
    withdrawn_at timestamptz,
    PRIMARY KEY (person_id, programme_id, given_at)
);
"""


def upgrade() -> None:
    run(TABLES)
