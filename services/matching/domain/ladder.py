"""A programme's ladder: what follows where a mentor lets requests run out of time and does not come to sessions, step by step."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Final, Literal, TypeAlias
from uuid import UUID

from shared.refusals import Kind, Refusal

Rung: TypeAlias = Literal["told", "rest", "unmatched"]
"""`told`: nothing follows but that it is said; `rest`: nobody new is sent to them until they come back; `unmatched`: until those
who look after the programme let them."""
Outcome: TypeAlias = Literal["granted", "upheld"]
EndedBecause: TypeAlias = Literal["came_back", "granted", "corrected", "went_on"]
"""`corrected`: what was counted turned out to be none; `went_on`: the next step took its place."""

RUNGS: Final[tuple[Rung, ...]] = ("told", "rest", "unmatched")
MOST: Final = 20
LONGEST_DAYS: Final = 730


class LadderNotUsable(Refusal):
    """A ladder has at least one step, and each one needs more than the one before it."""

    slug, kind = "ladder-not-usable", Kind.RULE


class UnknownStep(Refusal):
    """There is no such step, or it is not yours to see."""

    slug, kind = "unknown-step", Kind.NOT_FOUND


class StepOver(Refusal):
    """This step is over."""

    slug, kind = "step-over", Kind.CONFLICT


class NotForYouToEnd(Refusal):
    """From this step one does not come back by oneself. Appeal against it: those who look after the programme decide."""

    slug, kind = "not-for-you-to-end", Kind.RULE


class AppealedAlready(Refusal):
    """You have appealed against this step already."""

    slug, kind = "appealed-already", Kind.CONFLICT


class NoAppealWaits(Refusal):
    """No appeal against this step waits for a decision."""

    slug, kind = "no-appeal-waits", Kind.CONFLICT


@dataclass(frozen=True)
class Ladder:
    """After how many in `within_days` days which step is taken; None: the ladder has no such step."""

    told: int | None = None
    rest: int | None = None
    unmatched: int | None = None
    within_days: int = 180

    def __post_init__(self) -> None:
        after = [each for each in (self.told, self.rest, self.unmatched) if each is not None]
        if not after or any(one >= other for one, other in pairwise(after)):
            raise LadderNotUsable

    def after(self, rung: Rung) -> int | None:
        return {"told": self.told, "rest": self.rest, "unmatched": self.unmatched}[rung]

    def begins(self, now: datetime) -> datetime:
        """What happened before counts no more."""
        return now - timedelta(days=self.within_days)

    def due(self, counted: int, taken: Collection[Rung]) -> Rung | None:
        """The highest step that so many call for, where none as high was taken of what still counts."""
        highest: Rung | None = None
        for rung in RUNGS:
            if rung in taken:
                highest = None
            elif (after := self.after(rung)) is not None and counted >= after:
                highest = rung
        return highest


@dataclass(frozen=True)
class Step:
    """One that was taken. `counted`: how many requests and sessions called for it. `appeal`: what they say to it."""

    step_id: UUID
    programme_id: UUID
    person_id: UUID
    rung: Rung
    counted: int
    taken_at: datetime
    version: int = 1
    ended_at: datetime | None = None
    ended_because: EndedBecause | None = None
    appeal: str | None = None
    appealed_at: datetime | None = None
    outcome: Outcome | None = None
    reason: str | None = None
    decided_at: datetime | None = None

    @property
    def appeal_waits(self) -> bool:
        return self.appealed_at is not None and self.decided_at is None

    @property
    def can(self) -> tuple[Literal["come_back", "appeal"], ...]:
        """What whoever it was taken against may do."""
        if self.ended_at is not None:
            return ()
        back: tuple[Literal["come_back"], ...] = ("come_back",) if self.rung == "rest" else ()
        return (*back, "appeal") if self.appealed_at is None else back

    def end(self, because: EndedBecause, now: datetime) -> "Step":
        if self.ended_at is not None:
            raise StepOver
        return replace(self, version=self.version + 1, ended_at=now, ended_because=because)

    def come_back(self, now: datetime) -> "Step":
        if self.ended_at is None and self.rung != "rest":
            raise NotForYouToEnd
        return self.end("came_back", now)

    def appealed(self, words: str, now: datetime) -> "Step":
        if self.appealed_at is not None:
            raise AppealedAlready
        if self.ended_at is not None:
            raise StepOver
        return replace(self, version=self.version + 1, appeal=words, appealed_at=now)

    @property
    def to_decide(self) -> bool:
        """Whether those who look after the programme may end it, or say that it stands."""
        return self.appeal_waits or self.ended_at is None

    def decided(self, outcome: Outcome, reason: str, now: datetime) -> "Step":
        """Granted, a step is over, and what it was taken for counts no more. Only against an appeal it is said that it stands."""
        if not (self.appeal_waits or (outcome == "granted" and self.ended_at is None)):
            raise NoAppealWaits
        said = replace(self, version=self.version + 1, outcome=outcome, reason=reason, decided_at=now)
        if outcome == "upheld" or self.ended_at is not None:
            return said
        return replace(said, ended_at=now, ended_because="granted")
