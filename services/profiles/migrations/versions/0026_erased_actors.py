"""Who did something as an operator goes from the log once they are erased; a mail says whose it is."""

from shared.migrations import audit_log_actors, run

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None

OWNERS = """
-- What is about somebody is theirs, whatever address it goes to: so it is found when they move or are erased.
UPDATE mails SET person_id = subject
WHERE kind = 'suspension' AND person_id IS NULL AND state IN ('pending', 'sending');
UPDATE mails SET person_id = memberships.person_id FROM memberships
WHERE kind = 'programme' AND mails.person_id IS NULL AND mails.subject = membership_id AND mails.state IN ('pending', 'sending');
UPDATE mails SET person_id = reporter_id FROM reports
WHERE kind = 'report' AND mails.person_id IS NULL AND mails.subject = report_id AND mails.state IN ('pending', 'sending');
"""


def upgrade() -> None:
    audit_log_actors()
    run(OWNERS)
