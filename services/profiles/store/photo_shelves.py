"""Where photos lie: a port, and the shelf that there is, in the service's own schema."""

from collections.abc import Collection, Mapping
from typing import Final, Protocol
from uuid import UUID

from services.profiles.domain.photos import Size
from shared.postgres import Tx


class Shelf(Protocol):
    """Keeps pictures by the id of their photo. What `drop` is told of is gone when the transaction is over."""

    async def put(self, tx: Tx, photo_id: UUID, pictures: Mapping[Size, bytes]) -> None: ...

    async def find(self, tx: Tx, photo_id: UUID, size: Size) -> bytes | None: ...

    async def drop(self, tx: Tx, photo_ids: Collection[UUID]) -> None: ...


PUT: Final = """
INSERT INTO pictures (photo_id, size, content) VALUES ($1, $2, $3)
"""

FIND: Final = """
SELECT content FROM pictures WHERE photo_id = $1 AND size = $2
"""

DROP: Final = """
DELETE FROM pictures WHERE photo_id = ANY ($1)
"""


class OwnShelf:
    """Beside the people, so that a backup has both and an erasure is one transaction."""

    async def put(self, tx: Tx, photo_id: UUID, pictures: Mapping[Size, bytes]) -> None:
        await tx.executemany(PUT, [(photo_id, size, content) for size, content in pictures.items()])

    async def find(self, tx: Tx, photo_id: UUID, size: Size) -> bytes | None:
        content: bytes | None = await tx.fetchval(FIND, photo_id, size)
        return content

    async def drop(self, tx: Tx, photo_ids: Collection[UUID]) -> None:
        await tx.execute(DROP, list(photo_ids))


SHELF: Final[Shelf] = OwnShelf()
