"""Something that is said to one person unasked: what about and until when, and no words."""

from datetime import datetime
from typing import Final, Literal
from uuid import UUID

from shared.contracts.envelope import State, Topic
from shared.contracts.people import PersonId
from shared.contracts.vocabulary import NextStep, PromptKind, Side


class PromptState(State):
    """`kind`: a nudge, word of what the other one has written, that a step's deadline has passed, that
    somebody asks for help, that help has come, that somebody has looked inside, or who could go on with them. `other_id`: whom it names. `step`: the one small thing that it names.

    Of a survey, and of its reminder: `other_id` is the recipient, `mentorship_id` the survey, `subject_id` the invitation, and
    `good_until` the end of the link to it, which each side makes of the two under a key of its own.

    Of pairs that have not met (`no_first_session`), to whoever looks after them: `other_id` is the recipient, `mentorship_id` the
    programme of the one that has waited longest, and nobody else is named: who they are stands in the work list.

    `settled`: something has happened since, and it needs no saying any more.

    Its sender keeps the budget of what one person is told, over all their mentorships. After `good_until` it isn't said.
    """

    prompt_id: UUID
    version: int
    change: Literal["said", "settled"]
    kind: PromptKind
    recipient_id: PersonId
    side: Side
    other_id: PersonId
    mentorship_id: UUID
    step: NextStep
    subject_id: UUID | None = None
    good_until: datetime


PROMPTS: Final = Topic(
    name="prompts",
    summary="what one person is told unasked: what about, and until when",
    state=PromptState,
    key="prompt_id",
    type="mentoring.prompt.v1",
    producers=("mentorships",),
    consumers=("notifications",),
)
