"""How each side sees the mentee's skills at several moments, and words of thanks at any time."""

from shared.migrations import run

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None

TABLES = """
CREATE TABLE skill_ratings (
    id uuid PRIMARY KEY,
    mentorship_id uuid NOT NULL REFERENCES mentorships (id),
    rated_by uuid NOT NULL,
    side text NOT NULL,
    moment text NOT NULL,
    goal_id uuid REFERENCES goals (id),
    confidence integer,
    rated_at timestamptz NOT NULL
);
CREATE INDEX skill_ratings_of_mentorship ON skill_ratings (mentorship_id, rated_at, id);

CREATE TABLE skill_levels (
    rating_id uuid NOT NULL REFERENCES skill_ratings (id) ON DELETE CASCADE,
    skill text NOT NULL,
    level integer NOT NULL,
    PRIMARY KEY (rating_id, skill)
);

CREATE TABLE kudos (
    id uuid PRIMARY KEY,
    mentorship_id uuid NOT NULL REFERENCES mentorships (id),
    author_id uuid NOT NULL,
    side text NOT NULL,
    text text NOT NULL,
    skills text[] NOT NULL,
    goal_id uuid REFERENCES goals (id),
    given_at timestamptz NOT NULL
);
CREATE INDEX kudos_of_mentorship ON kudos (mentorship_id, given_at DESC, id DESC);
CREATE INDEX kudos_by_author ON kudos (author_id);
"""


def upgrade() -> None:
    run(TABLES)
