"""The mentor learns what is asked of them, the mentee what became of it: once, and truly."""

from dataclasses import replace
from datetime import datetime
from typing import Final, Literal

from services.notifications.domain.known import KnownProposal
from services.notifications.domain.messages import Facts, Message, MessageKind, Outcome
from services.notifications.domain.telling.worth import NEWS
from shared.contracts import MatchState
from shared.contracts.vocabulary import ProposalEnding, Side

_UNANSWERED: Final[dict[ProposalEnding, Outcome]] = {
    "passed_over": "passed_over",
    "mentor_left": "mentor_left",
    "closed": "closed",
    "no_longer_possible": "closed",
    "request_settled": "closed",
    "out_of_time": "expired",
}
"""What the mentee is told of a proposal that nobody answered, by what ended it."""

_TOLD_TO_NO_MENTOR: Final = frozenset({"closed", "mentor_left"})


def told_of_match(match: MatchState, happened_at: datetime) -> list[Message]:
    """What is to be told of a proposal. A block ends one without a word to the mentor."""
    if match.change == "proposed":
        return [_to(match, "mentor", MessageKind.PROPOSAL, Facts(), happened_at, worth_until=match.respond_by)]
    if match.change == "question_asked":
        return [_to(match, "mentee", MessageKind.PROPOSAL_QUESTION, Facts(), happened_at, worth_until=match.respond_by)]
    if match.change == "question_answered":
        return [
            _to(
                match,
                "mentor",
                MessageKind.PROPOSAL_QUESTION_ANSWERED,
                Facts(),
                happened_at,
                worth_until=match.respond_by,
            )
        ]
    told = []
    if match.change == "withdrawn":
        if match.ended_because not in _TOLD_TO_NO_MENTOR:
            own_word = match.ended_because in {None, "withdrawn"}
            ended = Facts(outcome="withdrawn" if own_word else "settled")
            told.append(_to(match, "mentor", MessageKind.PROPOSAL_WITHDRAWN, ended, happened_at))
        if match.request_over:
            told.append(_to(match, "mentee", MessageKind.ANSWER, Facts(outcome="over", next="over"), happened_at))
        return told
    facts = Facts(outcome=_answer(match), next=_next(match), mentorship_id=match.mentorship_id)
    told.append(_to(match, "mentee", MessageKind.ANSWER, facts, happened_at))
    if match.mentor_rests:
        told.append(replace(_to(match, "mentor", MessageKind.RESTING, Facts(), happened_at), other_id=None))
    return told


def _answer(match: MatchState) -> Outcome:
    if match.change == "declined" and match.ended_because is not None:
        return _UNANSWERED.get(match.ended_because, "declined")
    return "accepted" if match.change == "accepted" else "expired" if match.change == "expired" else "declined"


def _next(match: MatchState) -> Literal["goes_on", "over"] | None:
    if match.change == "accepted":
        return None
    return "goes_on" if match.goes_on else "over" if match.request_over else None


def _to(
    match: MatchState,
    side: Side,
    kind: MessageKind,
    facts: Facts,
    happened_at: datetime,
    *,
    worth_until: datetime | None = None,
) -> Message:
    person_id, other_id = match.mentor_id, match.mentee_id
    if side == "mentee":
        person_id, other_id = other_id, person_id
    return Message(
        person_id=person_id,
        side=side,
        kind=kind,
        subject=match.proposal_id,
        version=match.version,
        other_id=other_id,
        happened_at=happened_at,
        worth_until=worth_until or happened_at + NEWS,
        facts=facts.model_copy(update={"respond_by": match.respond_by}),
    )


def reminder_of_proposal(proposal: KnownProposal, now: datetime) -> list[Message]:
    """The quiet reminder to the mentor, while the proposal is open."""
    if not proposal.open or proposal.mentor_id is None:
        return []
    return [
        Message(
            person_id=proposal.mentor_id,
            side="mentor",
            kind=MessageKind.PROPOSAL_REMINDER,
            subject=proposal.proposal_id,
            version=proposal.version,
            other_id=proposal.mentee_id,
            happened_at=now,
            worth_until=proposal.respond_by,
            facts=Facts(respond_by=proposal.respond_by),
        )
    ]
