"""A bucket of an S3-compatible store, where photos may lie. obstore signs, asks again and gives up in time."""

from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from datetime import timedelta
from typing import TYPE_CHECKING, Final, Self, get_args
from urllib.parse import urlsplit
from uuid import UUID

import obstore
from obstore.exceptions import BaseError
from obstore.store import MemoryStore, S3Store

from services.profiles.domain.photos import PhotosAway, Size
from services.profiles.settings import Settings

if TYPE_CHECKING:
    from obstore.store import S3Config

PATIENCE: Final = timedelta(seconds=5)
"""For one request, and for all of its tries together."""
_SIZES: Final = get_args(Size)


class Bucket:
    """Pictures by the id of their photo, which is all that the store learns: no name, no address, nobody's id."""

    def __init__(self, store: S3Store | MemoryStore) -> None:
        self._store: Final = store

    @classmethod
    def of(cls, settings: Settings) -> Self | None:
        """The bucket that the settings name; None where photos lie in the service's own schema."""
        if settings.photo_bucket is None:
            return None
        store = S3Store(
            settings.photo_bucket,
            config=_config(settings),
            client_options={
                "timeout": PATIENCE,
                "connect_timeout": PATIENCE,
                "allow_http": urlsplit(settings.photo_bucket_url or "").scheme == "http",
            },
            retry_config={"max_retries": 2, "retry_timeout": PATIENCE},
        )
        return cls(store)

    async def put(self, photo_id: UUID, pictures: Mapping[Size, bytes]) -> None:
        """Raises `PhotosAway`."""
        with _away():
            for size, content in pictures.items():
                await obstore.put_async(self._store, _path(photo_id, size), content)

    async def find(self, photo_id: UUID, size: Size) -> bytes | None:
        """The picture, or None where it is not there. Raises `PhotosAway`."""
        with _away():
            try:
                found = await obstore.get_async(self._store, _path(photo_id, size))
                return bytes(await found.bytes_async())
            except FileNotFoundError:
                return None

    async def delete(self, photo_ids: Collection[UUID]) -> None:
        """Takes them away, those that are not there too. Raises `PhotosAway`."""
        with _away():
            for photo_id in photo_ids:
                for size in _SIZES:
                    await self._delete(_path(photo_id, size))

    async def _delete(self, path: str) -> None:
        try:
            await obstore.delete_async(self._store, path)
        except FileNotFoundError:
            return


def _config(settings: Settings) -> "S3Config":
    config: S3Config = {
        "region": settings.photo_bucket_region,
        "virtual_hosted_style_request": settings.photo_bucket_in_host,
    }
    if settings.photo_bucket_url is not None:
        config["endpoint"] = settings.photo_bucket_url
    if settings.photo_bucket_key_id is not None and settings.photo_bucket_secret is not None:
        config["access_key_id"] = settings.photo_bucket_key_id
        config["secret_access_key"] = settings.photo_bucket_secret.get_secret_value()
    return config


def _path(photo_id: UUID, size: Size) -> str:
    return f"photos/{photo_id}/{size}.jpg"


@contextmanager
def _away() -> Iterator[None]:
    try:
        yield
    except BaseError as error:
        raise PhotosAway(retry_after=5) from error
