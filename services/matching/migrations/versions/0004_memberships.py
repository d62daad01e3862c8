"""Who belongs to which programme, as `memberships` tells it: no longer a list within the programme's own record.

Programme and person may become known here after that: neither is referred to. `programme_members` stays as it is for a
release that runs beside this one; no programme ever had members.
"""

from shared.migrations import run

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

SCRIPT = """
CREATE TABLE memberships (
    membership_id uuid PRIMARY KEY,
    programme_id uuid NOT NULL,
    person_id uuid NOT NULL,
    role text NOT NULL
);
CREATE INDEX memberships_by_programme ON memberships (programme_id, role, person_id);
CREATE INDEX memberships_by_person ON memberships (person_id);
"""


def upgrade() -> None:
    run(SCRIPT)
