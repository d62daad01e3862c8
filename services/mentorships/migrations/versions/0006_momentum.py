"""Somebody looks at each mentorship once a week, and tells one of the two of one small step where it has been quiet.

What is there already is looked at first in the week to come, spread over it.
"""

from shared.migrations import run

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

TABLES = """
-- Where a person's day begins and ends; nobody is told anything in their night.
CREATE TABLE zones (
    person_id uuid PRIMARY KEY,
    time_zone text NOT NULL
);

-- What was said unasked. `acted_at`: when something happened in the mentorship since. No reference to mentorships: of an
-- erased person's nothing is left, and what the other one was told counts in their week all the same.
CREATE TABLE prompts (
    id uuid PRIMARY KEY,
    version integer NOT NULL,
    mentorship_id uuid NOT NULL,
    person_id uuid NOT NULL,
    side text NOT NULL,
    stage text NOT NULL,
    rule text NOT NULL,
    step text NOT NULL,
    subject_id uuid,
    said_at timestamptz NOT NULL,
    good_until timestamptz NOT NULL,
    acted_at timestamptz
);
CREATE INDEX prompts_by_person ON prompts (person_id, said_at DESC);
CREATE INDEX prompts_by_mentorship ON prompts (mentorship_id);
CREATE INDEX prompts_that_wait ON prompts (mentorship_id) WHERE acted_at IS NULL;

CREATE TABLE mutes (
    mentorship_id uuid NOT NULL REFERENCES mentorships (id),
    person_id uuid NOT NULL,
    PRIMARY KEY (mentorship_id, person_id)
);
CREATE INDEX mutes_by_person ON mutes (person_id);

INSERT INTO timers (kind, subject, version, due_at)
SELECT 'look-at-momentum', id, 1, clock_timestamp() + random() * interval '7 days' FROM mentorships WHERE state <> 'ended';
"""


def upgrade() -> None:
    run(TABLES)
