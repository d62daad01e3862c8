"""Who signs out everywhere ends the streams that were opened before."""

from shared.migrations import run

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run("ALTER TABLE people ADD COLUMN signed_out_at timestamptz")
