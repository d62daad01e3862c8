"""Where sessions take place: remembered while they are booked, told when it changes."""

from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import UUID

from services.notifications.domain import telling
from services.notifications.domain.messages import Message, MessageKind
from services.notifications.store import places, subjects
from services.notifications.use_cases.telling import take_back
from shared.contracts import PlaceState
from shared.postgres import Tx


async def remember_places(tx: Tx, named: Sequence[PlaceState]) -> None:
    await places.remember_places(tx, named)


async def forget_places(tx: Tx, session_ids: Collection[UUID]) -> None:
    """A place is cleared with its tombstone, in what was not sent yet too."""
    for session_id in sorted(session_ids):
        await take_back(tx, session_id, (MessageKind.PLACE_CHANGE,))
    await places.forget_places(tx, session_ids)


async def tell_of_place(tx: Tx, place: PlaceState, *, now: datetime) -> list[Message]:
    """What is to be told of a place: nothing where the invitation that will say it has not been written yet."""
    session = await subjects.find_session(tx, place.session_id)
    if session is None or not await places.is_invited(tx, place.session_id):
        return []
    await take_back(tx, place.session_id, (MessageKind.PLACE_CHANGE,))
    return telling.told_of_place(session, now)
