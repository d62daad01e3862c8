"""In which groups of their organisation people are, as keyed hashes of the groups' codes: some programmes mix them."""

from shared.migrations import run

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None

SCRIPT = """
ALTER TABLE memberships ADD COLUMN groups text[] NOT NULL DEFAULT '{}';
ALTER TABLE invitees ADD COLUMN groups text[] NOT NULL DEFAULT '{}';
"""


def upgrade() -> None:
    run(SCRIPT)
