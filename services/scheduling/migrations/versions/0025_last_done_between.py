"""What two did long ago is forgotten from its end, without reading what everybody did."""

from shared.migrations import index

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None


def upgrade() -> None:
    index("done_between_by_last", "done_between ((times[cardinality(times)]))")
