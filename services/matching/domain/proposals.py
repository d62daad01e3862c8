"""A mentee asks mentors, one after the other; each may say yes or no while there is time."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final, Literal, TypeAlias
from uuid import UUID

from services.matching.domain.refusals import (
    AlreadyMentored,
    AlreadyProposed,
    AskingOneself,
    DuplicateMentors,
    MentorFull,
    MentorPaused,
    MentorUnavailable,
    MessageNotUsable,
    NotInProgramme,
    OnlyTheMenteeWithdraws,
    OnlyTheMentorAnswers,
    ProposalExpired,
    ProposalNotOpen,
    ReasonTextTooLong,
    TooFewOrTooManyMentors,
    UnknownMentor,
)
from services.matching.domain.vocabulary import Act, DeclineReason
from shared.contracts.matches import MatchState
from shared.contracts.vocabulary import ProposalEnding, ProposalPhase
from shared.refusals import Refusal

TIME_TO_RESPOND: Final = timedelta(days=3)
MOST_MENTORS: Final = 5
MOST_OPEN_REQUESTS: Final = 5
LONGEST_MESSAGE: Final = 2000
LONGEST_REASON_TEXT: Final = 1000

Change: TypeAlias = Literal["proposed", "accepted", "declined", "withdrawn", "expired"]


@dataclass(frozen=True)
class Standing:
    """How a mentor stands towards a mentee at this moment."""

    mentor_id: UUID
    known: bool = True
    member: bool = True
    paused: bool = False
    blocked: bool = False
    capacity: int = 1
    active: int = 0
    mentoring: bool = False
    """Whether the two are in a mentorship that goes on."""
    asked: bool = False
    """Whether a proposal between the two is open."""

    @property
    def full(self) -> bool:
        return self.active >= self.capacity

    @property
    def can_be_proposed_to(self) -> bool:
        """Whether the mentor may get a proposal whose turn has come; that very one is open, so `asked` is no matter."""
        return self.known and self.member and not (self.blocked or self.paused or self.full or self.mentoring)

    def refuse_asking(self, position: int) -> None:
        """Refuses a mentor who can't be asked now; `position` in the request, from 1."""
        reasons: tuple[tuple[bool, type[Refusal]], ...] = (
            (not self.known, UnknownMentor),
            (self.blocked, MentorUnavailable),
            (not self.member, NotInProgramme),
            (self.mentoring, AlreadyMentored),
            (self.asked, AlreadyProposed),
            (self.paused, MentorPaused),
            (self.full, MentorFull),
        )
        for applies, refusal in reasons:
            if applies:
                raise refusal(position=position)

    def refuse_yes(self) -> None:
        """Refuses an acceptance that can't be: a paused mentor may still say yes to whoever asked before."""
        if not self.known or self.blocked:
            raise MentorUnavailable
        if self.mentoring:
            raise AlreadyMentored
        if self.full:
            raise MentorFull


