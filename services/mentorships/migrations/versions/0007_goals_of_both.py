"""A goal holds once both have agreed to it, and a step says whose it is.

Goals from before were nobody's to agree to: they go on as goals of both.
"""

from shared.migrations import run

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

TABLES = """
-- Whose wording a goal is, and when the other side agreed to it. An older release that still runs beside writes neither: what
-- it sets meanwhile counts as the mentee's and waits for the mentor.
ALTER TABLE goals ADD COLUMN proposed_by text NOT NULL DEFAULT 'mentee', ADD COLUMN agreed_at timestamptz;
UPDATE goals SET agreed_at = created_at;
UPDATE goals SET proposed_by = 'mentor' FROM mentorships WHERE mentorships.id = mentorship_id AND written_by = mentor_id;

-- Whose step it is; NULL: of both.
ALTER TABLE action_steps ADD COLUMN side text;
"""


def upgrade() -> None:
    run(TABLES)
