"""What a mentor offers: sessions of certain lengths under certain conditions."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum
from typing import Final
from uuid import UUID

from services.scheduling.domain.calendar import begin_of
from services.scheduling.domain.hours import Hours
from services.scheduling.domain.limits import NO_LIMITS, Limits
from services.scheduling.domain.minutes import DAY, Day, Minute, Span, last_minute, next_minute
from services.scheduling.domain.moving import AS_OFFERED, MovePolicy
from services.scheduling.domain.places import Place
from services.scheduling.domain.possible import refuse_impossible
from services.scheduling.domain.questions import MOST_QUESTIONS, Question
from services.scheduling.domain.refusals import (
    BeyondHorizon,
    LengthNotOffered,
    NoticeTooShort,
    OfferingArchived,
    OfferingOfOthers,
)
from shared.contracts.vocabulary import SessionKind

LENGTH_LIMITS: Final = (5, 480)
SLOT_INTERVAL_LIMITS: Final = (5, DAY)
MOST_LENGTHS: Final = 8
MOST_BUFFER: Final = 240
MOST_NOTICE: Final = 60 * DAY
MOST_HORIZON_DAYS: Final = 366
MOST_TITLE: Final = 200
MOST_OFFERINGS: Final = 50


_UTC: Final = Hours("UTC")


class OpenTo(Enum):
    EVERYONE = "everyone"
    MY_MENTEES = "my_mentees"


@dataclass(frozen=True, slots=True)
class Terms:
    """What a mentor decides about an offering. Buffers stand outside the length; `kind` tells the journey what for.

    `slot_offset`: minutes from an interval's start to its first slot. `until`: the last date of sessions, on the mentor's
    wall clock, instead of the horizon. `limits`: for this offering. `first_slot_only`: of each day, what is free first.
    `confirmation`: what is booked waits until the mentor has confirmed it.
    """

    title: str
    lengths: tuple[int, ...]
    slot_interval: int
    buffer_before: int = 0
    buffer_after: int = 0
    notice: int = 0
    horizon_days: int = 60
    open_to: OpenTo = OpenTo.MY_MENTEES
    kind: SessionKind | None = None
    confirmation: bool = False
    moving: MovePolicy = AS_OFFERED
    slot_offset: int = 0
    until: Day | None = None
    limits: Limits = NO_LIMITS
    first_slot_only: bool = False
    place: Place | None = None
    questions: tuple[Question, ...] = ()

    def __post_init__(self) -> None:
        lengths, texts = self.lengths, [question.text for question in self.questions]
        refuse_impossible(
            ("title", 0 < len(self.title) <= MOST_TITLE, "It has a title."),
            ("lengths_minutes", 0 < len(lengths) <= MOST_LENGTHS, "It has one to eight lengths."),
            ("lengths_minutes", len(set(lengths)) == len(lengths), "No length comes twice."),
            ("lengths_minutes", all(_lies(each, *LENGTH_LIMITS) for each in lengths), "A length is 5 to 480 minutes."),
            ("slot_interval_minutes", _lies(self.slot_interval, *SLOT_INTERVAL_LIMITS), "It is 5 to 1440 minutes."),
            ("buffer_before_minutes", _lies(self.buffer_before, 0, MOST_BUFFER), "It is at most 240 minutes."),
            ("buffer_after_minutes", _lies(self.buffer_after, 0, MOST_BUFFER), "It is at most 240 minutes."),
            ("notice_minutes", _lies(self.notice, 0, MOST_NOTICE), "It is at most 60 days."),
            ("horizon_days", _lies(self.horizon_days, 1, MOST_HORIZON_DAYS), "It is 1 to 366 days."),
            ("slot_offset_minutes", 0 <= self.slot_offset < self.slot_interval, "It is less than the slot interval."),
            ("questions", len(texts) <= MOST_QUESTIONS, "There are at most twenty questions."),
            ("questions", len(set(texts)) == len(texts), "No question is asked twice."),
        )


def _lies(number: int, least: int, most: int) -> bool:
    return least <= number <= most


@dataclass(frozen=True, slots=True)
class Offering:
    offering_id: UUID
    version: int
    mentor_id: UUID
    terms: Terms
    archived: bool = False

    def changed_to(self, terms: Terms, *, by: UUID) -> "Offering":
        self.refuse_others(by)
        if self.archived:
            raise OfferingArchived
        return replace(self, terms=terms, version=self.version + 1)

    def archive(self, *, by: UUID) -> "Offering":
        self.refuse_others(by)
        if self.archived:
            raise OfferingArchived
        return replace(self, archived=True, version=self.version + 1)

    def refuse_others(self, person: UUID) -> None:
        """Refuses everybody but its mentor."""
        if person != self.mentor_id:
            raise OfferingOfOthers

    def length_for(self, wanted: int | None) -> int:
        """The wanted length, or the offering's first one."""
        if wanted is None:
            return self.terms.lengths[0]
        if wanted not in self.terms.lengths:
            raise LengthNotOffered
        return wanted

    def bookable_span(self, now: datetime, hours: Hours | None = None) -> Span:
        """The first start that leaves the notice, and the last one within the horizon, on the wall clock of the hours."""
        last = last_minute(now) + self.terms.horizon_days * DAY
        if self.terms.until is not None:
            last = begin_of(hours or _UTC, self.terms.until + 1) - 1
        return next_minute(now) + self.terms.notice, last

    def refuse_never_bookable(self, now: datetime, hours: Hours | None) -> None:
        """Refuses terms that leave no time at all, now or later. Asked when they are set: dates pass by themselves."""
        first, last = self.bookable_span(now, hours)
        noticed = self.terms.until is not None or self.terms.notice < self.terms.horizon_days * DAY
        ahead = self.terms.until is None or first <= last
        refuse_impossible(
            ("notice_minutes", noticed, "It is shorter than the horizon, else no time is left to book."),
            ("bookable_until", ahead, "It lies ahead, by more than the notice."),
        )

    def refuse_distance(self, start: Minute, now: datetime, hours: Hours | None = None) -> None:
        """Refuses what is too near or too far. It binds mentees; a mentor may move a session as they like."""
        first, last = self.bookable_span(now, hours)
        if start < first:
            raise NoticeTooShort
        if start > last:
            raise BeyondHorizon
