"""A service's tables or its topics were set back to an earlier day: they are made to agree again.

The tables win, but for what may never be taken back: erasures, blocks, endings. What is told once more gets versions and
sequences above all that was ever told, so that readers, and calendars, take it for the newest.
"""

from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, Generic, TypeAlias, TypeVar
from uuid import UUID

from pydantic import ValidationError

from shared.contracts.envelope import State, Topic
from shared.postgres import Tx, columns
from shared.publishing import outbox

S = TypeVar("S", bound=State)

Place: TypeAlias = tuple[str, UUID]
"""A topic's short name and a key."""

COUNTED: Final = """
SELECT topic, key, sequence FROM outbox_sequences WHERE topic = ANY ($1)
"""

WAITING: Final = """
SELECT topic, key, max(sequence) AS sequence FROM outbox GROUP BY topic, key
"""

RAISE: Final = """
INSERT INTO outbox_sequences AS present (topic, key, sequence)
SELECT topic, key, sequence FROM unnest($1::text[], $2::uuid[], $3::bigint[]) AS told (topic, key, sequence)
ORDER BY topic, key
ON CONFLICT (topic, key) DO UPDATE SET sequence = greatest(present.sequence, excluded.sequence)
"""

FORGET_WHAT_HAS_LEFT: Final = """
DELETE FROM outbox
USING unnest($1::text[], $2::uuid[], $3::bigint[]) AS told (topic, key, sequence)
WHERE (outbox.topic, outbox.key) = (told.topic, told.key) AND outbox.sequence <= told.sequence
"""

SEQUENCE: Final = """
SELECT sequence FROM outbox_sequences WHERE topic = $1 AND key = $2
"""


async def _nothing(_tx: Tx, _key: UUID, _told: Any) -> None:
    return None


def _as_erased(_told: Any) -> None:
    return None


@dataclass(frozen=True)
class Telling(Generic[S]):
    """How a service tells a state of one of its topics once more.

    `present`: the state that its tables have, None where they have none; it is given what was told last (None where that is
    gone, or was an erasure), from which its word of `change` follows. `lift`: makes the aggregate's version higher than this
    one. `uphold`: does again what may not be taken back, tells it, and says what it was. `renounced`: the state that ends
    what the topic alone knows; None is a tombstone. `tombstone_erases`: after one nothing is told of the key any more.
    """

    topic: Topic[S]
    present: Callable[[Tx, UUID, S | None], Awaitable[S | None]]
    lift: Callable[[Tx, UUID, int], Awaitable[None]] = _nothing
    uphold: Callable[[Tx, UUID, S | None], Awaitable[str | None]] = _nothing
    renounced: Callable[[S], S | None] = _as_erased
    tombstone_erases: bool = True


@dataclass(frozen=True)
class Told:
    """The last record of a key on its topic; without a value it is a tombstone."""

    topic: str
    key: UUID
    sequence: int
    value: bytes | None

    @property
    def place(self) -> Place:
        return self.topic, self.key


@dataclass(frozen=True)
class Deed:
    """What was done about one key."""

    topic: str
    key: UUID
    what: str


@dataclass(frozen=True)
class Differences:
    """`ahead`: the topic has more of these than the tables remember. `behind`: what the topic lacks, and nothing waits to go there."""

    ahead: Sequence[Told]
    behind: Sequence[Place]


def differences(told: Collection[Told], counted: Mapping[Place, int], waiting: Mapping[Place, int]) -> Differences:
    """Where topics and tables don't agree. `counted`: how much of each key was ever told; `waiting`: up to what it is on its way."""
    present = {each.place: each.sequence for each in told}
    return Differences(
        ahead=[each for each in told if each.sequence > counted.get(each.place, 0)],
        behind=[
            place
            for place, sequence in counted.items()
            if present.get(place, 0) < sequence and waiting.get(place, 0) < sequence
        ],
    )


async def read_differences(tx: Tx, topics: Sequence[str], told: Collection[Told]) -> Differences:
    """`told`: what is this service's own of all that stands on these topics."""
    counted = {(row["topic"], row["key"]): row["sequence"] for row in await tx.fetch(COUNTED, list(topics))}
    waiting = {(row["topic"], row["key"]): row["sequence"] for row in await tx.fetch(WAITING)}
    return differences(told, counted, waiting)


async def set_right(
    tx: Tx, tellings: Sequence[Telling[Any]], ahead: Sequence[Told], *, now: datetime
) -> Sequence[Deed]:
    """The tables were set back: what they say is told again, above all that the topics have.

    One transaction for all of a service: whatever is told by it, for whichever key, comes after what was told before.
    """
    by_topic = {each.topic.name: each for each in tellings}
    places = columns([(each.topic, each.key, each.sequence) for each in ahead], 3)
    await tx.execute(RAISE, *places)
    await tx.execute(FORGET_WHAT_HAS_LEFT, *places)
    order = {name: number for number, name in enumerate(by_topic)}
    in_order = sorted(ahead, key=lambda each: (order[each.topic], each.key))
    done = [(last, await _set_right(tx, by_topic[last.topic], last, now=now)) for last in in_order]
    return [Deed(last.topic, last.key, what) for last, what in done if what is not None]


async def _set_right(tx: Tx, telling: Telling[Any], last: Told, *, now: datetime) -> str | None:
    try:
        state = None if last.value is None else telling.topic.parse(last.value)
    except ValidationError:
        return "can't be read: left as it is"
    if state is not None:
        await telling.lift(tx, last.key, state.version)
    if (upheld := await telling.uphold(tx, last.key, state)) is not None:
        return upheld
    told_by_another = await tx.fetchval(SEQUENCE, *last.place) > last.sequence
    if told_by_another or (state is None and telling.tombstone_erases):
        return None
    return await _tell_once_more(tx, telling, last.key, state, now=now)


async def _tell_once_more(tx: Tx, telling: Telling[S], key: UUID, told: S | None, *, now: datetime) -> str | None:
    present = await telling.present(tx, key, told)
    if present is None and told is None:
        return None
    state = present or (telling.renounced(told) if told is not None else None)
    await outbox.add(tx, telling.topic.tombstone(key) if state is None else telling.topic.record(state), now)
    if present is not None:
        return "told again as the tables have it"
    return f"only the topic knew of it: {'taken back' if state is None else 'ended'}"


async def tell_again(tx: Tx, tellings: Sequence[Telling[Any]], behind: Sequence[Place], *, now: datetime) -> int:
    """The topics were set back: the tables' states go there under the sequences they have; how many those were.

    Who consumed one before passes over it. What is gone from the tables has nothing to take back on a topic that lacks it.
    """
    by_topic = {each.topic.name: each for each in tellings}
    number = 0
    for topic, key in behind:
        state = await by_topic[topic].present(tx, key, None)
        if state is not None:
            await outbox.send_again(tx, by_topic[topic].topic.record(state), now)
            number += 1
    return number
