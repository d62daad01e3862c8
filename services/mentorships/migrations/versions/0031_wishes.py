"""What mentees say in their profile of what they want: goals are begun from it, and an agreement's first draft is made of it.

Of profiles that were told before, `rebuild mentorships profiles` brings it in.
"""

from shared.migrations import run

revision = "0031"
down_revision = "0030"
branch_labels = None
depends_on = None

TABLE = """
CREATE TABLE wishes (
    person_id uuid PRIMARY KEY,
    goals jsonb NOT NULL,
    expectations text NOT NULL,
    meeting_rhythm text NOT NULL
);
"""


def upgrade() -> None:
    run(TABLE)
