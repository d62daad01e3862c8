"""People show their face, another one, or none any more."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from services.profiles.domain.photos import Size, UnknownPhoto
from services.profiles.store import people, photo_shelves, photos
from shared.postgres import Tx


async def show(tx: Tx, photo_id: UUID, pictures: Mapping[Size, bytes] | None, *, by: UUID, now: datetime) -> None:
    """Shows these in place of what was there; None: they lie in the bucket already."""
    await people.person_for_update(tx, by)
    former = await photos.replace(tx, by, photo_id, now)
    if pictures is not None:
        await photo_shelves.put(tx, photo_id, pictures)
    await photo_shelves.drop(tx, former)


async def take_down(tx: Tx, person_id: UUID) -> None:
    """Shows none any more; twice and it changes nothing. The person's row is locked."""
    await photo_shelves.drop(tx, await photos.take_down(tx, person_id))


async def picture(tx: Tx, photo_id: UUID, size: Size, in_bucket: bytes | None) -> bytes:
    """The picture, from here or as it was found in the bucket. Raises `UnknownPhoto` where it is nobody's any more."""
    content = (
        (await photo_shelves.find(tx, photo_id, size) or in_bucket) if await photos.is_shown(tx, photo_id) else None
    )
    if content is None:
        raise UnknownPhoto
    return content
