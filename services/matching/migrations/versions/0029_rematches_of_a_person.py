"""Whoever is erased takes with them what they said of matching anew, found by an index."""

from shared.migrations import index

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None


def upgrade() -> None:
    index("rematches_by_person", "rematches (person_id)")
