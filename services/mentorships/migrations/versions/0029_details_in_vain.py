"""Whoever has told how they are reached, and waits for an introduction in vain, is forgotten after a month: so are those who wait now."""

from shared.migrations import run

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None

TIMERS = """
INSERT INTO timers (kind, subject, version, due_at)
SELECT 'forget-contact', id, 1, proposed_at + interval '30 days' FROM introductions
WHERE state = 'waiting' AND receiver_agreed_at IS NOT NULL
ON CONFLICT DO NOTHING;
UPDATE introductions SET receiver_reach = NULL, contact_reach = NULL
WHERE state = 'not_made' AND (receiver_reach IS NOT NULL OR contact_reach IS NOT NULL);
"""


def upgrade() -> None:
    run(TIMERS)
