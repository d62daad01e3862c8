"""The timeline keeps to the order in which things happened, whatever the clocks said.

A time is read before a lock is waited for, and two machines' clocks differ: what came second may bear the earlier time.
"""

from shared.migrations import run

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

TABLES = """
-- `strand`: what gives its lines their order (a session's sequence, the mentorship's lock). `ordered_at` never falls
-- along a strand; `number` rises where it is equal.
ALTER TABLE timeline
    ADD COLUMN number bigint GENERATED ALWAYS AS IDENTITY,
    ADD COLUMN strand uuid,
    ADD COLUMN ordered_at timestamptz;
UPDATE timeline
SET ordered_at = happened_at, strand = CASE WHEN starts_at IS NULL THEN mentorship_id ELSE coalesce(subject_id, mentorship_id) END;
ALTER TABLE timeline ALTER COLUMN strand SET NOT NULL, ALTER COLUMN ordered_at SET NOT NULL;
DROP INDEX timeline_by_mentorship;
CREATE INDEX timeline_by_mentorship ON timeline (mentorship_id, ordered_at DESC, number DESC);
CREATE INDEX timeline_by_strand ON timeline (mentorship_id, strand, ordered_at);
"""


def upgrade() -> None:
    run(TABLES)
