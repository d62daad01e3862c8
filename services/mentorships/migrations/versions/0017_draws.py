"""Who got a place in a fair draw and who did not, as matching tells it: what a programme does can be compared by it.

Programme and person may become known here after a draw: neither is referred to.
"""

from shared.migrations import run

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

TABLE = """
CREATE TABLE draws (
    draw_id uuid PRIMARY KEY,
    programme_id uuid NOT NULL,
    run_id uuid NOT NULL,
    person_id uuid NOT NULL,
    drawn boolean NOT NULL,
    odds double precision NOT NULL,
    drawn_at timestamptz NOT NULL
);
CREATE INDEX draws_by_programme ON draws (programme_id, run_id);
CREATE INDEX draws_by_person ON draws (person_id);
"""


def upgrade() -> None:
    run(TABLE)
