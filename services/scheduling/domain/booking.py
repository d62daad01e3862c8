"""May this person have this slot? What is asked, what is known about it, and the answer."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from services.scheduling.domain.hours import Hours
from services.scheduling.domain.minutes import Minute, Span, next_minute
from services.scheduling.domain.moving import uncovered
from services.scheduling.domain.offerings import Offering, OpenTo
from services.scheduling.domain.pair_refusals import MentorPaused, MentorshipPaused, NotTheirMentee, OwnOffering
from services.scheduling.domain.refusals import (
    HoldEnded,
    HoldExpired,
    HoldOfAnotherSlot,
    InThePast,
    OfferingArchived,
    RenewedTooOften,
    SlotNotOffered,
    UnknownOffering,
)
from services.scheduling.domain.slots import is_slot
from shared.refusals import Refusal

HOLD_LASTS: Final = timedelta(minutes=5)
MOST_HOLDS: Final = 3
MOST_RENEWALS: Final = 2


@dataclass(frozen=True, slots=True)
class SlotRequest:
    """A slot as somebody asks for it: `starts` is None where the time asked for is no whole minute."""

    mentee_id: UUID
    offering_id: UUID
    starts: Minute | None
    length: int | None = None


@dataclass(frozen=True, slots=True)
class Pair:
    """What is known of a mentor and somebody who wants a session with them.

    `mentorship_id`: the one that is accepted or active between them. `takes_sessions`: the mentor has a published
    profile. `paused`: they take nobody new. `has_a_break`: there is a mentorship between them that is paused.
    `suspended`: one of the two is.
    """

    takes_sessions: bool
    paused: bool
    blocked: bool
    mentorship_id: UUID | None
    has_a_break: bool = False
    suspended: bool = False

    @property
    def is_reached(self) -> bool:
        """Whether there is a mentor here for the other one: not where the mentor is none, or something parts the two."""
        return self.takes_sessions and not self.is_apart

    @property
    def is_apart(self) -> bool:
        """Whether one blocks the other, or one is suspended: either sees what one sees of somebody who has left."""
        return self.blocked or self.suspended


@dataclass(frozen=True, slots=True)
class Slot:
    """A stretch of two people's time: the mentor's with the buffers around it, the mentee's without."""

    mentor_id: UUID
    mentee_id: UUID
    starts: Minute
    length: int
    buffer_before: int
    buffer_after: int

    @property
    def ends(self) -> Minute:
        return self.starts + self.length

    def claims(self) -> list[tuple[UUID, Span]]:
        """Who is claimed when, sorted by person: in this order everybody locks, so nobody waits in a circle."""
        return sorted(
            [
                (self.mentor_id, (self.starts - self.buffer_before, self.ends + self.buffer_after)),
                (self.mentee_id, (self.starts, self.ends)),
            ]
        )

    def claims_beside(self, own: Mapping[UUID, Span]) -> list[tuple[UUID, Span]]:
        """As `claims`, without what is these people's own already."""
        return sorted((person, piece) for person, span in self.claims() for piece in uncovered(span, own[person]))


@dataclass(frozen=True, slots=True)
class Hold:
    """A slot kept for somebody, for five minutes; judged by `now`, whether or not it has been tidied away.

    `ended`: by the mentor's time off, before the five minutes were over.
    """

    hold_id: UUID
    offering_id: UUID
    mentor_id: UUID
    mentee_id: UUID
    starts: Minute
    length: int
    expires_at: datetime
    renewals: int = 0
    ended: bool = False

    @property
    def version(self) -> int:
        return 1 + self.renewals

    @property
    def is_renewable(self) -> bool:
        return self.renewals < MOST_RENEWALS

    def renew(self, now: datetime) -> "Hold":
        """Another five minutes from now."""
        self._refuse_if_over(now)
        if not self.is_renewable:
            raise RenewedTooOften
        return replace(self, expires_at=now + HOLD_LASTS, renewals=self.renewals + 1)

    def refuse_to_become(self, slot: Slot, offering_id: UUID, now: datetime) -> None:
        """Refuses where the hold is over or keeps another slot than this."""
        self._refuse_if_over(now)
        if (self.offering_id, self.starts, self.length) != (offering_id, slot.starts, slot.length):
            raise HoldOfAnotherSlot

    def _refuse_if_over(self, now: datetime) -> None:
        if self.ended:
            raise HoldEnded
        if self.expires_at <= now:
            raise HoldExpired


def refuse_pair(offering: Offering, mentee_id: UUID, pair: Pair) -> None:
    """Refuses people who can't have this offering, at whatever time."""
    if mentee_id == offering.mentor_id:
        raise OwnOffering
    if not pair.is_reached:  # as of somebody who has left
        raise UnknownOffering
    if pair.mentorship_id is not None:
        return
    theirs_alone = offering.terms.open_to is OpenTo.MY_MENTEES
    if pair.has_a_break and (theirs_alone or pair.paused):
        raise MentorshipPaused
    if pair.paused:
        raise MentorPaused
    if theirs_alone:
        raise NotTheirMentee


def slot_for(request: SlotRequest, offering: Offering, pair: Pair, now: datetime, *, hold: Hold | None = None) -> Slot:
    """The slot that is asked for, as far as people and length go; see `refuse_unoffered` for the rest.

    From a `hold` it has the hold's length, if none is said, whether or not the offering still has that length.
    """
    refuse_pair(offering, request.mentee_id, pair)
    if offering.archived:
        raise OfferingArchived
    length = offering.length_for(request.length) if hold is None else request.length or hold.length
    if request.starts is None:
        raise SlotNotOffered
    refuse_past(request.starts, now)
    terms = offering.terms
    return Slot(offering.mentor_id, request.mentee_id, request.starts, length, terms.buffer_before, terms.buffer_after)


def refuse_past(start: Minute, now: datetime) -> None:
    """What has begun can't be booked."""
    if start < next_minute(now):
        raise InThePast


def refuse_unoffered(offering: Offering, hours: Hours | None, start: Minute, length: int) -> None:
    """Refuses a time at which no slot of the offering starts."""
    step, offset = offering.terms.slot_interval, offering.terms.slot_offset
    if hours is None or not is_slot(hours, start, length=length, step=step, offset=offset):
        raise SlotNotOffered


def refuse_time_off(hours: Hours | None, start: Minute, length: int) -> None:
    """Refuses a hold's time that the mentor has taken off, whatever was promised before."""
    if hours is None or hours.is_off(start, start + length):
        raise HoldEnded


def may_book(offering: Offering, mentee_id: UUID, pair: Pair) -> bool:
    """Whether these people can have this offering, at some time."""
    if offering.archived:
        return False
    try:
        refuse_pair(offering, mentee_id, pair)
    except Refusal:
        return False
    return True
