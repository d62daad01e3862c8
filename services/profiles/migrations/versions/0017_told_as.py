"""By which release's measure somebody was last told of: once a release says more of people, it says it of all of them."""

from shared.migrations import run

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

SCRIPT = """
ALTER TABLE people ADD COLUMN told_as integer NOT NULL DEFAULT 0;
CREATE INDEX people_by_told_as ON people (told_as);
"""


def upgrade() -> None:
    run(SCRIPT)
