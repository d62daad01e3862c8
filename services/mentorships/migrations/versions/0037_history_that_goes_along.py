"""A mentee may let their next mentor read how far they came in a mentorship."""

from shared.migrations import run

revision = "0037"
down_revision = "0036"
branch_labels = None
depends_on = None

TABLES = """
ALTER TABLE keepings ADD COLUMN history boolean NOT NULL DEFAULT false;
CREATE INDEX keepings_by_next ON keepings (carried_into) WHERE carried_into IS NOT NULL;
"""


def upgrade() -> None:
    run(TABLES)
