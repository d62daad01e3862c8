"""Passkeys as a second factor: their public halves, open challenges, and codes from the command line that enrol a first one.

Codes are kept as hashes, as every secret is.
"""

from shared.migrations import run

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

SCRIPT = """
CREATE TABLE passkeys (
    passkey_id uuid PRIMARY KEY,
    person_id uuid NOT NULL REFERENCES people ON DELETE CASCADE,
    credential_id bytea NOT NULL UNIQUE,
    public_key bytea NOT NULL,
    sign_count bigint NOT NULL,
    name text NOT NULL,
    added_at timestamptz NOT NULL,
    shown_at timestamptz NOT NULL
);
CREATE INDEX passkeys_by_person ON passkeys (person_id);

CREATE TABLE passkey_challenges (
    challenge_id uuid PRIMARY KEY,
    person_id uuid NOT NULL REFERENCES people ON DELETE CASCADE,
    challenge bytea NOT NULL,
    expires_at timestamptz NOT NULL
);
CREATE INDEX passkey_challenges_by_person ON passkey_challenges (person_id);
CREATE INDEX passkey_challenges_by_expiry ON passkey_challenges (expires_at);

CREATE TABLE enrolment_codes (
    person_id uuid PRIMARY KEY REFERENCES people ON DELETE CASCADE,
    code_hash bytea NOT NULL,
    expires_at timestamptz NOT NULL
);

ALTER TABLE refresh_families ADD COLUMN passkey_shown_at timestamptz;
"""


def upgrade() -> None:
    run(SCRIPT)
