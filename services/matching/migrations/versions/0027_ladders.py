"""Steps that follow where a mentor lets requests run out of time, or does not come, in a programme with a ladder of its own.

Sessions of before have neither programme nor absence here and count nothing: `./mentoring rebuild matching sessions` makes them count.
"""

from shared.migrations import run

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None

SCRIPT = """
-- `missed_at`: when one ended to which the mentor did not come.
ALTER TABLE sessions ADD COLUMN programme_id uuid, ADD COLUMN missed_at timestamptz;
CREATE INDEX sessions_missed ON sessions (mentor_id) WHERE missed_at IS NOT NULL;

ALTER TABLE notices ALTER COLUMN run_id DROP NOT NULL, ADD COLUMN step_id uuid;
CREATE INDEX notices_by_step ON notices (step_id) WHERE step_id IS NOT NULL;

CREATE TABLE steps (
    step_id uuid PRIMARY KEY,
    programme_id uuid NOT NULL,
    person_id uuid NOT NULL,
    rung text NOT NULL,
    counted integer NOT NULL,
    taken_at timestamptz NOT NULL,
    version integer NOT NULL,
    ended_at timestamptz,
    ended_because text,
    appeal text,
    appealed_at timestamptz,
    outcome text,
    reason text,
    decided_at timestamptz
);
CREATE INDEX steps_by_person ON steps (person_id, programme_id);
CREATE INDEX steps_by_programme ON steps (programme_id, step_id);

-- Who is sent nobody new in a programme.
CREATE VIEW kept_out AS
SELECT person_id, programme_id FROM steps WHERE ended_at IS NULL AND rung IN ('rest', 'unmatched');
"""


def upgrade() -> None:
    run(SCRIPT)
