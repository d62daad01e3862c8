"""Who belongs to which programme, in which role, and who waits for that.

A person has one membership for a role in a programme, for good: whoever comes back goes on with it.
"""

from shared.migrations import run

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

SCRIPT = """
CREATE TABLE memberships (
    membership_id uuid PRIMARY KEY,
    programme_id uuid NOT NULL REFERENCES programmes,
    person_id uuid NOT NULL REFERENCES people ON DELETE CASCADE,
    role text NOT NULL CHECK (role IN ('mentor', 'mentee', 'coordinator')),
    state text NOT NULL
        CHECK (state IN ('eligible', 'invited', 'applied', 'waiting', 'offered', 'member', 'left')),
    version bigint NOT NULL,
    left_because text,
    queued_as bigint,
    offered_until timestamptz,
    changed_at timestamptz NOT NULL,
    UNIQUE (person_id, programme_id, role),
    CHECK ((state = 'left') = (left_because IS NOT NULL)),
    CHECK ((state = 'waiting') = (queued_as IS NOT NULL)),
    CHECK ((state = 'offered') = (offered_until IS NOT NULL))
);
CREATE INDEX memberships_by_programme ON memberships (programme_id, membership_id);
CREATE INDEX places_taken ON memberships (programme_id) WHERE role = 'mentee' AND state IN ('member', 'offered');
CREATE INDEX waiting_lists ON memberships (programme_id, queued_as) WHERE state = 'waiting';
"""


def upgrade() -> None:
    run(SCRIPT)
