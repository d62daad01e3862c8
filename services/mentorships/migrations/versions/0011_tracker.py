"""The progress tracker keeps what was: every version of a goal and of its steps, with who wrote its words.

What there is begins its history with what it is now. The agreement fixes the zone in which "week 2" is meant.
"""

from shared.migrations import run

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

TABLES = """
CREATE TABLE goal_versions (
    number bigint GENERATED ALWAYS AS IDENTITY,
    subject text NOT NULL,
    subject_id uuid NOT NULL,
    version integer NOT NULL,
    goal_id uuid NOT NULL REFERENCES goals (id),
    mentorship_id uuid NOT NULL REFERENCES mentorships (id),
    what text NOT NULL,
    by text NOT NULL,
    changed_at timestamptz NOT NULL,
    written_by uuid NOT NULL,
    text text,
    status text NOT NULL,
    deadline date,
    horizon text,
    kind text,
    side text,
    PRIMARY KEY (subject_id, version)
);
CREATE INDEX goal_versions_of_goal ON goal_versions (goal_id, number);
CREATE INDEX goal_versions_of_mentorship ON goal_versions (mentorship_id, written_by);

INSERT INTO goal_versions (
    subject, subject_id, version, goal_id, mentorship_id, what, by, changed_at, written_by, text, status, deadline,
    horizon, kind
)
SELECT 'goal', goals.id, goals.version, goals.id, mentorship_id, 'goal_added',
    CASE WHEN written_by = mentor_id THEN 'mentor' ELSE 'mentee' END,
    created_at, written_by, text, status, deadline, horizon, kind
FROM goals
JOIN mentorships ON mentorships.id = mentorship_id
ORDER BY created_at, goals.id;

INSERT INTO goal_versions (
    subject, subject_id, version, goal_id, mentorship_id, what, by, changed_at, written_by, text, status, deadline, side
)
SELECT 'action_step', action_steps.id, action_steps.version, goal_id, mentorship_id, 'action_step_added',
    CASE WHEN written_by = mentor_id THEN 'mentor' ELSE 'mentee' END,
    created_at, written_by, text, status, deadline, side
FROM action_steps
JOIN mentorships ON mentorships.id = mentorship_id
ORDER BY created_at, action_steps.id;

ALTER TABLE agreement_revisions ADD COLUMN time_zone text;

CREATE INDEX prompts_of_overdue ON prompts (subject_id) WHERE kind = 'overdue_step';

CREATE INDEX thread_messages_about ON thread_messages (mentorship_id, about_id, number) WHERE about_id IS NOT NULL;
"""


def upgrade() -> None:
    run(TABLES)
