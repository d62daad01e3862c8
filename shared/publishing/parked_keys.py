"""Keys whose record the broker refused for its own sake: an operator looks, mends, and lets them go on."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from shared.ground.operator_acts import note_act
from shared.postgres import Tx
from shared.refusals import Kind, Refusal

LIST: Final = """
SELECT outbox_id AS id, topic, key, reason, parked_at,
       (SELECT count(*) FROM outbox WHERE (outbox.topic, outbox.key) = (parked.topic, parked.key)) AS waiting
FROM outbox_parked AS parked
WHERE outbox_id > $1
ORDER BY outbox_id
LIMIT $2
"""

RELEASE: Final = """
DELETE FROM outbox_parked WHERE outbox_id = $1 RETURNING topic, key
"""

GIVE_UP: Final = """
DELETE FROM outbox WHERE id = $1
"""

MEASURE: Final = """
SELECT reason, min(parked_at) AS oldest FROM outbox_parked GROUP BY reason
"""


@dataclass(frozen=True)
class ParkedKey:
    """`id` is that of the refused record in the outbox; `waiting` counts the key's records, that one among them."""

    id: int
    topic: str
    key: UUID
    reason: str
    parked_at: datetime
    waiting: int


class UnknownParkedKey(Refusal):
    """There is no such parked key; it may have been released."""

    slug, kind = "unknown-parked-key", Kind.NOT_FOUND


async def page(tx: Tx, *, after: int = 0, most: int = 50) -> list[ParkedKey]:
    """Parked keys with an id above `after`, in the order in which their records were written."""
    return [ParkedKey(**row) for row in await tx.fetch(LIST, after, most)]


async def release(tx: Tx, parked_id: int, *, actor: str, reason: str, now: datetime) -> None:
    """The relay tries again: what refused the record has been mended. Raises `UnknownParkedKey`."""
    target = await _let_go(tx, parked_id)
    await note_act(tx, "release", target, actor=actor, reason=reason, outcome="released", now=now)


async def discard(tx: Tx, parked_id: int, *, actor: str, reason: str, now: datetime) -> None:
    """Gives the refused state up, for ever; the key's later states go on. Raises `UnknownParkedKey`.

    Readers of the latest state miss nothing once a later one is published; who reacts to each change misses this one.
    """
    target = await _let_go(tx, parked_id)
    await tx.execute(GIVE_UP, parked_id)
    await note_act(tx, "discard", target, actor=actor, reason=reason, outcome="discarded", now=now)


async def _let_go(tx: Tx, parked_id: int) -> str:
    row = await tx.fetchrow(RELEASE, parked_id)
    if row is None:
        raise UnknownParkedKey
    return f"outbox {row['topic']}/{row['key']}"
