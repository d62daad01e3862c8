"""Feedback is about a goal where its author likes, and its receiver answers it."""

from shared.migrations import run

revision = "0030"
down_revision = "0029"
branch_labels = None
depends_on = None

COLUMNS = """
ALTER TABLE feedback
    ADD COLUMN goal_id uuid REFERENCES goals (id),
    ADD COLUMN answer text,
    ADD COLUMN answered_at timestamptz,
    ADD COLUMN answer_step_id uuid REFERENCES action_steps (id);
"""


def upgrade() -> None:
    run(COLUMNS)
