"""What a mentee lets go with them into their next mentorship, and whom a mentor who leaves has named."""

from shared.migrations import run

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

TABLES = """
CREATE TABLE keepings (
    mentorship_id uuid PRIMARY KEY REFERENCES mentorships (id),
    mentee_id uuid NOT NULL,
    version integer NOT NULL,
    goals boolean NOT NULL,
    agreement boolean NOT NULL,
    successor_id uuid,
    carried_into uuid REFERENCES mentorships (id)
);
CREATE INDEX keepings_by_mentee ON keepings (mentee_id) WHERE carried_into IS NULL;
CREATE INDEX keepings_by_successor ON keepings (successor_id) WHERE successor_id IS NOT NULL;
"""


def upgrade() -> None:
    run(TABLES)
