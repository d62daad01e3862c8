"""Introductions that nobody is left of are found when the last of them goes."""

from shared.migrations import index

revision = "0040"
down_revision = "0039"
branch_labels = None
depends_on = None


def upgrade() -> None:
    index("introductions_of_nobody", "introductions (id) WHERE proposed_by IS NULL AND receiver_id IS NULL")
