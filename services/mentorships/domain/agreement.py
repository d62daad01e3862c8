"""What the two agree on: one proposes it, the other agrees, and whenever it fits no more they do so anew."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from math import ceil
from types import MappingProxyType
from typing import Final, Literal, TypeAlias
from uuid import UUID

from services.mentorships.domain import lengths
from services.mentorships.domain.goals import refuse_past
from services.mentorships.domain.refusals import (
    AgreementChanged,
    AgreementNotProposed,
    AgreementTooLong,
    OthersAgreementProposal,
    OwnAgreementProposal,
    SessionLengthOutOfRange,
    TooManyAgreementProposals,
)
from shared.contracts.vocabulary import AgreementPhase, MeetingRhythm, Side

ANSWER_WITHIN: Final = timedelta(days=14)
A_DAY: Final = timedelta(days=1)
MOST_PROPOSALS_A_DAY: Final = 5
A_YEAR: Final = timedelta(days=365)
LONGEST: Final = 3 * A_YEAR
SHORTEST_SESSION: Final = 15
LONGEST_SESSION: Final = 240
"""In minutes."""

Channel = Literal["video", "telephone", "in_person", "writing"]
Part = Literal["expectations", "mentor_does", "mentee_does", "confidentiality"]
PARTS: Final[tuple[Part, ...]] = ("expectations", "mentor_does", "mentee_does", "confidentiality")
Words: TypeAlias = Mapping[Part, str]
Act: TypeAlias = Literal["propose", "agree", "decline", "withdraw"]


@dataclass(frozen=True)
class Terms:
    """`words`: what the two say of each part, where they say something. `time_zone`: by which days their deadlines end."""

    meeting_rhythm: MeetingRhythm
    ends_on: date
    length_minutes: int | None = None
    channel: Channel | None = None
    time_zone: str | None = None
    words: Words = field(default_factory=lambda: MappingProxyType({}))

    def __post_init__(self) -> None:
        if self.length_minutes is not None and not SHORTEST_SESSION <= self.length_minutes <= LONGEST_SESSION:
            raise SessionLengthOutOfRange
        for text in self.words.values():
            lengths.refuse_unfit(text, lengths.AGREEMENT)

    def refuse_unfit_end(self, now: datetime) -> None:
        """Raises `DeadlineInPast` and `AgreementTooLong`."""
        refuse_past(self.ends_on, now)
        if self.ends_on > (now + LONGEST).date():
            raise AgreementTooLong


def a_year_from(now: datetime) -> date:
    """Until when an agreement runs whose two say nothing else: very short mentorships harm."""
    return (now + A_YEAR).date()


@dataclass(frozen=True)
class Revision:
    """Terms that one side proposed, and what became of them. `authors`: who wrote the words of each part.

    `answered_at`: when the proposal was agreed to, declined, withdrawn, overtaken by another one or expired.
    """

    mentorship_id: UUID
    number: int
    phase: AgreementPhase
    terms: Terms
    proposed_by: Side
    proposed_at: datetime
    answered_at: datetime | None = None
    authors: Mapping[Part, UUID] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def answer_by(self) -> datetime:
        return self.proposed_at + ANSWER_WITHIN

    def become(self, phase: AgreementPhase, now: datetime) -> "Revision":
        return replace(self, phase=phase, answered_at=now)


def _refuse_pestering(as_many_ago: datetime | None, now: datetime) -> None:
    if as_many_ago is not None and as_many_ago + A_DAY > now:
        raise TooManyAgreementProposals(retry_after=ceil((as_many_ago + A_DAY - now).total_seconds()))


Settled: TypeAlias = tuple["Agreement", tuple[Revision, ...]]
"""The agreement in its next version and the revisions that differ since, what has happened last; none: nothing has."""


@dataclass(frozen=True)
class Agreement:
    """`standing`: what holds. `proposed`: what waits for an answer. Version 0: nobody has proposed anything yet."""

    mentorship_id: UUID
    version: int = 0
    numbers: int = 0
    standing: Revision | None = None
    proposed: Revision | None = None

    def open_at(self, now: datetime) -> Revision | None:
        """What can still be agreed to: timers may be late."""
        return self.proposed if self.proposed is not None and now < self.proposed.answer_by else None

    def acts_of(self, side: Side, now: datetime) -> tuple[Act, ...]:
        """What this side may do now."""
        waiting = self.open_at(now)
        if waiting is None:
            return ("propose",)
        return ("propose", "withdraw") if waiting.proposed_by == side else ("propose", "agree", "decline")

    def propose(self, terms: Terms, *, by: UUID, side: Side, as_many_ago: datetime | None, now: datetime) -> Settled:
        """These terms instead of whatever waits; where the other side proposes the very same, they are agreed.

        Words that were there before keep who wrote them. `as_many_ago`: when this side proposed as many times ago as one
        may in a day, if it has.
        """
        waiting = self.open_at(now)
        if waiting is not None and waiting.terms == terms:
            return (self, ()) if waiting.proposed_by == side else self.agree(waiting.number, side=side, now=now)
        if waiting is None and self.standing is not None and self.standing.terms == terms:
            return self, ()
        terms.refuse_unfit_end(now)
        _refuse_pestering(as_many_ago, now)
        overtaken = () if self.proposed is None else (self._ended("expired" if waiting is None else "overtaken", now),)
        revision = Revision(
            mentorship_id=self.mentorship_id,
            number=self.numbers + 1,
            phase="proposed",
            terms=terms,
            proposed_by=side,
            proposed_at=now,
            authors=self._authors(terms.words, by),
        )
        agreement = replace(self, version=self.version + 1, numbers=revision.number, proposed=revision)
        return agreement, (*overtaken, revision)

    def agree(self, number: int, *, side: Side, now: datetime) -> Settled:
        """To the terms of this number: they hold from now on."""
        agreed = self._answerable(number, side, now).become("agreed", now)
        replaced = () if self.standing is None else (self.standing.become("overtaken", now),)
        return replace(self, version=self.version + 1, standing=agreed, proposed=None), (*replaced, agreed)

    def decline(self, number: int, *, side: Side, now: datetime) -> Settled:
        """What held before goes on to hold."""
        return self._without(self._answerable(number, side, now).become("declined", now))

    def withdraw(self, *, side: Side, now: datetime) -> Settled:
        """Takes one's own proposal back."""
        waiting = self._waiting(now)
        if waiting.proposed_by != side:
            raise OthersAgreementProposal
        return self._without(waiting.become("withdrawn", now))

    def expire(self, number: int, *, now: datetime) -> Settled:
        """Nobody has answered the proposal of this number in time; of any other one there is nothing to do."""
        if self.proposed is None or self.proposed.number != number:
            return self, ()
        return self._without(self._ended("expired", now))

    def _without(self, ended: Revision) -> Settled:
        return replace(self, version=self.version + 1, proposed=None), (ended,)

    def _ended(self, phase: AgreementPhase, now: datetime) -> Revision:
        if self.proposed is None:
            raise ValueError("nothing is proposed")
        return self.proposed.become(phase, now)

    def _waiting(self, now: datetime) -> Revision:
        waiting = self.open_at(now)
        if waiting is None:
            raise AgreementNotProposed
        return waiting

    def _answerable(self, number: int, side: Side, now: datetime) -> Revision:
        waiting = self._waiting(now)
        if waiting.proposed_by == side:
            raise OwnAgreementProposal
        if waiting.number != number:
            raise AgreementChanged
        return waiting

    def _authors(self, words: Words, by: UUID) -> dict[Part, UUID]:
        known = [each for each in (self.standing, self.proposed) if each is not None]
        return {
            part: next((each.authors[part] for each in known if each.terms.words.get(part) == text), by)
            for part, text in words.items()
        }
