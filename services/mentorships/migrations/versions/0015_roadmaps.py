"""A career roadmap: today's role, the target, and milestones between them on which goals hang."""

from shared.migrations import run

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

TABLES = """
CREATE TABLE roadmaps (
    mentorship_id uuid PRIMARY KEY REFERENCES mentorships (id),
    version integer NOT NULL,
    today text,
    today_by uuid,
    target text,
    target_by uuid
);

CREATE TABLE milestones (
    id uuid PRIMARY KEY,
    mentorship_id uuid NOT NULL REFERENCES roadmaps (mentorship_id),
    place integer NOT NULL,
    text text,
    written_by uuid,
    reached_by date,
    reached_at timestamptz
);
CREATE INDEX milestones_of_mentorship ON milestones (mentorship_id, place);

-- No reference: milestones are written anew with their roadmap, and keep their ids.
ALTER TABLE goals ADD COLUMN milestone_id uuid;
"""


def upgrade() -> None:
    run(TABLES)
