"""How the clocks of zones go: by what was seen last one knows that rules have changed, and whom to tell."""

from shared.migrations import run

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

TABLES = """
-- `turns`: from which minute since 1970 on the clock is how many minutes ahead of UTC; before `known_until`.
CREATE TABLE zone_clocks (
    time_zone text PRIMARY KEY,
    turns text NOT NULL,
    known_until bigint NOT NULL
);
"""


def upgrade() -> None:
    run(TABLES)
