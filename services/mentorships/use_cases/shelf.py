"""One's own shelf: what one keeps to suggest it again."""

from datetime import datetime
from uuid import UUID

from services.mentorships.domain.shelf import Content, ShelfItem, UnknownShelfItem, refuse_another
from services.mentorships.store import anchors, shelf
from shared.expecting import Expects
from shared.ids import uuid7
from shared.postgres import Tx


async def put_on_shelf(tx: Tx, content: Content, *, by: UUID, now: datetime) -> ShelfItem:
    """Raises `ShelfFull`."""
    await _hold(tx, by)
    refuse_another(await shelf.count_of(tx, by))
    kept = ShelfItem(uuid7(), by, 1, content, now)
    await shelf.save(tx, kept)
    return kept


async def change(tx: Tx, item_id: UUID, content: Content, *, by: UUID, expects: Expects) -> ShelfItem:
    """What was suggested from it stays as it was. Raises `UnknownShelfItem`."""
    await _hold(tx, by)
    known = await shelf.item(tx, item_id, by)
    expects(known.version)
    changed = known.become(content)
    await shelf.save(tx, changed)
    return changed


async def take_away(tx: Tx, item_id: UUID, *, by: UUID, expects: Expects) -> None:
    """Raises `UnknownShelfItem`."""
    await _hold(tx, by)
    expects((await shelf.item(tx, item_id, by)).version)
    await shelf.remove(tx, item_id)


async def _hold(tx: Tx, owner_id: UUID) -> None:
    """An erasure holds the same: who was erased while this waited has no shelf."""
    await anchors.hold(tx, (owner_id,))
    if await anchors.erased_among(tx, (owner_id,)):
        raise UnknownShelfItem
