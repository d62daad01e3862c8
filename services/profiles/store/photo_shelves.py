"""Where pictures lie: in the service's own schema, or in a bucket, of which it is kept here what lies there.

A bucket takes part in no transaction. So what is to be put there is announced first, and what is not wanted there (dropped, or
announced and never shown) is taken away afterwards, however anything in between went.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from services.profiles.domain.photos import Size
from shared.postgres import Tx

SHOWN_WITHIN: Final = timedelta(hours=1)
"""Whatever was announced longer ago and is nobody's photo never will be."""

PUT: Final = """
INSERT INTO pictures (photo_id, size, content) VALUES ($1, $2, $3)
"""

FIND: Final = """
SELECT content FROM pictures WHERE photo_id = $1 AND size = $2
"""

DROP: Final = """
DELETE FROM pictures WHERE photo_id = ANY ($1)
"""

ANNOUNCE: Final = """
INSERT INTO photos_in_bucket (photo_id, announced_at) VALUES ($1, $2)
"""

DROP_FROM_BUCKET: Final = """
UPDATE photos_in_bucket SET dropped = true WHERE photo_id = ANY ($1)
"""

UNWANTED: Final = """
SELECT photo_id
FROM photos_in_bucket
WHERE dropped OR announced_at < $1 AND NOT EXISTS (SELECT FROM photos WHERE photos.photo_id = photos_in_bucket.photo_id)
ORDER BY photo_id
LIMIT $2
"""

GONE: Final = """
DELETE FROM photos_in_bucket WHERE photo_id = ANY ($1)
"""


async def put(tx: Tx, photo_id: UUID, pictures: Mapping[Size, bytes]) -> None:
    """Into the service's own schema."""
    await tx.executemany(PUT, [(photo_id, size, content) for size, content in pictures.items()])


async def find(tx: Tx, photo_id: UUID, size: Size) -> bytes | None:
    """Where it lies in the service's own schema."""
    content: bytes | None = await tx.fetchval(FIND, photo_id, size)
    return content


async def drop(tx: Tx, photo_ids: Collection[UUID]) -> None:
    """Here they are gone with the transaction, from a bucket soon after it."""
    await tx.execute(DROP, list(photo_ids))
    await tx.execute(DROP_FROM_BUCKET, list(photo_ids))


async def announce(tx: Tx, photo_id: UUID, real_now: datetime) -> None:
    """It is about to be put into the bucket."""
    await tx.execute(ANNOUNCE, photo_id, real_now)


async def unwanted(tx: Tx, limit: int, *, real_now: datetime) -> Sequence[UUID]:
    """Some that lie in the bucket, or may, and that nobody shows."""
    return [row["photo_id"] for row in await tx.fetch(UNWANTED, real_now - SHOWN_WITHIN, limit)]


async def note_gone(tx: Tx, photo_ids: Collection[UUID]) -> None:
    """They are in the bucket no more."""
    await tx.execute(GONE, list(photo_ids))
