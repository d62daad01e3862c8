"""Publishing outbox rows: in the order of their key, with any number of relays, deleted after the broker's ack."""

import asyncio
import zlib
from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any, Final, TypeAlias
from uuid import UUID

import asyncpg
from aiokafka import AIOKafkaProducer
from aiokafka.errors import InvalidTopicError, KafkaError, MessageSizeTooLargeError

from shared import metrics
from shared.contracts.envelope import PREFIX, Record, headers_of
from shared.faults import fault_point
from shared.logs import logger
from shared.outbox import SHARDS, channel_of
from shared.postgres import Connection, Pool, connect, is_away, transaction

Producer: TypeAlias = AIOKafkaProducer
Row: TypeAlias = asyncpg.Record

BATCH: Final = 2_000
POLL_SECONDS: Final = 1.0
ACK_SECONDS: Final = 60.0
REFUSED: Final = (MessageSizeTooLargeError, InvalidTopicError)

log = logger(__name__)

READ: Final = """
SELECT id, event_id, topic, type, key, sequence, value, happened_at, traceparent
FROM outbox
WHERE shard = ANY($1)
AND NOT EXISTS (
    SELECT FROM outbox_parked WHERE outbox_parked.topic = outbox.topic AND outbox_parked.key = outbox.key
)
ORDER BY id
LIMIT $2
"""

DELETE: Final = """
DELETE FROM outbox WHERE id = ANY($1)
"""

PARK: Final = """
INSERT INTO outbox_parked (topic, key, outbox_id, reason, parked_at) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (topic, key) DO NOTHING
"""

MEASURE: Final = """
SELECT count(*) AS depth, extract(epoch FROM $1 - min(written_at))::float8 AS age,
       (SELECT count(*) FROM outbox_parked) AS parked
FROM outbox
"""


def producer_for(bootstrap_servers: str, service: str) -> Producer:
    """A producer that keeps order and waits for all in-sync replicas."""
    return AIOKafkaProducer(
        bootstrap_servers=bootstrap_servers,
        client_id=f"{service}-relay",
        acks="all",
        enable_idempotence=True,
        linger_ms=0,
        max_batch_size=256 * 1024,
        request_timeout_ms=10_000,
        retry_backoff_ms=100,
    )


