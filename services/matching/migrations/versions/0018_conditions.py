"""What a programme wants beside weights: whom it puts together with nobody, and how often a mentor is shown in a day.

`first_looks`: the mentors who had been shown often enough when a mentee first looked on a day; they stay out of that mentee's list
until the day is over, and no others do. `showings`: to how many mentees a mentor was shown, and to whom.
"""

from shared.migrations import run

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

SCRIPT = """
ALTER TABLE programme_rules ADD COLUMN conditions jsonb NOT NULL DEFAULT '{}';
ALTER TABLE memberships ADD COLUMN groups text[] NOT NULL DEFAULT '{}';

CREATE TABLE first_looks (
    programme_id uuid NOT NULL,
    day date NOT NULL,
    mentee_id uuid NOT NULL,
    shown_enough uuid[] NOT NULL,
    PRIMARY KEY (programme_id, day, mentee_id)
);
CREATE TABLE showings (
    programme_id uuid NOT NULL,
    day date NOT NULL,
    mentor_id uuid NOT NULL,
    mentees uuid[] NOT NULL,
    PRIMARY KEY (programme_id, day, mentor_id)
);
"""


def upgrade() -> None:
    run(SCRIPT)
