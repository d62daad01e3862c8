"""Who has no mentor in a programme is kept, and no longer looked for among all its members whenever somebody reads the work list."""

from shared.migrations import run

revision = "0033"
down_revision = "0032"
branch_labels = None
depends_on = None

TABLES = """
-- Of each mentee of a programme how many mentorships go on. `membership_id`: none while they do not belong to it, as far as is known
-- here; a mentorship may be heard of before.
CREATE TABLE mentees (
    programme_id uuid NOT NULL,
    person_id uuid NOT NULL,
    membership_id uuid,
    joined_at timestamptz,
    going_on integer NOT NULL DEFAULT 0,
    PRIMARY KEY (programme_id, person_id)
);
CREATE INDEX mentees_by_person ON mentees (person_id);
CREATE INDEX mentees_by_membership ON mentees (membership_id);
CREATE INDEX unmatched_in_order ON mentees (joined_at, membership_id) WHERE membership_id IS NOT NULL AND going_on = 0;
CREATE INDEX unmatched_of_programme ON mentees (programme_id, joined_at, membership_id)
WHERE membership_id IS NOT NULL AND going_on = 0;

INSERT INTO mentees (programme_id, person_id, membership_id, joined_at, going_on)
SELECT programme_id, person_id, belonging.membership_id, belonging.joined_at, coalesce(matched.going_on, 0)
FROM (
    SELECT programme_id, person_id, membership_id, joined_at FROM memberships
    WHERE role = 'mentee' AND NOT EXISTS (
        SELECT FROM archived_programmes WHERE archived_programmes.programme_id = memberships.programme_id
    )
) AS belonging
FULL JOIN (
    SELECT programme_id, mentee_id AS person_id, count(*) AS going_on FROM mentorships WHERE ended_at IS NULL
    GROUP BY programme_id, mentee_id
) AS matched USING (programme_id, person_id);
"""


def upgrade() -> None:
    run(TABLES)
