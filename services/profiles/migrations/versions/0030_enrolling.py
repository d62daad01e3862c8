"""A programme may enrol the mentees of its files by default: they are told so, and whoever does not want to is out in one call.

`enrolled`: their mail said so. `declined`: they do not want to; they are kept so that the next file does not enrol them again.
"""

from shared.migrations import run

revision = "0030"
down_revision = "0029"
branch_labels = None
depends_on = None

SCRIPT = """
ALTER TABLE programmes ADD COLUMN enrols_by_default boolean NOT NULL DEFAULT false;
ALTER TABLE invitees
    ADD COLUMN enrolled boolean NOT NULL DEFAULT false,
    ADD COLUMN declined boolean NOT NULL DEFAULT false;
"""


def upgrade() -> None:
    run(SCRIPT)
