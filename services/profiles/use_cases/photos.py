"""People show their face, another one, or none any more."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID, uuid4

from services.profiles.domain.photos import Size, UnknownPhoto
from services.profiles.store import people, photos
from services.profiles.store.photo_shelves import SHELF
from shared.postgres import Tx


async def show(tx: Tx, pictures: Mapping[Size, bytes], *, by: UUID, now: datetime) -> UUID:
    """Shows these in place of what was there. The photo's id is wholly random: it leads to nobody."""
    await people.person_for_update(tx, by)
    photo_id = uuid4()
    former = await photos.replace(tx, by, photo_id, now)
    await SHELF.put(tx, photo_id, pictures)
    await SHELF.drop(tx, former)
    return photo_id


async def take_down(tx: Tx, person_id: UUID) -> None:
    """Shows none any more; twice and it changes nothing. The person's row is locked."""
    await SHELF.drop(tx, await photos.take_down(tx, person_id))


async def picture(tx: Tx, photo_id: UUID, size: Size) -> bytes:
    """Raises `UnknownPhoto` where it is nobody's any more."""
    content = await SHELF.find(tx, photo_id, size) if await photos.is_shown(tx, photo_id) else None
    if content is None:
        raise UnknownPhoto
    return content
