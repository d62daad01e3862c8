"""A mentor asks back once before they answer; who lets three requests expire rests, until they come back; runs keep who went first."""

from shared.migrations import run

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None

SCRIPT = """
ALTER TABLE proposals
    ADD COLUMN question text,
    ADD COLUMN asked_back_at timestamptz,
    ADD COLUMN answer text,
    ADD COLUMN answered_back_at timestamptz;

-- `back_at`: since when a mentor who rested does no longer; what expired before it counts no more.
ALTER TABLE people
    ADD COLUMN resting_since timestamptz,
    ADD COLUMN back_at timestamptz;

-- Who had ended up with nobody before, and went first.
ALTER TABLE match_snapshots ADD COLUMN goes_first boolean NOT NULL DEFAULT false;
"""


def upgrade() -> None:
    run(SCRIPT)
