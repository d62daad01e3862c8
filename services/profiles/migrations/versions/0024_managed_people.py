"""Operators and coordinators find people by their names and by when they were last here.

`words` are what a name is found by; what stands there already is taken as well as the database can, and as people write it
from their next change on. `last_seen` has no foreign key: whoever stays signed in would wait for the person's row.
"""

from shared.migrations import run

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None

SCRIPT = r"""
ALTER TABLE people ADD COLUMN words tsvector NOT NULL DEFAULT ''::tsvector;
UPDATE people
SET words = to_tsvector('simple', lower(regexp_replace(normalize(name, NFKD), '[\u0300-\u036f]', '', 'g')))
WHERE name <> '';
CREATE INDEX people_by_word ON people USING gin (words);

CREATE TABLE last_seen (
    person_id uuid PRIMARY KEY,
    seen_at timestamptz NOT NULL
);

CREATE INDEX memberships_by_person_of_programme ON memberships (programme_id, person_id);
CREATE INDEX memberships_to_decide ON memberships (changed_at, membership_id) WHERE state = 'applied';
"""


def upgrade() -> None:
    run(SCRIPT)
