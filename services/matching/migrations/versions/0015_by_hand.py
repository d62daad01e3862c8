"""Drafts that were changed by hand, and what that costs; runs for those alone who joined since the last one."""

from shared.migrations import run

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

SCRIPT = """
-- `cost_by_hand`: by how many points less all drafts together have than the run had found.
ALTER TABLE match_runs
    ADD COLUMN top_up boolean NOT NULL DEFAULT false,
    ADD COLUMN changed_by_hand integer NOT NULL DEFAULT 0,
    ADD COLUMN cost_by_hand integer NOT NULL DEFAULT 0;
ALTER TABLE match_outcomes ADD COLUMN by_hand boolean NOT NULL DEFAULT false;
"""


def upgrade() -> None:
    run(SCRIPT)
