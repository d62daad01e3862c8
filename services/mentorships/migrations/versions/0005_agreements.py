"""The two agree on how they work together: what one proposes holds once the other has agreed to it.

The rhythm that one side alone wrote down stands as what both keep to until they agree on something else.
"""

from shared.migrations import run

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

TABLES = """
CREATE TABLE agreements (
    mentorship_id uuid PRIMARY KEY REFERENCES mentorships (id),
    version integer NOT NULL,
    numbers integer NOT NULL
);

CREATE TABLE agreement_revisions (
    mentorship_id uuid NOT NULL REFERENCES agreements (mentorship_id),
    number integer NOT NULL,
    phase text NOT NULL,
    meeting_rhythm text NOT NULL,
    length_minutes integer,
    channel text,
    ends_on date NOT NULL,
    proposed_by text NOT NULL,
    proposed_at timestamptz NOT NULL,
    answered_at timestamptz,
    PRIMARY KEY (mentorship_id, number)
);
CREATE UNIQUE INDEX agreement_that_stands ON agreement_revisions (mentorship_id) WHERE phase = 'agreed';
CREATE UNIQUE INDEX agreement_that_waits ON agreement_revisions (mentorship_id) WHERE phase = 'proposed';

CREATE TABLE agreement_words (
    mentorship_id uuid NOT NULL,
    number integer NOT NULL,
    part text NOT NULL,
    text text NOT NULL,
    written_by uuid NOT NULL,
    PRIMARY KEY (mentorship_id, number, part),
    FOREIGN KEY (mentorship_id, number) REFERENCES agreement_revisions (mentorship_id, number)
);
CREATE INDEX agreement_words_by_author ON agreement_words (written_by);

-- What has become of what was proposed last, by whom, and until when it can be answered.
ALTER TABLE mentorships
    ADD COLUMN agreement text,
    ADD COLUMN agreement_by text,
    ADD COLUMN agreement_answer_by timestamptz;
"""


def upgrade() -> None:
    run(TABLES)
