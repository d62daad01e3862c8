"""Photos may lie in a bucket: which do, so that each is taken away again."""

from shared.migrations import run

revision = "0031"
down_revision = "0030"
branch_labels = None
depends_on = None

TABLES = """
CREATE TABLE photos_in_bucket (
    photo_id uuid PRIMARY KEY,
    announced_at timestamptz NOT NULL,
    dropped boolean NOT NULL DEFAULT false
);
CREATE INDEX photos_in_bucket_dropped ON photos_in_bucket (photo_id) WHERE dropped;
CREATE INDEX photos_in_bucket_announced ON photos_in_bucket (announced_at);
"""


def upgrade() -> None:
    run(TABLES)
