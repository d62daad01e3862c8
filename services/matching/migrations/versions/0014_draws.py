"""Where places are few, a draw says who gets one: which programmes want that, which run it was, and how it went for each."""

from shared.migrations import run

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

SCRIPT = """
ALTER TABLE programmes ADD COLUMN by_lot boolean NOT NULL DEFAULT false;
ALTER TABLE match_runs ADD COLUMN lottery text NOT NULL DEFAULT 'none' CHECK (lottery IN ('none', 'draw', 'trial'));

-- `drawn` and `odds`: null for who took no part in a draw; `draw_id`: what is told of it under, where it counts.
ALTER TABLE match_outcomes ADD COLUMN drawn boolean, ADD COLUMN odds double precision, ADD COLUMN draw_id uuid;
CREATE UNIQUE INDEX match_outcomes_by_draw ON match_outcomes (draw_id) WHERE draw_id IS NOT NULL;
"""


def upgrade() -> None:
    run(SCRIPT)
