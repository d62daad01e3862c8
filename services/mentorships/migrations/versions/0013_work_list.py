"""Those who look after a programme see what needs a hand in it; the two can ask them for help, past each other.

Programme and person may become known here after a membership: neither is referred to.
"""

from shared.migrations import audit_log, run

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

TABLES = """
CREATE TABLE memberships (
    membership_id uuid PRIMARY KEY,
    programme_id uuid NOT NULL,
    person_id uuid NOT NULL,
    role text NOT NULL,
    joined_at timestamptz NOT NULL
);
CREATE INDEX memberships_by_programme ON memberships (programme_id, role, joined_at, membership_id);
CREATE INDEX memberships_by_person ON memberships (person_id);

CREATE TABLE archived_programmes (
    programme_id uuid PRIMARY KEY
);

-- What whoever looks at a mentorship has found; what two people do takes away what it answers.
CREATE TABLE work_items (
    id uuid PRIMARY KEY,
    mentorship_id uuid NOT NULL REFERENCES mentorships (id),
    programme_id uuid NOT NULL,
    reason text NOT NULL,
    since timestamptz NOT NULL,
    UNIQUE (mentorship_id, reason)
);
CREATE INDEX work_items_in_order ON work_items (since, id);
CREATE INDEX work_items_of_programme ON work_items (programme_id, since, id);

CREATE TABLE help_requests (
    id uuid PRIMARY KEY,
    version integer NOT NULL,
    mentorship_id uuid NOT NULL REFERENCES mentorships (id),
    programme_id uuid NOT NULL,
    person_id uuid NOT NULL,
    side text NOT NULL,
    text text NOT NULL,
    asked_at timestamptz NOT NULL,
    phase text NOT NULL,
    answered_by uuid,
    answer text,
    settled_at timestamptz
);
CREATE UNIQUE INDEX help_request_that_waits ON help_requests (mentorship_id, person_id) WHERE phase = 'open';
CREATE INDEX help_requests_that_wait ON help_requests (asked_at, id) WHERE phase = 'open';
CREATE INDEX help_requests_by_person ON help_requests (person_id, asked_at DESC);
CREATE INDEX help_requests_by_answerer ON help_requests (answered_by) WHERE answered_by IS NOT NULL;

-- Whom a prompt names where that is not the other of the two.
ALTER TABLE prompts ADD COLUMN named uuid;
CREATE INDEX prompts_naming ON prompts (named) WHERE named IS NOT NULL;

-- Who has looked inside, and why; the two read it.
CREATE TABLE looks (
    id uuid PRIMARY KEY,
    mentorship_id uuid NOT NULL REFERENCES mentorships (id),
    looked_by uuid,
    role text NOT NULL,
    reason text,
    looked_at timestamptz NOT NULL
);
CREATE INDEX looks_of_mentorship ON looks (mentorship_id, looked_at DESC, id DESC);
CREATE INDEX looks_by_person ON looks (looked_by) WHERE looked_by IS NOT NULL;
"""


def upgrade() -> None:
    run(TABLES)
    audit_log()
