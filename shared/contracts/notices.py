"""What a match run or a programme's ladder asks of one person, or tells them; no words."""

from typing import Final, Literal, TypeAlias
from uuid import UUID

from shared.contracts.envelope import State, Topic
from shared.contracts.people import PersonId
from shared.contracts.vocabulary import Side

NoticeKind: TypeAlias = Literal[
    "opinion_asked",
    "run_ready",
    "run_failed",
    "step_told",
    "step_rest",
    "step_unmatched",
    "step_granted",
    "step_upheld",
    "appeal_waits",
]


class NoticeState(State):
    """One a kind, programme and person; said anew, in the next version, where there is something new to say.

    `opinion_asked`: a run that is not decided would put them together with somebody, and their programme asks what they say of
    it; `side`: theirs in it, `mentee` for who is both. `run_ready`: a run that they asked for waits to be decided; `run_failed`: it
    has come to nothing. `run_id`: the newest such run.

    `step_…`: by the programme's ladder they were told that they did not answer or come, rest there, or are out until those who
    look after it let them; or an appeal of theirs was granted, or not. `appeal_waits`: for them to decide on. `step_id`: the newest
    such step.

    `settled`: it needs no saying any more: they have said what they think, it is decided, or there is nothing left to say it of.
    """

    notice_id: UUID
    version: int
    change: Literal["said", "settled"]
    kind: NoticeKind
    programme_id: UUID
    run_id: UUID | None = None
    step_id: UUID | None = None
    recipient_id: PersonId
    side: Side | None = None


NOTICES: Final = Topic(
    name="notices",
    summary="what a match run or a ladder asks of one person, until it is answered, or tells them",
    state=NoticeState,
    key="notice_id",
    type="mentoring.notice.v1",
    producers=("matching",),
    consumers=("notifications",),
)
