"""A proposal of a mentee to a mentor."""

from datetime import datetime
from typing import Final, Literal
from uuid import UUID

from shared.contracts.envelope import State, Topic


class MatchState(State):
    """`mentorship_id` is minted at the acceptance; `respond_by` is the instant an unanswered proposal expires at."""

    proposal_id: UUID
    version: int
    change: Literal["proposed", "accepted", "declined", "withdrawn", "expired"]
    request_id: UUID
    programme_id: UUID
    mentor_id: UUID
    mentee_id: UUID
    respond_by: datetime
    mentorship_id: UUID | None = None


MATCHES: Final = Topic(
    name="matches",
    summary="a proposal: proposed, accepted, declined, withdrawn, expired",
    state=MatchState,
    key="proposal_id",
    type="mentoring.match.v1",
    producers=("matching",),
    consumers=("scheduling", "mentorships", "notifications"),
)
