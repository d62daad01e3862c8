"""Match runs: what was asked for, how far it is, and what came of it for each mentee."""

from shared.migrations import run

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

SCRIPT = """
-- `taken_by`: the worker that runs it, until `taken_until`; then another one begins anew.
CREATE TABLE match_runs (
    run_id uuid PRIMARY KEY,
    programme_id uuid NOT NULL,
    objective text NOT NULL,
    dry_run boolean NOT NULL,
    seed bigint NOT NULL,
    minimum integer NOT NULL,
    asked_by uuid,
    asked_at timestamptz NOT NULL,
    state text NOT NULL,
    version integer NOT NULL,
    progress integer NOT NULL,
    started_at timestamptz,
    ended_at timestamptz,
    approved_at timestamptz,
    failure text,
    rules_version integer,
    figures jsonb,
    attempts integer NOT NULL DEFAULT 0,
    taken_by uuid,
    taken_until timestamptz
);
CREATE UNIQUE INDEX one_run_at_a_time ON match_runs (programme_id) WHERE state IN ('waiting', 'running');
CREATE INDEX match_runs_by_programme ON match_runs (programme_id, run_id);

-- `points` is null for whoever stays alone. A mentor who is erased leaves their draft: the mentee is then passed over.
CREATE TABLE match_outcomes (
    run_id uuid NOT NULL REFERENCES match_runs,
    mentee_id uuid NOT NULL,
    mentor_id uuid,
    points integer,
    mentee_points integer,
    mentor_points integer,
    reasons jsonb NOT NULL,
    decision text NOT NULL,
    skipped_because text,
    proposal_id uuid,
    PRIMARY KEY (run_id, mentee_id)
);
CREATE INDEX match_outcomes_by_mentee ON match_outcomes (mentee_id);
CREATE INDEX match_outcomes_by_mentor ON match_outcomes (mentor_id);

CREATE TABLE match_misses (
    run_id uuid NOT NULL,
    mentee_id uuid NOT NULL,
    place integer NOT NULL,
    mentor_id uuid NOT NULL,
    points integer NOT NULL,
    barrier text NOT NULL,
    PRIMARY KEY (run_id, mentee_id, place)
);
CREATE INDEX match_misses_by_mentee ON match_misses (mentee_id);
CREATE INDEX match_misses_by_mentor ON match_misses (mentor_id);
"""


def upgrade() -> None:
    run(SCRIPT)
