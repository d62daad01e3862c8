"""Photos of people, in two sizes."""

from shared.migrations import run

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None

TABLES = """
CREATE TABLE photos (
    person_id uuid PRIMARY KEY REFERENCES people ON DELETE CASCADE,
    photo_id uuid NOT NULL UNIQUE,
    taken_over_at timestamptz NOT NULL
);
CREATE TABLE pictures (
    photo_id uuid NOT NULL,
    size text NOT NULL CHECK (size IN ('small', 'large')),
    content bytea NOT NULL,
    PRIMARY KEY (photo_id, size)
);
ALTER TABLE pictures ALTER COLUMN content SET STORAGE EXTERNAL;  -- JPEG is compressed already
"""


def upgrade() -> None:
    run(TABLES)
