"""People report people. `person_id` is nobody's where whom it is about is gone; the reporter's words go with the reporter."""

from shared.migrations import run

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

SCRIPT = """
CREATE TABLE reports (
    report_id uuid PRIMARY KEY,
    version bigint NOT NULL,
    reporter_id uuid REFERENCES people ON DELETE SET NULL,
    person_id uuid REFERENCES people ON DELETE SET NULL,
    reason text NOT NULL,
    text text,
    evidence text[] NOT NULL,
    state text NOT NULL CHECK (state IN ('open', 'taken', 'decided')),
    taken_by uuid REFERENCES people ON DELETE SET NULL,
    outcome text,
    reported_at timestamptz NOT NULL,
    changed_at timestamptz NOT NULL,
    CHECK ((state = 'decided') = (outcome IS NOT NULL))
);
CREATE INDEX reports_by_reporter ON reports (reporter_id, report_id);
CREATE INDEX reports_by_person ON reports (person_id, report_id);
CREATE INDEX reports_to_decide ON reports (report_id) WHERE state <> 'decided';
"""


def upgrade() -> None:
    run(SCRIPT)
