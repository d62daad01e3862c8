"""Programmes that operators make, and the log of what operators and coordinators do.

`name` stays beside `texts`, which has it too: the release before this one writes it.
"""

from shared.migrations import audit_log, run

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

SCRIPT = """
ALTER TABLE programmes
    ADD COLUMN texts jsonb NOT NULL DEFAULT '[]',
    ADD COLUMN joined_by text NOT NULL DEFAULT 'open' CHECK (joined_by IN ('open', 'email_domain', 'code', 'approval')),
    ADD COLUMN domains text[] NOT NULL DEFAULT '{}',
    ADD COLUMN code text,
    ADD COLUMN capacity integer CHECK (capacity > 0),
    ADD COLUMN mentors_need_approval boolean NOT NULL DEFAULT false,
    ADD COLUMN applications_from date,
    ADD COLUMN applications_until date,
    ADD COLUMN starts_on date,
    ADD COLUMN ends_on date,
    ADD COLUMN archived_at timestamptz;

UPDATE programmes
SET texts = jsonb_build_array(
    jsonb_build_object('language', 'en', 'name', name), jsonb_build_object('language', 'de', 'name', 'Offenes Mentoring')
)
WHERE texts = '[]';
"""


def upgrade() -> None:
    run(SCRIPT)
    audit_log()
