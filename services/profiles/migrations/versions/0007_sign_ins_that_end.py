"""A sign-in ends for good, is seen and ended by whom it belongs to, and remembers by what it was proven.

`device` is a word of a short list, never what the browser sent. What was begun before counts from its last use.
"""

from shared.migrations import run

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

SCRIPT = """
ALTER TABLE refresh_families
    ADD COLUMN begun_at timestamptz,
    ADD COLUMN ends_at timestamptz,
    ADD COLUMN device text,
    ADD COLUMN methods text[] NOT NULL DEFAULT '{otp}';
UPDATE refresh_families SET begun_at = rotated_at, ends_at = rotated_at + interval '180 days';
ALTER TABLE refresh_families ALTER COLUMN begun_at SET NOT NULL, ALTER COLUMN ends_at SET NOT NULL;

ALTER TABLE people ADD COLUMN signed_out_at timestamptz;
"""


def upgrade() -> None:
    run(SCRIPT)
