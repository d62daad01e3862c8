"""People come into programmes from files: they are invitees until they sign in, and what is asked of a file is kept as an import.

`number` and `line` of a membership are keyed hashes: the organisation's own number of a person, and of all above them.
"""

from shared.migrations import run

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

SCRIPT = """
CREATE TABLE imports (
    import_id uuid PRIMARY KEY,
    programme_id uuid NOT NULL REFERENCES programmes,
    state text NOT NULL CHECK (state IN ('tried', 'committed', 'undone')),
    rows jsonb NOT NULL,
    counts jsonb NOT NULL,
    report jsonb NOT NULL,
    plan bytea NOT NULL,
    made_at timestamptz NOT NULL
);
CREATE TABLE invitees (
    membership_id uuid PRIMARY KEY,
    programme_id uuid NOT NULL REFERENCES programmes,
    import_id uuid NOT NULL,
    role text NOT NULL CHECK (role IN ('mentor', 'mentee')),
    version bigint NOT NULL,
    account text NOT NULL,
    email text NOT NULL,
    name text NOT NULL,
    locale text NOT NULL,
    invite_on date,
    number text,
    manager text,
    line text[] NOT NULL,
    wanted boolean NOT NULL DEFAULT false,
    token_hash bytea UNIQUE,
    imported_at timestamptz NOT NULL,
    UNIQUE (programme_id, account, role)
);
CREATE INDEX invitees_by_account ON invitees (account);
CREATE INDEX invitees_to_invite ON invitees (membership_id) WHERE wanted AND token_hash IS NULL;
CREATE INDEX invitees_never_invited ON invitees (imported_at) WHERE NOT wanted AND token_hash IS NULL;

ALTER TABLE memberships
    ADD COLUMN import_id uuid,
    ADD COLUMN claimed boolean NOT NULL DEFAULT false,
    ADD COLUMN number text,
    ADD COLUMN manager text,
    ADD COLUMN line text[] NOT NULL DEFAULT '{}';
CREATE INDEX memberships_by_import ON memberships (import_id) WHERE import_id IS NOT NULL;
"""


def upgrade() -> None:
    run(SCRIPT)
