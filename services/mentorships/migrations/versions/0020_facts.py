"""What an organisation tells of its people, mentored or not: promotions, raises, leaving.

They are joined to members by the organisation's own number of a person, which is here as a keyed hash alone. A programme's dates
say from when on people are followed.
"""

from shared.migrations import run

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

TABLES = """
CREATE TABLE programme_dates (
    programme_id uuid PRIMARY KEY,
    name text NOT NULL,
    starts_on date,
    ends_on date
);

CREATE TABLE person_numbers (
    membership_id uuid PRIMARY KEY,
    programme_id uuid NOT NULL,
    person_id uuid NOT NULL,
    number text NOT NULL
);
CREATE INDEX person_numbers_by_number ON person_numbers (programme_id, number);
CREATE INDEX person_numbers_by_person ON person_numbers (person_id);

-- Of whom nothing is taken in any more: they are erased, and their organisation may go on telling of them.
CREATE TABLE forgotten_numbers (
    programme_id uuid NOT NULL,
    number text NOT NULL,
    PRIMARY KEY (programme_id, number)
);

CREATE TABLE facts (
    programme_id uuid NOT NULL,
    number text NOT NULL,
    people text NOT NULL,
    promoted_on date,
    raised_on date,
    left_on date,
    satisfaction smallint CHECK (satisfaction BETWEEN 0 AND 10),
    told_until date NOT NULL,
    PRIMARY KEY (programme_id, number)
);
"""


def upgrade() -> None:
    run(TABLES)
