"""People's photos: uploaded once, shown in a plain `<img>` by addresses that are good for a day at most.

Such an address is signed and says nothing of whom it shows: whoever was shown the card has it, and whoever guesses has nothing.
"""

import hmac
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Annotated, Final
from uuid import UUID, uuid4

from fastapi import Depends, Path, Request
from fastapi import Query as Parameter
from fastapi.responses import Response

from services.profiles.api.identity import Identity, IdentityOf
from services.profiles.buckets import Bucket
from services.profiles.domain.people import PersonGone
from services.profiles.domain.photos import (
    PIXELS,
    AnimatedPhoto,
    DrawnPhoto,
    PhotosAway,
    PhotosWait,
    PhotoTooDetailed,
    PhotoTooSmall,
    Size,
    UnknownPhoto,
    UnreadablePhoto,
)
from services.profiles.pictures import Darkroom
from services.profiles.store import people as store
from services.profiles.store import photo_shelves
from services.profiles.use_cases import photos
from shared.http.dependencies import OpenQuery, UnversionedCommand
from shared.http.fields import ResponseModel, UtcDatetime
from shared.http.limits import Limit
from shared.http.parts import parts_of
from shared.http.problems import problems
from shared.http.routing import Router
from shared.postgres import Tx, transaction

router = Router(
    tag="photos", about="People's photos: uploaded once, shown by addresses that are good for a day at most."
)

UPLOADS: Final = Limit("photos", 20, timedelta(hours=1))
_GOOD_FOR: Final = timedelta(hours=24)
_SAME_FOR: Final = timedelta(hours=12)
_SIGNATURE: Final = "^[0-9a-f]{64}$"
_PICTURE: Final = {
    "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}},
    "required": True,
    "description": "The file as it is: a JPEG, PNG or WebP of 5 MiB and 40 megapixels at most. Its own media type (`image/jpeg`) does too.",
}


class PhotoView(ResponseModel):
    """Where a photo is to be had, by anybody who has the address: for the `src` of an `<img>`."""

    small: str
    """128 × 128 pixels."""
    large: str
    """640 × 640 pixels."""
    good_until: UtcDatetime
    """Until when the addresses are good, in UTC. For half a day they are the same, so that browsers keep the pictures."""


class PhotoAddresses:
    """Makes addresses of photos, and knows its own."""

    def __init__(self, identity: Identity, real_now: datetime) -> None:
        self._key = identity.photo_key
        self._base = f"{identity.public_url}/profiles/v1/photos"
        self._until = int(
            real_now.timestamp() // _SAME_FOR.total_seconds() * _SAME_FOR.total_seconds() + _GOOD_FOR.total_seconds()
        )

    def of(self, photo_id: UUID | None) -> PhotoView | None:
        """Where it is to be had; None of no photo."""
        if photo_id is None:
            return None
        until = datetime.fromtimestamp(self._until, UTC)
        return PhotoView(
            small=self._address(photo_id, "small"), large=self._address(photo_id, "large"), good_until=until
        )

    def _address(self, photo_id: UUID, size: Size) -> str:
        said = signed(self._key, photo_id, size, self._until)
        return f"{self._base}/{photo_id}/{size}?until={self._until}&signature={said}"


async def _photos_shown(request: Request, identity: IdentityOf) -> PhotoAddresses:
    return PhotoAddresses(identity, parts_of(request).real_clock.now())


PhotosShown = Annotated[PhotoAddresses, Depends(_photos_shown)]
"""Addresses of photos as they are good from now on."""


def signed(key: bytes, photo_id: UUID, size: Size, until: int) -> str:
    return hmac.digest(key, f"{photo_id} {size} {until}".encode(), "sha256").hex()


@router.put(
    "/me/photo",
    operation_id="show_my_photo",
    response_model=PhotoView,
    responses=problems(
        PersonGone, UnreadablePhoto, AnimatedPhoto, DrawnPhoto, PhotoTooDetailed, PhotoTooSmall, PhotosWait, PhotosAway
    ),
    openapi_extra={"requestBody": _PICTURE},
)
async def show_my_photo(request: Request, command: UnversionedCommand, identity: IdentityOf) -> Response:
    """Show a photo of oneself to whoever sees one's card, in place of the one before.

    It is cut square from its middle, turned upright and written anew: where it was taken, with what and when, is not kept.
    """
    await command.take(UPLOADS, str(command.caller.person_id))
    darkroom: Darkroom = request.app.state.darkroom
    pictures = await darkroom.photos_of(await request.body())
    photo_id = uuid4()  # wholly random: it leads to nobody
    lies_here = await _brought(request, photo_id, pictures, command.real_now)

    async def act(tx: Tx, now: datetime) -> PhotoView:
        await photos.show(tx, photo_id, lies_here, by=command.caller.person_id, now=now)
        shown = PhotoAddresses(identity, command.real_now).of(photo_id)
        assert shown is not None
        return shown

    return await command.run(act)


async def _brought(
    request: Request, photo_id: UUID, pictures: Mapping[Size, bytes], real_now: datetime
) -> Mapping[Size, bytes] | None:
    """Puts them into the bucket where there is one; what is left to be kept here. Raises `PhotosAway`."""
    bucket: Bucket | None = request.app.state.bucket
    if bucket is None:
        return pictures
    async with transaction(parts_of(request).pool) as tx:
        await photo_shelves.announce(tx, photo_id, real_now)
    await bucket.put(photo_id, pictures)
    return None


@router.delete("/me/photo", operation_id="take_down_my_photo", status_code=204, responses=problems(PersonGone))
async def take_down_my_photo(command: UnversionedCommand) -> Response:
    """Show no photo any more. Its addresses are good no longer."""

    async def act(tx: Tx, _now: datetime) -> None:
        await store.person_for_update(tx, command.caller.person_id)
        await photos.take_down(tx, command.caller.person_id)

    return await command.run(act)


@router.get(
    "/photos/{photo_id}/{size}",
    operation_id="read_photo",
    responses={
        **problems(UnknownPhoto, PhotosAway),
        200: {
            "description": "The picture.",
            "content": {"image/jpeg": {"schema": {"type": "string", "format": "binary"}}},
        },
    },
)
async def read_photo(
    request: Request,
    photo_id: UUID,
    size: Annotated[Size, Path(description=f"{PIXELS['small']} or {PIXELS['large']} pixels a side.")],
    query: OpenQuery,
    identity: IdentityOf,
    until: Annotated[int, Parameter(ge=0, le=2**40, description="As the address has it.")],
    signature: Annotated[str, Parameter(pattern=_SIGNATURE, description="As the address has it.")],
) -> Response:
    """A photo, by an address that a card gave. It is the same for everybody, and good until the moment that it names."""
    left = until - int(query.real_now.timestamp())
    if left <= 0 or not hmac.compare_digest(signature, signed(identity.photo_key, photo_id, size, until)):
        raise UnknownPhoto
    bucket: Bucket | None = request.app.state.bucket
    in_bucket = None if bucket is None else await bucket.find(photo_id, size)

    async def read(tx: Tx, _now: datetime) -> bytes:
        return await photos.picture(tx, photo_id, size, in_bucket)

    answer = await query.run_document(
        read, media_type="image/jpeg", cache_control=f"private, max-age={left}, immutable"
    )
    answer.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return answer
