"""What match runs ask of people, and whether it still waits for them.

Whoever has a draft that they may say something of is told so from the next run on, or when something changes about one of before.
"""

from shared.migrations import run

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None

SCRIPT = """
-- `held_until`: there is more to say, and before it would be too often.
CREATE TABLE notices (
    notice_id uuid PRIMARY KEY,
    kind text NOT NULL,
    programme_id uuid NOT NULL,
    person_id uuid NOT NULL,
    run_id uuid NOT NULL REFERENCES match_runs,
    side text,
    version bigint NOT NULL,
    open boolean NOT NULL,
    said_at timestamptz NOT NULL,
    held_until timestamptz,
    UNIQUE (programme_id, kind, person_id)
);
CREATE INDEX notices_by_person ON notices (person_id);
CREATE INDEX notices_by_run ON notices (run_id) WHERE open;
"""


def upgrade() -> None:
    run(SCRIPT)
