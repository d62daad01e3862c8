"""As what somebody asked for a match run: a coordinator who has left its programme since is not told of its end.

Of runs of before it is not known, and whoever asked for them is told.
"""

from shared.migrations import run

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None

SCRIPT = """
ALTER TABLE match_runs ADD COLUMN asked_as text;
"""


def upgrade() -> None:
    run(SCRIPT)
