"""A person's free time of the coming 28 days, a bit per quarter of an hour."""

from datetime import date
from typing import Final, Literal

from pydantic import Base64Bytes

from shared.contracts.envelope import State, Topic
from shared.contracts.people import PersonId

DAYS: Final = 28
QUARTERS_A_DAY: Final = 96


class TravelAhead(State):
    """On these dates, the last one included, the person is in a place of this zone."""

    first: date
    last: date
    time_zone: str


class AvailabilityState(State):
    """`bits`: 28 × 96 bits (336 bytes, base64 in JSON), most significant bit first; bit 0 is 00:00 UTC of `first_day`.

    A set bit is a quarter of an hour inside the person's hours that no session claims. `time_zone`: IANA name of the zone
    that they told their hours in; None: told by a release that didn't say. `offers`: whether they offer anything
    that can be booked in it; None as before. `travels`: those that are not over by `first_day`, each by its dates.
    """

    person_id: PersonId
    version: int
    change: Literal["recomputed"]
    first_day: date
    bits: Base64Bytes
    time_zone: str | None = None
    offers: bool | None = None
    travels: tuple[TravelAhead, ...] = ()


AVAILABILITY: Final = Topic(
    name="availability",
    summary="free time of the coming 28 days, one bit per 15 minutes",
    state=AvailabilityState,
    key="person_id",
    type="mentoring.availability.v1",
    producers=("scheduling",),
    consumers=("matching", "notifications"),
)
