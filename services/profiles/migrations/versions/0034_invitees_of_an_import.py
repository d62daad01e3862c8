"""An import that is taken back finds whom it had brought."""

from shared.migrations import index

revision = "0034"
down_revision = "0033"
branch_labels = None
depends_on = None


def upgrade() -> None:
    index("invitees_by_import", "invitees (import_id)")
