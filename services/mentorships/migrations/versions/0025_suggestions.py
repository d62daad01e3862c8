"""What one of the two suggests to the other and what becomes of it; a shelf of what one suggests again, stories among it."""

from shared.migrations import run

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None

TABLES = """
CREATE TABLE shelf_items (
    id uuid PRIMARY KEY,
    owner_id uuid NOT NULL,
    version integer NOT NULL,
    kind text NOT NULL,
    title text NOT NULL,
    text text,
    link text,
    skills text[] NOT NULL,
    goal_kinds text[] NOT NULL,
    shared boolean NOT NULL,
    added_at timestamptz NOT NULL
);
CREATE INDEX shelf_items_of_owner ON shelf_items (owner_id, added_at DESC, id DESC);

CREATE TABLE suggestions (
    id uuid PRIMARY KEY,
    mentorship_id uuid NOT NULL REFERENCES mentorships (id),
    version integer NOT NULL,
    kind text NOT NULL,
    side text NOT NULL,
    author_id uuid NOT NULL,
    title text,
    text text,
    link text,
    goal_id uuid REFERENCES goals (id),
    skills text[] NOT NULL,
    shelf_item_id uuid,
    state text NOT NULL,
    suggested_at timestamptz NOT NULL,
    moved_at timestamptz,
    useful integer,
    reflection text,
    outcome text
);
CREATE INDEX suggestions_of_mentorship ON suggestions (mentorship_id, suggested_at DESC, id DESC);
CREATE INDEX suggestions_by_author ON suggestions (author_id);
CREATE INDEX suggestions_from_shelf ON suggestions (shelf_item_id) WHERE shelf_item_id IS NOT NULL;
CREATE INDEX suggestions_that_were_useful ON suggestions (goal_id) WHERE useful IS NOT NULL;

-- When each side was last told that the other has suggested something.
CREATE TABLE suggestions_told (
    mentorship_id uuid NOT NULL REFERENCES mentorships (id),
    side text NOT NULL,
    told_at timestamptz NOT NULL,
    PRIMARY KEY (mentorship_id, side)
);
"""


def upgrade() -> None:
    run(TABLES)
