"""What the two of a draft say of it before its run is decided: how they rank it, or that they refuse it.

A draft has an id of its own from now on; one that is changed by hand to another pair is another one. Those of before have none
and are shown to nobody but those who look after the programme.
"""

from shared.migrations import run

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None

SCRIPT = """
ALTER TABLE match_outcomes ADD COLUMN draft_id uuid;
CREATE UNIQUE INDEX match_outcomes_by_draft ON match_outcomes (draft_id) WHERE draft_id IS NOT NULL;

CREATE TABLE opinions (
    draft_id uuid NOT NULL,
    side text NOT NULL,
    run_id uuid NOT NULL REFERENCES match_runs,
    mentee_id uuid NOT NULL,
    mentor_id uuid NOT NULL,
    rank integer,
    refused boolean NOT NULL,
    said_at timestamptz NOT NULL,
    PRIMARY KEY (draft_id, side)
);
CREATE INDEX opinions_by_run ON opinions (run_id);
CREATE INDEX opinions_by_mentee ON opinions (mentee_id);
CREATE INDEX opinions_by_mentor ON opinions (mentor_id);
"""


def upgrade() -> None:
    run(SCRIPT)