@dataclass(frozen=True)
class Proposal:
    """A request's proposal to one mentor. `position` from 1; `version` rises with each change of state."""

    proposal_id: UUID
    request_id: UUID
    programme_id: UUID
    mentor_id: UUID
    mentee_id: UUID
    position: int
    state: ProposalPhase = "waiting"
    version: int = 1
    proposed_at: datetime | None = None
    respond_by: datetime | None = None
    ended_at: datetime | None = None
    ended_because: ProposalEnding | None = None
    decline_reason: DeclineReason | None = None
    decline_text: str | None = None
    mentorship_id: UUID | None = None

    def as_of(self, now: datetime) -> "Proposal":
        """As it is at `now`, even where no worker has noted yet that its time is over."""
        if self._is_overdue(now):
            return replace(self, state="expired", ended_at=self.respond_by, ended_because="out_of_time")
        return self

    def is_seen_by(self, person_id: UUID) -> bool:
        """The mentee sees it always, the mentor from its turn on."""
        return person_id == self.mentee_id or (person_id == self.mentor_id and self.proposed_at is not None)

    def can(self, asker: UUID, now: datetime) -> tuple[Act, ...]:
        """The acts open to the asker now."""
        state = self.as_of(now).state
        if asker == self.mentor_id and state == "proposed":
            return ("accept", "decline")
        if asker == self.mentee_id and state in {"waiting", "proposed"}:
            return ("withdraw",)
        return ()

    def propose(self, now: datetime) -> tuple["Proposal", MatchState]:
        """Its turn has come: the mentor has three days."""
        if self.state != "waiting":
            raise ProposalNotOpen
        changed = replace(
            self, state="proposed", version=self.version + 1, proposed_at=now, respond_by=now + TIME_TO_RESPOND
        )
        return changed, changed.fact("proposed")

    def accept(
        self, standing: Standing, mentorship_id: UUID, *, by: UUID, now: datetime
    ) -> tuple["Proposal", MatchState]:
        """The mentor says yes. `standing`: read under the lock of the mentor's row."""
        self._refuse_answer(by, now)
        standing.refuse_yes()
        changed = replace(self._ended("accepted", "answered", now), mentorship_id=mentorship_id)
        return changed, changed.fact("accepted")

    def decline(
        self, reason: DeclineReason, text: str | None, *, by: UUID, now: datetime
    ) -> tuple["Proposal", MatchState]:
        """The mentor says no."""
        self._refuse_answer(by, now)
        if text is not None and len(text) > LONGEST_REASON_TEXT:
            raise ReasonTextTooLong
        changed = replace(self._ended("declined", "answered", now), decline_reason=reason, decline_text=text)
        return changed, changed.fact("declined")

    def withdraw(self, *, by: UUID, now: datetime) -> tuple["Proposal", MatchState | None]:
        """The mentee asks no longer. There is nothing to tell of a proposal whose turn never came."""
        if by != self.mentee_id:
            raise OnlyTheMenteeWithdraws
        self._refuse_ended(now)
        return self.end("withdrawn", now=now)

    def expire(self, now: datetime) -> tuple["Proposal", MatchState]:
        """Nobody has answered in time."""
        if not self._is_overdue(now):
            raise ProposalNotOpen
        changed = self._ended("expired", "out_of_time", now)
        return changed, changed.fact("expired")

    def end(
        self, because: ProposalEnding, *, as_change: Literal["withdrawn", "declined"] = "withdrawn", now: datetime
    ) -> tuple["Proposal", MatchState | None]:
        """Ends it without an answer; the fact is None where its turn never came."""
        if self.state not in {"waiting", "proposed"}:
            raise ProposalNotOpen
        changed = self._ended(as_change, because, now)
        return changed, changed.fact(as_change) if self.state == "proposed" else None

    def _is_overdue(self, now: datetime) -> bool:
        return self.state == "proposed" and self.respond_by is not None and self.respond_by <= now

    def _refuse_answer(self, by: UUID, now: datetime) -> None:
        if by != self.mentor_id:
            raise OnlyTheMentorAnswers
        self._refuse_ended(now)
        if self.state == "waiting":
            raise ProposalNotOpen

    def _refuse_ended(self, now: datetime) -> None:
        state = self.as_of(now).state
        if state == "expired":
            raise ProposalExpired
        if state not in {"waiting", "proposed"}:
            raise ProposalNotOpen

    def _ended(self, state: ProposalPhase, because: ProposalEnding, now: datetime) -> "Proposal":
        return replace(self, state=state, version=self.version + 1, ended_at=now, ended_because=because)

    def fact(self, change: Change) -> MatchState:
        """What the others are told of it."""
        if self.respond_by is None:
            raise ValueError("a proposal whose turn has not come is nothing to tell of")
        return MatchState(
            proposal_id=self.proposal_id,
            version=self.version,
            change=change,
            request_id=self.request_id,
            programme_id=self.programme_id,
            mentor_id=self.mentor_id,
            mentee_id=self.mentee_id,
            respond_by=self.respond_by,
            mentorship_id=self.mentorship_id,
            ended_because=self.ended_because,
        )


@dataclass(frozen=True)
class Request:
    """What a mentee asks, and of whom, in order. The message goes when its author is erased."""

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

    def proposal(self, proposal_id: UUID) -> Proposal:
        return next(each for each in self.proposals if each.proposal_id == proposal_id)

    def with_changed(self, proposal: Proposal) -> "Request":
        """The same request with this one of its proposals changed."""
        changed = (proposal if each.proposal_id == proposal.proposal_id else each for each in self.proposals)
        return replace(self, proposals=tuple(changed))

    @property
    def waiting(self) -> tuple[Proposal, ...]:
        """Those whose turn has not come, in order."""
        return tuple(each for each in self.proposals if each.state == "waiting")

    @property
    def goes_on(self) -> bool:
        """Whether a mentor is being asked at this moment, or has said yes: the next one has to wait."""
        return any(each.state in {"proposed", "accepted"} for each in self.proposals)


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
