"""What a mentee asks, of whom and in which order; when one proposal of it ends without a yes, the next is made.

Acts give the changed request and what the others are told of it: one fact for each proposal that was made or, after it
had been made, ended. Of those whose turn never came nobody is told.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from math import ceil
from typing import Final, Literal, TypeAlias
from uuid import UUID

from services.matching.domain.proposals import Ended, Proposal
from services.matching.domain.refusals import (
    AskedTooOften,
    AskingOneself,
    DuplicateMentors,
    MessageNotUsable,
    ProposalNotOpen,
    TooFewOrTooManyMentors,
)
from services.matching.domain.standing import Standing
from services.matching.domain.vocabulary import DeclineReason
from shared.contracts.matches import MatchState
from shared.contracts.vocabulary import ProposalEnding

MOST_MENTORS: Final = 5
MOST_OPEN_REQUESTS: Final = 5
MOST_ASKED_A_DAY: Final = 10
"""Times that one mentee asks the same mentor, whatever became of it."""
_DAY: Final = timedelta(days=1)
LONGEST_MESSAGE: Final = 2000

BesideState: TypeAlias = Literal["question_asked", "question_answered"]
"""What is told of a proposal though its state stays."""

Standings: TypeAlias = Mapping[UUID, Standing]
"""How the mentor of each proposal stands towards its mentee, by the id of the proposal."""

Changed: TypeAlias = tuple["Request", tuple[MatchState, ...]]
"""A request after an act, and what is to be told."""


@dataclass(frozen=True)
class Request:
    """The message goes when its author is erased. Every act needs the row lock of the request."""

    request_id: UUID
    mentee_id: UUID
    programme_id: UUID
    message: str | None
    created_at: datetime
    proposals: tuple[Proposal, ...]

    @property
    def version(self) -> int:
        """Rises whenever a proposal of it changes."""
        return sum(proposal.version for proposal in self.proposals)

    @property
    def is_over(self) -> bool:
        """Whether nothing of it is open and nobody said yes."""
        return all(each.state in {"declined", "withdrawn", "expired"} for each in self.proposals)

    @property
    def open(self) -> tuple[Proposal, ...]:
        return tuple(each for each in self.proposals if each.is_open)

    def proposal(self, proposal_id: UUID) -> Proposal:
        return next(each for each in self.proposals if each.proposal_id == proposal_id)

    def with_changed(self, proposal: Proposal) -> "Request":
        """The same request with this one of its proposals changed."""
        changed = (proposal if each.proposal_id == proposal.proposal_id else each for each in self.proposals)
        return replace(self, proposals=tuple(changed))

    def changed_since(self, before: "Request") -> tuple[Proposal, ...]:
        """Those of its proposals that are no longer as they were."""
        return tuple(now for was, now in zip(before.proposals, self.proposals, strict=True) if now != was)

    def go_on(self, standings: Standings, now: datetime) -> Changed:
        """What can no longer be ends, and the next mentor is asked where nobody is."""
        return self._since(_gone_on(self, standings, now))

    def accept(
        self, proposal_id: UUID, standings: Standings, mentorship_id: UUID, *, by: UUID, now: datetime
    ) -> Changed:
        """The mentor says yes; those whose turn has not come need not be asked."""
        asked = self.proposal(proposal_id)
        after = self.with_changed(asked.accept(standings[proposal_id], mentorship_id, by=by, now=now))
        for proposal in after.proposals:
            if proposal.state == "waiting":
                after = after.with_changed(proposal.end("withdrawn", "request_settled", now))
        return self._since(after)

    def decline(
        self,
        proposal_id: UUID,
        reason: DeclineReason,
        text: str | None,
        standings: Standings,
        *,
        by: UUID,
        now: datetime,
    ) -> Changed:
        """The mentor says no; the next one is asked."""
        declined = self.proposal(proposal_id).decline(reason, text, by=by, now=now)
        return self._since(_gone_on(self.with_changed(declined), standings, now))

    def ask_back(self, proposal_id: UUID, question: str, standings: Standings, *, by: UUID, now: datetime) -> Changed:
        """The mentor asks the mentee something before they answer."""
        asked = self.proposal(proposal_id).ask_back(question, standings[proposal_id], by=by, now=now)
        return self.with_changed(asked), (fact_of(asked, change="question_asked"),)

    def answer_back(self, proposal_id: UUID, answer: str, standings: Standings, *, by: UUID, now: datetime) -> Changed:
        """The mentee says what the mentor wanted to know."""
        told = self.proposal(proposal_id).answer_back(answer, standings[proposal_id], by=by, now=now)
        return self.with_changed(told), (fact_of(told, change="question_answered"),)

    def end_again(
        self, proposal_id: UUID, state: Ended, because: ProposalEnding, standings: Standings, now: datetime
    ) -> Changed:
        """It had ended before the data was set back to when it was open; the next one is asked."""
        ended = self.proposal(proposal_id).end(state, because, now)
        return self._since(_gone_on(self.with_changed(ended), standings, now))

    def withdraw(self, proposal_id: UUID, standings: Standings, *, by: UUID, now: datetime) -> Changed:
        """The mentee asks this mentor no longer; the next one is asked."""
        withdrawn = self.proposal(proposal_id).withdraw(by=by, now=now)
        return self._since(_gone_on(self.with_changed(withdrawn), standings, now))

    def withdraw_all(self, *, by: UUID, now: datetime) -> Changed:
        """The mentee asks none of them any longer. Raises `ProposalNotOpen` where nothing is open."""
        if not any(each.as_of(now).is_open for each in self.proposals):
            raise ProposalNotOpen
        after = self
        for proposal in self.proposals:
            if proposal.as_of(now).is_open:
                after = after.with_changed(proposal.withdraw(by=by, now=now))
            elif proposal.is_open:
                after = after.with_changed(proposal.end("expired", "out_of_time", now))
        return self._since(after, wished=True)

    def lose_mentee(self, now: datetime) -> Changed:
        """The mentee is gone: whatever is open of it ends."""
        after = self
        for proposal in self.proposals:
            if proposal.is_open:
                after = after.with_changed(proposal.end("withdrawn", "closed", now))
        return self._since(after, wished=True)

    def _since(self, after: "Request", *, wished: bool = False) -> Changed:
        """`after` with what is told of it. `wished`: the mentee wanted it to end."""
        changed = after.changed_since(self)
        unwished = any(each.state in {"declined", "expired"} for each in changed)
        over = after.is_over and unwished and not wished
        return after, tuple(_facts(changed, over=over))


def _gone_on(request: Request, standings: Standings, now: datetime) -> Request:
    for proposal in request.open:
        request = request.with_changed(proposal.look_again(standings[proposal.proposal_id], now))
    if any(each.state in {"proposed", "accepted"} for each in request.proposals):
        return request
    for proposal in request.open:
        standing = standings[proposal.proposal_id]
        if standing.ending is None:
            return request.with_changed(proposal.propose(now))
        request = request.with_changed(proposal.pass_over(standing, now))
    return request


def _facts(changed: Collection[Proposal], *, over: bool) -> Iterator[MatchState]:
    asked_now = any(each.state == "proposed" for each in changed)
    for each in sorted(changed, key=lambda proposal: proposal.is_open):
        if each.state == "proposed":
            yield fact_of(each)
        elif each.proposed_at is not None:
            yield fact_of(each, goes_on=asked_now, request_over=over)


def fact_of(
    proposal: Proposal,
    *,
    goes_on: bool | None = None,
    request_over: bool | None = None,
    change: BesideState | None = None,
) -> MatchState:
    """What is told of a proposal whose turn has come; `change`: what happened to it, where that is not its new state."""
    if proposal.respond_by is None or proposal.state == "waiting":
        raise ValueError("a proposal whose turn has not come is nothing to tell of")
    return MatchState(
        proposal_id=proposal.proposal_id,
        version=proposal.version,
        change=change or proposal.state,
        request_id=proposal.request_id,
        programme_id=proposal.programme_id,
        mentor_id=proposal.mentor_id,
        mentee_id=proposal.mentee_id,
        respond_by=proposal.respond_by,
        mentorship_id=proposal.mentorship_id,
        ended_because=proposal.ended_because,
        goes_on=goes_on,
        request_over=request_over,
    )


def refuse_asking_again(mentor_ids: Sequence[UUID], as_many_ago: Mapping[UUID, datetime], now: datetime) -> None:
    """Refuses whoever was asked so often within a day; `as_many_ago`: when each was asked that many times ago."""
    for position, mentor_id in enumerate(mentor_ids, 1):
        asked_at = as_many_ago.get(mentor_id)
        if asked_at is not None and asked_at + _DAY > now:
            raise AskedTooOften(position=position, retry_after=ceil((asked_at + _DAY - now).total_seconds()))


def refuse_request(mentee_id: UUID, mentor_ids: Sequence[UUID], message: str) -> None:
    """Refuses what can't be asked, whoever the mentors are."""
    if not 1 <= len(mentor_ids) <= MOST_MENTORS:
        raise TooFewOrTooManyMentors
    if len(set(mentor_ids)) < len(mentor_ids):
        raise DuplicateMentors
    if mentee_id in mentor_ids:
        raise AskingOneself
    if not message.strip() or len(message) > LONGEST_MESSAGE:
        raise MessageNotUsable
