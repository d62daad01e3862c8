"""What mentees found strong, and which sessions a mentor missed or cancelled late.

Records that arrived before this are counted from their next change or a rebuild on: until then they speak neither for nor against.
"""

from shared.migrations import run

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

SCRIPT = """
ALTER TABLE ratings ADD COLUMN skills text[] NOT NULL DEFAULT '{}';
ALTER TABLE sessions ADD COLUMN failed boolean NOT NULL DEFAULT false;
"""


def upgrade() -> None:
    run(SCRIPT)