class Relay:
    """Owns shards of the outbox through advisory locks and publishes their rows.

    A shard is published by the one relay that holds its lock, on a connection of its own; when that connection ends,
    another relay takes the shard over at its next look. An outage of the broker is waited out for ever; what a record
    itself causes parks its key and nobody else's.
    """

    def __init__(
        self,
        service: str,
        url: str,
        pool: Pool,
        make_producer: Callable[[], Producer],
        *,
        progressed: Callable[[], None] = lambda: None,
    ) -> None:
        self._service = service
        self._url = url
        self._pool = pool
        self._make_producer = make_producer
        self._progressed = progressed
        self._producer: Producer | None = None
        self._woken = asyncio.Event()

    async def run(self, stop: asyncio.Event) -> None:
        """Publishes until `stop`, through outages of database and broker."""
        pause = 0.1
        waking = asyncio.create_task(self._wake_at(stop))
        try:
            while not stop.is_set():
                try:
                    await self._relay_until(stop)
                    pause = 0.1
                except Exception as error:
                    if not (is_away(error) or isinstance(error, KafkaError)):
                        raise
                    log.warning("relay waits", reason=type(error).__name__)
                    await self._drop_producer()
                    await _pause(stop, pause)
                    pause = min(pause * 2, 2.0)
        finally:
            waking.cancel()
            await self._drop_producer()

    async def _wake_at(self, stop: asyncio.Event) -> None:
        await stop.wait()
        self._woken.set()

    async def _relay_until(self, stop: asyncio.Event) -> None:
        locks = await connect(self._url, service=self._service, role="relay")
        try:
            await locks.add_listener(channel_of(self._service), lambda *_: self._woken.set())
            owned: set[int] = set()
            while not stop.is_set():
                self._woken.clear()
                owned |= await self._take_shards(locks, owned)
                while owned and not stop.is_set() and await self._publish_batch(locks, sorted(owned)):
                    self._progressed()
                self._progressed()
                await self._measure()
                await _pause(self._woken, POLL_SECONDS)
        finally:
            locks.terminate()  # lets go of the locks at once, whatever state the connection is in

    async def _take_shards(self, locks: Connection, owned: set[int]) -> set[int]:
        """The shards that were free until now; also notices that the connection with the locks is gone."""
        space = zlib.crc32(channel_of(self._service).encode()) & 0x7FFFFFFF
        wanted = [shard for shard in range(SHARDS) if shard not in owned]
        rows = await locks.fetch(
            "SELECT shard FROM unnest($2::int[]) AS shard WHERE pg_try_advisory_lock($1, shard)", space, wanted
        )
        return {row["shard"] for row in rows}

    async def _publish_batch(self, locks: Connection, owned: Sequence[int]) -> bool:
        """Publishes and deletes the oldest rows of the owned shards; False when there are none."""
        if locks.is_closed():
            raise asyncpg.InterfaceError("the connection that holds the shards is gone")
        rows = await self._pool.fetch(READ, owned, BATCH)
        if not rows:
            return False
        fault_point("relay.after_claim_before_send")
        acked, refused = await self._send(rows)
        fault_point("relay.after_ack_before_delete")
        async with transaction(self._pool) as tx:
            await tx.execute(DELETE, [row["id"] for row in acked])
            for row, error in refused:
                await self._park(tx.execute, row, error)
        for topic, number in Counter(row["topic"] for row in acked).items():
            metrics.RELAYED.labels(self._service, topic).inc(number)
        return True

    async def _send(self, rows: Sequence[Row]) -> tuple[list[Row], list[tuple[Row, KafkaError]]]:
        """Sends in order and waits for the acks: rows that the broker has, and rows it refused for their own sake.

        After a refusal the later rows of that key stay where they are. Any other failure is raised, and nothing of the
        batch is deleted: it comes again, and readers know it by its sequence.
        """
        producer = await self._started_producer()
        sent: list[tuple[Row, Awaitable[Any]]] = []
        refused: list[tuple[Row, KafkaError]] = []
        held: set[tuple[str, UUID]] = set()
        for row in rows:
            if (row["topic"], row["key"]) in held:
                continue
            try:
                sent.append((row, await self._send_row(producer, row)))
            except REFUSED as error:
                held.add((row["topic"], row["key"]))
                refused.append((row, error))
        fault_point("relay.after_send_before_ack")
        answers = await asyncio.wait_for(
            asyncio.gather(*(future for _, future in sent), return_exceptions=True), ACK_SECONDS
        )
        acked: list[Row] = []
        for (row, _), answer in zip(sent, answers, strict=True):
            if (row["topic"], row["key"]) in held:
                continue
            if isinstance(answer, REFUSED):
                held.add((row["topic"], row["key"]))
                refused.append((row, answer))
            elif isinstance(answer, BaseException):
                raise answer
            else:
                acked.append(row)
        return acked, refused

    async def _send_row(self, producer: Producer, row: Row) -> Awaitable[Any]:
        record = Record(row["topic"], row["type"], row["key"], row["value"])
        headers = headers_of(
            record,
            service=self._service,
            event_id=row["event_id"],
            sequence=row["sequence"],
            time=row["happened_at"],
            traceparent=row["traceparent"],
        )
        sending: Awaitable[Any] = await producer.send(
            PREFIX + record.topic, value=record.value, key=str(record.key).encode(), headers=headers
        )
        return sending

    async def _park(self, execute: Callable[..., Awaitable[Any]], row: Row, error: KafkaError) -> None:
        log.error("the broker refuses a record; its key is parked", topic=row["topic"], reason=type(error).__name__)
        await execute(PARK, row["topic"], row["key"], row["id"], type(error).__name__, datetime.now(UTC))

    async def _measure(self) -> None:
        row = await self._pool.fetchrow(MEASURE, datetime.now(UTC))
        if row is not None:
            metrics.OUTBOX_DEPTH.labels(self._service).set(row["depth"])
            metrics.OUTBOX_AGE.labels(self._service).set(row["age"] or 0.0)
            metrics.OUTBOX_PARKED.labels(self._service).set(row["parked"])

    async def _started_producer(self) -> Producer:
        if self._producer is None:
            producer = self._make_producer()
            try:
                await producer.start()
            except BaseException:
                await _close(producer)
                raise
            self._producer = producer
        return self._producer

    async def _drop_producer(self) -> None:
        """A producer with a gap in its sequence stays broken: it is replaced, never mended."""
        producer, self._producer = self._producer, None
        if producer is not None:
            await _close(producer)


async def _close(producer: Producer) -> None:
    """Ends a producer without waiting for an absent broker."""
    with suppress(KafkaError, TimeoutError, asyncio.CancelledError):
        await asyncio.wait_for(producer.stop(), 2)


async def _pause(event: asyncio.Event, seconds: float) -> None:
    with suppress(TimeoutError):
        await asyncio.wait_for(event.wait(), seconds)
