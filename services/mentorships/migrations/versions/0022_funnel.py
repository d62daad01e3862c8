"""How far mentees of a programme come, kept by weeks: counted once, and read without counting.

What is counted is written beside and folded in by a job: nobody waits for anybody else's count.
"""

from shared.migrations import run

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None

TABLES = """
-- In which week (its Monday) somebody reached what. `stale_since`: to be looked at again, because what they reached may have been
-- written while they became known here.
CREATE TABLE funnel_people (
    membership_id uuid PRIMARY KEY,
    programme_id uuid NOT NULL,
    person_id uuid,
    number text,
    stale_since timestamptz,
    eligible date NOT NULL,
    invited date,
    signed_up date,
    matched date,
    met date,
    met_thrice date,
    goal_completed date
);
CREATE INDEX funnel_people_by_person ON funnel_people (person_id) WHERE person_id IS NOT NULL;
CREATE INDEX funnel_people_by_number ON funnel_people (programme_id, number) WHERE number IS NOT NULL;
CREATE INDEX funnel_people_that_are_stale ON funnel_people (stale_since) WHERE stale_since IS NOT NULL;

CREATE TABLE funnel_weeks (
    programme_id uuid NOT NULL,
    stage text NOT NULL,
    week date NOT NULL,
    people integer NOT NULL,
    PRIMARY KEY (programme_id, stage, week)
);

CREATE TABLE funnel_changes (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    programme_id uuid NOT NULL,
    stage text NOT NULL,
    week date NOT NULL,
    people integer NOT NULL
);
CREATE INDEX funnel_changes_of_programme ON funnel_changes (programme_id);
"""


def upgrade() -> None:
    run(TABLES)
