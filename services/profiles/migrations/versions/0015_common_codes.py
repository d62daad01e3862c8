"""Where an account was mailed many codes, one mail brings the next one to all who ask within ten minutes.

The code itself is made of its id and a secret that no database knows.
"""

from shared.migrations import run

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

SCRIPT = """
CREATE TABLE common_codes (
    account text PRIMARY KEY,
    code_id uuid NOT NULL,
    expires_at timestamptz NOT NULL
);
CREATE INDEX common_codes_by_end ON common_codes (expires_at);

ALTER TABLE sign_ins ADD COLUMN common_code_id uuid;
"""


def upgrade() -> None:
    run(SCRIPT)
