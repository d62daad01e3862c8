"""A release up to 1.1.0 that runs on these tables, or beside this one, is not stopped by kinds of messages that it does not know.

It reads `named_messages`, and a whole inbox fails on one of them: there they are no longer. One whose mail is still due stays,
so that its worker meets it alone and puts it off, instead of waiting for it again and again in front of all others. This release
reads `told_messages`, which has everything.
"""

from shared.migrations import run

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

SCRIPT = """
CREATE VIEW told_messages AS
SELECT message.*, other.name AS other, other.erased AS other_erased,
       place.kind AS place_kind, place.text AS place_text
FROM messages AS message
LEFT JOIN people AS other ON other.person_id = message.other_id
LEFT JOIN places AS place ON place.session_id = message.subject;

CREATE OR REPLACE VIEW named_messages AS
SELECT id, person_id, number, kind, side, subject, subject_version, other_id, facts, happened_at, worth_until, read_at, mail,
       traceparent, added_at, other, other_erased, place_kind, place_text
FROM told_messages
WHERE kind NOT IN ('resting', 'opinion_asked', 'run_ready', 'run_failed') OR mail = 'due';
"""


def upgrade() -> None:
    run(SCRIPT)
