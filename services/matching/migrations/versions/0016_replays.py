"""A run keeps the people as they were, so that it can be done again under other rules.

Words that nobody scores by are left out. Who is erased is taken out: a replay is then no longer exact, and says so.
"""

from shared.migrations import run

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

SCRIPT = """
-- `frame`: rules, vocabulary and moment of a run that was scored; of a replay, by which rules it is to score.
-- `snapshot_people`: how many were in it.
ALTER TABLE match_runs
    ADD COLUMN replay_of uuid,
    ADD COLUMN frame jsonb,
    ADD COLUMN snapshot_people integer;

CREATE TABLE match_snapshots (
    run_id uuid NOT NULL REFERENCES match_runs,
    person_id uuid NOT NULL,
    side text NOT NULL,
    known jsonb NOT NULL,
    first_day date,
    bits bytea,
    asked integer NOT NULL,
    PRIMARY KEY (run_id, side, person_id)
);
CREATE INDEX match_snapshots_by_person ON match_snapshots (person_id);

CREATE TABLE match_snapshots_apart (
    run_id uuid NOT NULL REFERENCES match_runs,
    mentee_id uuid NOT NULL,
    mentor_id uuid NOT NULL,
    PRIMARY KEY (run_id, mentee_id, mentor_id)
);
CREATE INDEX match_snapshots_apart_by_mentee ON match_snapshots_apart (mentee_id);
CREATE INDEX match_snapshots_apart_by_mentor ON match_snapshots_apart (mentor_id);
"""


def upgrade() -> None:
    run(SCRIPT)
