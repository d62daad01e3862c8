"""What a block means for what is told."""

from collections.abc import Collection, Sequence
from uuid import UUID

from services.notifications.domain.blocks import let_through
from services.notifications.domain.messages import Message
from services.notifications.store import blocks
from shared.postgres import Tx


async def remember_blocks(tx: Tx, person_id: UUID, blocked: Collection[UUID]) -> None:
    """Keeps whom a person blocks, and takes back what waits about those whom they block only now."""
    for other_id in await blocks.replace_blocks(tx, person_id, blocked):
        await blocks.hush(tx, person_id, other_id)


async def what_blocks_leave(tx: Tx, messages: Sequence[Message]) -> list[Message]:
    """These messages as they may be told, without those that may not."""
    people = {person for each in messages if each.other_id for person in (each.person_id, each.other_id)}
    standing = await blocks.blocks_between(tx, people) if people else frozenset()
    return [let for each in messages if (let := let_through(each, standing)) is not None]
