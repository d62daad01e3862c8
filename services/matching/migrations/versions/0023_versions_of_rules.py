"""Every version of a programme's rules is kept, and a proposal says by which it was made; misses name the factor that had to hold.

What was asked before names none: it goes by the rules that there are.
"""

from shared.migrations import run

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None

SCRIPT = """
-- `changed_at`: null where it was not kept.
CREATE TABLE programme_rules_versions (
    programme_id uuid NOT NULL,
    version integer NOT NULL,
    weights jsonb NOT NULL,
    conditions jsonb NOT NULL,
    changed_at timestamptz,
    PRIMARY KEY (programme_id, version)
);
INSERT INTO programme_rules_versions (programme_id, version, weights, conditions)
SELECT programme_id, version, weights, conditions FROM programme_rules;

ALTER TABLE proposals ADD COLUMN rules_version integer;
ALTER TABLE match_misses ADD COLUMN factor text;
"""


def upgrade() -> None:
    run(SCRIPT)
