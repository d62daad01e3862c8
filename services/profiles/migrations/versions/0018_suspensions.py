"""Operators suspend people. `suspended_at`: when last; the person is suspended while `suspended` says so."""

from shared.migrations import run, suspensions

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    suspensions()
    run("ALTER TABLE people ADD COLUMN suspended_at timestamptz, ADD COLUMN suspended boolean NOT NULL DEFAULT false")
