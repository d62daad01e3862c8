"""Wrong codes lengthen an account's next codes and lock nobody out; a device that has signed in before is known again.

Neither table says whether the account exists: it is kept as `sign_ins` keeps it.
"""

from shared.migrations import run

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

SCRIPT = """
CREATE TABLE wrong_codes (
    account text PRIMARY KEY,
    worn_off_at timestamptz NOT NULL
);
CREATE INDEX wrong_codes_by_end ON wrong_codes (worn_off_at);

-- The secret of a sign-in whose code was right, as a hash.
CREATE TABLE known_devices (
    secret_hash bytea PRIMARY KEY,
    account text NOT NULL,
    seen_at timestamptz NOT NULL
);
CREATE INDEX known_devices_by_account ON known_devices (account);
CREATE INDEX known_devices_by_age ON known_devices (seen_at);
"""


def upgrade() -> None:
    run(SCRIPT)
