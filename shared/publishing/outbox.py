"""Writing a fact into the same transaction as what it is about, for the relay to publish."""

import asyncio
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import Final, NamedTuple, Self
from uuid import UUID

from shared.contracts.envelope import Record, TopicSettings
from shared.ground.faults import fault_point
from shared.ground.logs import logger
from shared.ground.tracing import current_traceparent
from shared.ids import uuid7
from shared.postgres import Connection, Tx, columns, connect
from shared.timers import set_timer

SHARDS: Final = 8
SECONDS_BETWEEN_WAKEUPS: Final = 0.005
"""A burst of commits shares a wake-up; what comes alone is told at once."""
TOMBSTONE_AGAIN_AFTER: Final = TopicSettings().maximum_compaction_lag

log = logger(__name__)


class NotItsProducer(Exception):
    """A service adds a record of a topic that the registry gives to others."""


class Token(NamedTuple):
    """Names one published state, so that a reader elsewhere can wait for it: `<topic>/<id>@<sequence>`."""

    topic: str
    key: UUID
    sequence: int

    def __str__(self) -> str:
        return f"{self.topic}/{self.key}@{self.sequence}"


_written: ContextVar[list[Token] | None] = ContextVar("written", default=None)


@contextmanager
def collecting_tokens() -> Iterator[list[Token]]:
    """Collects the tokens of what is added within: an edge answers with them and knows whether to wake the relay."""
    tokens: list[Token] = []
    reset = _written.set(tokens)
    try:
        yield tokens
    finally:
        _written.reset(reset)


# The sequence's row lock is taken before the outbox id is drawn: ids of a key rise with its sequences. The schema is the
# service that says it, and none says what the registry gives to another.
ADD: Final = """
WITH counted AS (
    INSERT INTO outbox_sequences AS present (topic, key, sequence)
    SELECT $1, $2::uuid, 1 WHERE current_schema() = ANY ($10::text[])
    ON CONFLICT (topic, key) DO UPDATE SET sequence = present.sequence + 1
    RETURNING sequence
)
INSERT INTO outbox (shard, event_id, topic, type, key, sequence, value, happened_at, written_at, traceparent)
SELECT $3, $4, $1, $5, $2, counted.sequence, $6, $7, $8, $9 FROM counted
RETURNING sequence
"""

SEND_AGAIN: Final = """
INSERT INTO outbox (shard, event_id, topic, type, key, sequence, value, happened_at, written_at)
SELECT shard, event_id, topic, type, key, sequence, value, $7, $8
FROM unnest($1::text[], $2::uuid[], $3::smallint[], $4::uuid[], $5::text[], $6::bytea[])
    AS again (topic, key, shard, event_id, type, value)
JOIN outbox_sequences USING (topic, key)
"""


async def add(tx: Tx, record: Record, now: datetime) -> Token:
    """Puts a state into the outbox and gives it its sequence. Raises `NotItsProducer`.

    A tombstone is sent once more, under the same sequence, when the states it erases may be compacted: segments roll
    on append only, and a topic that falls silent would keep them for ever. Call it after the aggregate's row is locked and saved: lock first, outbox second, else two states of one aggregate
    may be published in the wrong order.
    """
    fault_point("outbox.before_row")
    sequence = await tx.fetchval(
        ADD,
        record.topic,
        record.key,
        shard_of(record.key),
        uuid7(),
        record.type,
        record.value,
        now,
        datetime.now(UTC),
        current_traceparent(about=record.key),
        list(record.producers),
    )
    if sequence is None:
        raise NotItsProducer(f"{record.topic} is said by {', '.join(record.producers)} only")
    if record.value is None:
        await set_timer(tx, tombstone_timer(record.topic), record.key, sequence, now + TOMBSTONE_AGAIN_AFTER)
    token = Token(record.topic, record.key, sequence)
    if (tokens := _written.get()) is not None:
        tokens.append(token)
    return token


async def send_again(tx: Tx, records: Sequence[Record], now: datetime) -> None:
    """Sends what was told last once more under its old sequence: a tombstone, so that the segment with the erased states
    rolls, or a state that its topic has lost."""
    rows = [(each.topic, each.key, shard_of(each.key), uuid7(), each.type, each.value) for each in records]
    await tx.execute(SEND_AGAIN, *columns(rows, 6), now, datetime.now(UTC))


def tombstone_timer(topic: str) -> str:
    """The kind of the timer that sends a topic's tombstones once more."""
    return f"tombstone-again:{topic}"


def shard_of(key: UUID) -> int:
    """The shard whose owner publishes this key: one publisher a key at a time keeps its order."""
    return zlib.crc32(key.bytes) % SHARDS


def channel_of(service: str) -> str:
    """The Postgres channel on which a service's relay is woken."""
    return f"outbox_{service}"


class Wakeups:
    """Tells the relay that there is something to publish: one coalesced NOTIFY on a connection of its own.

    Sent after the commit and never inside a transaction, where NOTIFY takes a lock of the whole database. Losing one
    costs a moment only, since the relay also looks by itself: so it waits for no disk either.
    """

    def __init__(self, url: str, service: str) -> None:
        self._url = url
        self._service = service
        self._wanted = asyncio.Event()
        self._task: asyncio.Task[None] | None = None

    def wake(self) -> None:
        """Asks for a wake-up; returns at once."""
        fault_point("outbox.after_commit_before_wakeup")
        self._wanted.set()

    async def __aenter__(self) -> Self:
        self._task = asyncio.create_task(self._run(), name=f"wakeups of {self._service}")
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    async def _run(self) -> None:
        connection: Connection | None = None
        try:
            while True:
                await self._wanted.wait()
                self._wanted.clear()
                try:
                    if connection is None or connection.is_closed():
                        connection = await connect(
                            self._url, service=self._service, role="wakeups", settings={"synchronous_commit": "off"}
                        )
                    await connection.execute(f"NOTIFY {channel_of(self._service)}")
                    await asyncio.sleep(SECONDS_BETWEEN_WAKEUPS)
                except Exception as error:  # noqa: BLE001 — the outermost loop of a task that nobody waits for
                    log.warning("wake-up not sent; the relay looks by itself", reason=type(error).__name__)
                    await asyncio.sleep(0.5)
        finally:
            if connection is not None:
                connection.terminate()
