"""A rhythm that is agreed once, on the wall clock of the one who sets it up."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal
from uuid import UUID

from services.scheduling.domain.booking import Pair, Slot, refuse_pair, refuse_unoffered
from services.scheduling.domain.hours import Hours
from services.scheduling.domain.limits import Counted
from services.scheduling.domain.minutes import DAY, WEEK, Day, Minute, Span
from services.scheduling.domain.offerings import Offering
from services.scheduling.domain.pair_refusals import NotTheirMentee
from services.scheduling.domain.refusals import (
    AlreadyBusy,
    BeyondHorizon,
    InThePast,
    NoticeTooShort,
    OfferingArchived,
    SkippedLocalTime,
    SlotTaken,
    TooManySessions,
)
from services.scheduling.domain.series_refusals import ImpossibleRhythm, RhythmForAStranger, RhythmOfOthers
from services.scheduling.domain.slot_search import refuse_full
from services.scheduling.domain.zones import instant_of, offset_at, zone_named
from shared.refusals import Refusal

TIMES_LIMITS: Final = (2, 20)
"""An answer names the event of each session, and a client may send no more than twenty of such names back."""
MOST_WEEKS_BETWEEN: Final = 8
LONGEST: Final = 366 * DAY

WhenTaken = Literal["book_none", "book_the_others"]


@dataclass(frozen=True, slots=True)
class Rhythm:
    """So many sessions, every so many weeks, `at` minutes after midnight on the wall clock of `zone`."""

    zone: str
    first: Day
    at: int
    every_weeks: int
    times: int

    def __post_init__(self) -> None:
        zone_named(self.zone)
        possible = (
            0 <= self.at < DAY
            and 1 <= self.every_weeks <= MOST_WEEKS_BETWEEN
            and TIMES_LIMITS[0] <= self.times <= TIMES_LIMITS[1]
            and (self.times - 1) * self.every_weeks * WEEK <= LONGEST
        )
        if not possible:
            raise ImpossibleRhythm

    def wall_clocks(self) -> list[int]:
        """When it comes round, as the wall clock counts minutes since 1970."""
        return [self.first * DAY + self.at + turn * self.every_weeks * WEEK for turn in range(self.times)]


@dataclass(frozen=True, slots=True)
class Series:
    """Sessions that were booked as one; each is its own from then on."""

    series_id: UUID
    offering_id: UUID
    mentor_id: UUID
    mentee_id: UUID
    length: int
    rhythm: Rhythm


@dataclass(frozen=True, slots=True)
class Turn:
    """One of a rhythm's times: `start` is None where the clocks skip it; `conflict` is why it can't be had."""

    wall: int
    start: Minute | None
    conflict: type[Refusal] | None = None


@dataclass(frozen=True, slots=True)
class Room:
    """What is known about when an offering's mentor and a mentee have time; `earliest` leaves the notice from `now`,
    and `latest` lies within the horizon.
    """

    offering: Offering
    hours: Hours | None
    mentee_id: UUID
    length: int
    now: Minute
    earliest: Minute
    latest: Minute
    busy: Mapping[UUID, Sequence[Span]]

    def slot(self, start: Minute) -> Slot:
        """The time that a session at this start takes."""
        terms, mentor_id = self.offering.terms, self.offering.mentor_id
        return Slot(mentor_id, self.mentee_id, start, self.length, terms.buffer_before, terms.buffer_after)

    def turn(self, zone: str, wall: int) -> Turn:
        """The session at this wall clock, or why there can be none. Of a repeated hour the first pass is meant."""
        start = instant_of(zone, wall)
        return Turn(wall, start, SkippedLocalTime if start is None else self._conflict(start))

    def _conflict(self, start: Minute) -> type[Refusal] | None:
        if start < self.now:
            return InThePast
        if start < self.earliest:
            return NoticeTooShort
        if start > self.latest:
            return BeyondHorizon
        try:
            refuse_unoffered(self.offering, self.hours, start, self.length)
        except Refusal as refusal:
            return type(refusal)
        for person, (starts, ends) in self.slot(start).claims():
            if any(starts < taken_until and taken_from < ends for taken_from, taken_until in self.busy[person]):
                return SlotTaken if person == self.offering.mentor_id else AlreadyBusy
        return None


def within_limits(turns: Iterable[Turn], offering: Offering, hours: Hours, counted: Iterable[Counted]) -> list[Turn]:
    """The turns, in conflict where they would be one too many; each that is granted counts for those after it."""
    judged, known = [], list(counted)
    for turn in turns:
        granted = turn
        if turn.start is not None and turn.conflict is None:
            try:
                refuse_full(offering, hours, known, turn.start)
                known.append(Counted(offering.offering_id, turn.start, turn.start))
            except TooManySessions:
                granted = replace(turn, conflict=TooManySessions)
        judged.append(granted)
    return judged


def refuse_series(offering: Offering, mentee_id: UUID, pair: Pair, *, by: UUID) -> None:
    """Refuses people who can't agree on a rhythm. A mentor sets one up for their own mentees only."""
    if by not in (offering.mentor_id, mentee_id):  # before anything else: what is between two others is none of theirs
        raise RhythmOfOthers
    if by == offering.mentor_id and not pair.is_reached:  # their own offering is there, and nobody to meet
        raise NotTheirMentee
    refuse_pair(offering, mentee_id, pair)
    if offering.archived:
        raise OfferingArchived
    if by == offering.mentor_id and pair.mentorship_id is None:
        raise RhythmForAStranger


def moved_wall_clock(zone: str, start: Minute, new_start: Minute) -> int:
    """By how much the wall clock of this zone moves from the one to the other."""
    return (new_start + offset_at(zone, new_start)) - (start + offset_at(zone, start))


def moved_along(zone: str, start: Minute, *, by: int) -> Turn:
    """Where a session lands whose wall clock moves by so many minutes."""
    wall = start + offset_at(zone, start) + by
    landed = instant_of(zone, wall)
    return Turn(wall, landed, SkippedLocalTime if landed is None else None)
