"""A service's tables or its topics were set back to an earlier day: they are made to agree again.

The tables win, but for what may never be taken back: erasures, blocks, endings. What is told once more gets versions and
sequences above all that was ever told, so that readers, and calendars, take it for the newest.
"""

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any, Final, Generic, NamedTuple, TypeAlias, TypeVar
from uuid import UUID

from pydantic import ValidationError

from shared.contracts.envelope import State, Topic
from shared.postgres import Tx, columns
from shared.publishing import outbox

S = TypeVar("S", bound=State)

Place: TypeAlias = tuple[str, UUID]
"""A topic's short name and a key."""

PAGE: Final = 5_000
"""Keys that one statement is about: there may be millions, and no statement is to run into its timeout."""
BEFORE_ALL: Final = UUID(int=0)
AFTER_ALL: Final = UUID(int=2**128 - 1)

COUNTED: Final = """
SELECT key, sequence FROM outbox_sequences WHERE topic = $1 AND key > $2 ORDER BY key LIMIT $3
"""

WAITING: Final = """
SELECT id, topic, key, sequence FROM outbox WHERE shard = $1 AND id > $2 ORDER BY id LIMIT $3
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


class KeyRange(NamedTuple):
    """Keys above `after`, up to `up_to`."""

    after: UUID
    up_to: UUID


async def _nothing(_tx: Tx, _key: UUID, _told: Any) -> None:
    return None


def _as_erased(_told: Any) -> None:
    return None


@dataclass(frozen=True)
class Telling(Generic[S]):
    """How a service tells a state of one of its topics once more.

    `present`: the states that its tables have of these keys; it is given what was told of each last (None where that is
    gone, or was an erasure), from which its word of `change` follows. `lift`: makes the aggregate's version higher than this
    one. `uphold`: does again what may not be taken back, tells it, and says what it was. `renounced`: the state that ends
    what the topic alone knows; None is a tombstone. `tombstone_erases`: after one nothing is told of the key any more.
    """

    topic: Topic[S]
    present: Callable[[Tx, Mapping[UUID, S | None]], Awaitable[Mapping[UUID, S]]]
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

    ahead: Sequence[Place]
    behind: Sequence[Place]


def differences(told: Mapping[Place, int], counted: Mapping[Place, int], waiting: Mapping[Place, int]) -> Differences:
    """Where topics and tables don't agree: the sequence that was `told` of each key last, `counted` how much of it ever was, and
    `waiting` up to what it is on its way."""
    return Differences(
        ahead=[place for place, sequence in told.items() if sequence > counted.get(place, 0)],
        behind=[
            place
            for place, sequence in counted.items()
            if told.get(place, 0) < sequence and waiting.get(place, 0) < sequence
        ],
    )


async def counted_of(tx: Tx, topic: str) -> AsyncIterator[tuple[KeyRange, Mapping[Place, int]]]:
    """How much was ever told of each key of a topic, in the order of keys; the ranges are all keys that there could be."""
    after = BEFORE_ALL
    while after != AFTER_ALL:
        rows = await tx.fetch(COUNTED, topic, after, PAGE)
        up_to = rows[-1]["key"] if len(rows) == PAGE else AFTER_ALL
        yield KeyRange(after, up_to), {(topic, row["key"]): row["sequence"] for row in rows}
        after = up_to


async def waiting_in(tx: Tx) -> AsyncIterator[Sequence[tuple[Place, int]]]:
    """What waits in the outbox, with its sequence."""
    for shard in range(outbox.SHARDS):
        last = -1
        while rows := await tx.fetch(WAITING, shard, last, PAGE):
            yield [((row["topic"], row["key"]), row["sequence"]) for row in rows]
            last = rows[-1]["id"]


async def set_right(
    tx: Tx, tellings: Sequence[Telling[Any]], ahead: Sequence[Told], *, now: datetime
) -> Sequence[Deed]:
    """The tables were set back: what they say is told again, above all that the topics have.

    One transaction for all of a service: whatever is told by it, for whichever key, comes after what was told before.
    """
    by_topic = {each.topic.name: each for each in tellings}
    for some in _in_pages([(each.topic, each.key, each.sequence) for each in ahead]):
        await tx.execute(RAISE, *columns(some, 3))
        await tx.execute(FORGET_WHAT_HAS_LEFT, *columns(some, 3))
    order = {name: number for number, name in enumerate(by_topic)}
    in_order = sorted(ahead, key=lambda each: (order[each.topic], each.key))
    # All versions first: what the ending of one tells of another (a request that is passed on) is above what was told of that one.
    for last in in_order:
        await _lift(tx, by_topic[last.topic], last)
    done = [(last, await _set_right(tx, by_topic[last.topic], last, now=now)) for last in in_order]
    return [Deed(last.topic, last.key, what) for last, what in done if what is not None]


def _in_pages(rows: list[tuple[Any, ...]]) -> Iterator[list[tuple[Any, ...]]]:
    return (rows[first : first + PAGE] for first in range(0, len(rows), PAGE))


async def _lift(tx: Tx, telling: Telling[Any], last: Told) -> None:
    with suppress(ValidationError):
        if (state := _state_of(telling, last)) is not None:
            await telling.lift(tx, last.key, state.version)


def _state_of(telling: Telling[S], last: Told) -> S | None:
    """Raises `ValidationError`."""
    return None if last.value is None else telling.topic.parse(last.value)


async def _set_right(tx: Tx, telling: Telling[Any], last: Told, *, now: datetime) -> str | None:
    try:
        state = _state_of(telling, last)
    except ValidationError:
        return "can't be read: left as it is"
    if (upheld := await telling.uphold(tx, last.key, state)) is not None:
        return upheld
    told_by_another = await tx.fetchval(SEQUENCE, *last.place) > last.sequence
    if told_by_another or (state is None and telling.tombstone_erases):
        return None
    return await _tell_once_more(tx, telling, last.key, state, now=now)


async def _tell_once_more(tx: Tx, telling: Telling[S], key: UUID, told: S | None, *, now: datetime) -> str | None:
    present = (await telling.present(tx, {key: told})).get(key)
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
    for topic, places in groupby(behind, key=lambda place: place[0]):
        telling = by_topic[topic]
        states = await telling.present(tx, dict.fromkeys(key for _, key in places))
        await outbox.send_again(tx, [telling.topic.record(state) for state in states.values()], now)
        number += len(states)
    return number


def one_by_one(
    find: Callable[[Tx, UUID, S | None], Awaitable[S | None]],
) -> Callable[[Tx, Mapping[UUID, S | None]], Awaitable[Mapping[UUID, S]]]:
    """`Telling.present` of what is found key by key; for topics of which there are few."""

    async def present(tx: Tx, told: Mapping[UUID, S | None]) -> Mapping[UUID, S]:
        found = {key: await find(tx, key, last) for key, last in told.items()}
        return {key: state for key, state in found.items() if state is not None}

    return present
