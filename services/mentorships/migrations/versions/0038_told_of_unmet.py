"""Whoever looks after a programme is told once of each pair that has not met: of which ones they were, and by which prompt."""

from shared.migrations import run

revision = "0038"
down_revision = "0037"
branch_labels = None
depends_on = None

TABLES = """
-- No reference: it would lock the mentorships of everybody who is told of, and whoever tells holds their own anchor alone.
CREATE TABLE told_of_unmet (
    mentorship_id uuid NOT NULL,
    person_id uuid NOT NULL,
    prompt_id uuid NOT NULL,
    PRIMARY KEY (mentorship_id, person_id)
);
CREATE INDEX told_of_unmet_by_person ON told_of_unmet (person_id);
CREATE INDEX told_of_unmet_by_prompt ON told_of_unmet (prompt_id);
CREATE INDEX work_items_of_unmet ON work_items (programme_id) WHERE reason = 'not_met';
"""


def upgrade() -> None:
    run(TABLES)
