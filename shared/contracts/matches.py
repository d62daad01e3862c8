"""A proposal of a mentee to a mentor."""

from datetime import datetime
from typing import Final, Literal
from uuid import UUID

from shared.contracts.envelope import State, Topic
from shared.contracts.people import PersonId
from shared.contracts.vocabulary import ProposalEnding


class MatchState(State):
    """`mentorship_id` is minted at the acceptance; `respond_by` is the instant an unanswered proposal expires at.

    `declined`: it ended on the mentor's side, `withdrawn`: on the mentee's; the other side is to be told. `ended_because`
    says why, and only `answered` and `withdrawn` are anybody's own word. `passed_over`: the mentor takes no new mentees
    or has no place left; `mentor_left`: is gone from the platform; `closed`: nothing more is to be said, it is over
    between these two; `no_longer_possible`: left the programme, or mentors this mentee already.

    `question_asked`: the mentor would like to know more before they answer; `question_answered`: the mentee has said it.
    The proposal is open all the while, and `respond_by` is as it is then.

    `goes_on`: the next mentor of the request is asked now. `request_over`: nobody of those who were named could take it,
    and the mentee, who did not end it, is to be told (by a `withdrawn` too). Both are None where nothing ended, and all
    three in records from before they were told. `mentor_rests`: with this one, which expired, the mentor has let so many go
    unanswered that nobody new is sent to them until they come back.
    """

    proposal_id: UUID
    version: int
    change: Literal["proposed", "accepted", "declined", "withdrawn", "expired", "question_asked", "question_answered"]
    request_id: UUID
    programme_id: UUID
    mentor_id: PersonId
    mentee_id: PersonId
    respond_by: datetime
    mentorship_id: UUID | None = None
    ended_because: ProposalEnding | None = None
    goes_on: bool | None = None
    request_over: bool | None = None
    mentor_rests: bool | None = None

    @property
    def is_open(self) -> bool:
        """Whether the mentor may still answer."""
        return self.change in _OPEN


_OPEN: Final = frozenset({"proposed", "question_asked", "question_answered"})

MATCHES: Final = Topic(
    name="matches",
    summary="a proposal: proposed, accepted, declined, withdrawn, expired",
    state=MatchState,
    key="proposal_id",
    type="mentoring.match.v1",
    producers=("matching",),
    consumers=("scheduling", "mentorships", "notifications"),
)
