"""What a mentee has had before is found without reading everybody's mentorships, those that ended too."""

from shared.migrations import index

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None


def upgrade() -> None:
    index("mentorships_by_mentee", "mentorships (mentee_id)")
