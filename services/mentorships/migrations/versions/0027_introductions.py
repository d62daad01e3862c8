"""Introductions: nobody's details are shown before everybody has agreed, and those of people outside are kept for a month."""

from shared.migrations import run

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None

TABLES = """
-- contact_id: of somebody here; contact: how somebody outside is reached, told by whoever proposed it once they agreed.
CREATE TABLE introductions (
    id uuid PRIMARY KEY,
    version integer NOT NULL,
    mentorship_id uuid NOT NULL REFERENCES mentorships (id),
    proposed_by uuid,
    receiver_id uuid,
    side text NOT NULL,
    about text,
    contact_id uuid,
    inside boolean NOT NULL,
    state text NOT NULL,
    proposed_at timestamptz NOT NULL,
    receiver_agreed_at timestamptz,
    receiver_reach text,
    contact_reach text,
    contact text,
    introduced_at timestamptz,
    outcome text
);
CREATE INDEX introductions_of_mentorship ON introductions (mentorship_id, proposed_at DESC, id DESC);
CREATE INDEX introductions_by_proposer ON introductions (proposed_by, proposed_at DESC) WHERE proposed_by IS NOT NULL;
CREATE INDEX introductions_by_receiver ON introductions (receiver_id) WHERE receiver_id IS NOT NULL;
CREATE INDEX introductions_by_contact ON introductions (contact_id, proposed_at DESC, id DESC) WHERE contact_id IS NOT NULL;
"""


def upgrade() -> None:
    run(TABLES)
