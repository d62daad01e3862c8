"""A release up to 1.1.0 is not stopped by word of pairs that have not met either: see 0013."""

from shared.migrations import run

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

SCRIPT = """
CREATE OR REPLACE VIEW named_messages AS
SELECT id, person_id, number, kind, side, subject, subject_version, other_id, facts, happened_at, worth_until, read_at, mail,
       traceparent, added_at, other, other_erased, place_kind, place_text
FROM told_messages
WHERE kind NOT IN (
    'resting', 'opinion_asked', 'run_ready', 'run_failed', 'step_told', 'step_rest', 'step_unmatched', 'step_granted', 'step_upheld',
    'appeal_waits', 'no_first_session'
) OR mail = 'due';
"""


def upgrade() -> None:
    run(SCRIPT)
