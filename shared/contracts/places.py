"""Where a booked session takes place: private, so on a topic of its own that only `notifications` reads."""

from typing import Final, Literal
from uuid import UUID

from shared.contracts.envelope import State, Topic


class PlaceState(State):
    """Known while the session is booked; a tombstone follows its end, a block or an erasure of one of its people.

    `text`: of a link the whole address, of a phone its number, else what the mentor wrote.
    """

    session_id: UUID
    version: int
    change: Literal["named", "changed"]
    kind: Literal["link", "phone", "address", "other"]
    text: str


PLACES: Final = Topic(
    name="places",
    summary="where a booked session takes place",
    state=PlaceState,
    key="session_id",
    type="mentoring.place.v1",
    producers=("scheduling",),
    consumers=("notifications",),
)
