"""What people keep to suggest it again."""

from datetime import datetime
from typing import Any, Final
from uuid import UUID

from services.mentorships.domain.shelf import Content, ItemKind, ShelfItem, UnknownShelfItem
from shared.postgres import Tx

FIND: Final = """
SELECT *, (SELECT count(*) FROM suggestions WHERE shelf_item_id = shelf_items.id) AS suggested
FROM shelf_items WHERE id = $1 AND owner_id = $2
"""

LIST: Final = """
SELECT *, (SELECT count(*) FROM suggestions WHERE shelf_item_id = shelf_items.id) AS suggested
FROM shelf_items
WHERE owner_id = $1 AND ($2::text IS NULL OR kind = $2) AND ($3::timestamptz IS NULL OR (added_at, id) < ($3, $4::uuid))
ORDER BY added_at DESC, id DESC
LIMIT $5
"""

COUNT: Final = """
SELECT count(*) FROM shelf_items WHERE owner_id = $1
"""

SAVE: Final = """
INSERT INTO shelf_items (id, owner_id, version, kind, title, text, link, skills, goal_kinds, shared, added_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
ON CONFLICT (id) DO UPDATE
SET version = excluded.version, kind = excluded.kind, title = excluded.title, text = excluded.text, link = excluded.link,
    skills = excluded.skills, goal_kinds = excluded.goal_kinds, shared = excluded.shared
"""

REMOVE: Final = """
DELETE FROM shelf_items WHERE id = $1
"""

FORGET: Final = """
DELETE FROM shelf_items WHERE owner_id = $1
"""


async def item(tx: Tx, item_id: UUID, owner_id: UUID) -> ShelfItem:
    """Raises `UnknownShelfItem`. Its owner's anchor guards it."""
    row = await tx.fetchrow(FIND, item_id, owner_id)
    if row is None:
        raise UnknownShelfItem
    return _item(row)


async def of_owner(
    tx: Tx, owner_id: UUID, kind: ItemKind | None, after: tuple[datetime, UUID] | None, limit: int
) -> list[ShelfItem]:
    """The latest first."""
    return [_item(row) for row in await tx.fetch(LIST, owner_id, kind, *(after or (None, None)), limit)]


async def count_of(tx: Tx, owner_id: UUID) -> int:
    return int(await tx.fetchval(COUNT, owner_id))


async def save(tx: Tx, kept: ShelfItem) -> None:
    """Whoever calls holds the owner's anchor."""
    said = kept.content
    await tx.execute(
        SAVE,
        kept.id,
        kept.owner_id,
        kept.version,
        said.kind,
        said.title,
        said.text,
        said.link,
        list(said.skills),
        list(said.goal_kinds),
        said.shared,
        kept.added_at,
    )


async def remove(tx: Tx, item_id: UUID) -> None:
    await tx.execute(REMOVE, item_id)


async def forget(tx: Tx, person_id: UUID) -> None:
    await tx.execute(FORGET, person_id)


def _item(row: Any) -> ShelfItem:
    content = Content(
        row["kind"],
        row["title"],
        row["text"],
        row["link"],
        tuple(row["skills"]),
        tuple(row["goal_kinds"]),
        row["shared"],
    )
    return ShelfItem(row["id"], row["owner_id"], row["version"], content, row["added_at"], row["suggested"])
