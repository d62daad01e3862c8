"""What comes of each line of the table of nudges is counted, beside a random few that a programme keeps back.

What was said before is counted too; when somebody wanted no more word of a mentorship is known from now on.
"""

from shared.migrations import run

revision = "0034"
down_revision = "0033"
branch_labels = None
depends_on = None

TABLES = """
CREATE TABLE nudge_terms (
    programme_id uuid PRIMARY KEY,
    version integer NOT NULL,
    held_back double precision NOT NULL CHECK (held_back BETWEEN 0 AND 0.2)
);

-- What was due and was not said, so that what such a word does can be seen. `acted_at`: when something happened since.
CREATE TABLE nudges_held_back (
    id uuid PRIMARY KEY,
    mentorship_id uuid NOT NULL REFERENCES mentorships (id),
    stage text NOT NULL,
    rule text NOT NULL,
    due_at timestamptz NOT NULL,
    acted_at timestamptz
);
CREATE INDEX nudges_held_back_that_wait ON nudges_held_back (mentorship_id) WHERE acted_at IS NULL;

CREATE TABLE nudge_counts (
    programme_id uuid NOT NULL,
    stage text NOT NULL,
    rule text NOT NULL,
    what text NOT NULL,
    number integer NOT NULL,
    PRIMARY KEY (programme_id, stage, rule, what)
);

-- Counted beside and folded in by a job: nobody waits for anybody else's count.
CREATE TABLE nudge_changes (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    programme_id uuid NOT NULL,
    stage text NOT NULL,
    rule text NOT NULL,
    what text NOT NULL,
    number integer NOT NULL
);
CREATE INDEX nudge_changes_of_programme ON nudge_changes (programme_id);

INSERT INTO nudge_counts (programme_id, stage, rule, what, number)
SELECT programme_id, prompts.stage, rule, what, count(*)
FROM prompts
JOIN mentorships ON mentorships.id = mentorship_id
CROSS JOIN LATERAL (VALUES ('said', true), ('acted', acted_at <= said_at + interval '7 days')) AS counted (what, counts)
WHERE rule IS NOT NULL AND counts
GROUP BY programme_id, prompts.stage, rule, what;
"""


def upgrade() -> None:
    run(TABLES)
