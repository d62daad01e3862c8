import asyncio
import time
import zlib
from collections import Counter, deque
from collections.abc import Awaitable, Callable, Collection, Iterator, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from itertools import groupby
from operator import itemgetter
from typing import Final
from uuid import UUID

from aiokafka import AIOKafkaProducer
from aiokafka.errors import KafkaError

from shared.ground import metrics
from shared.ground.faults import fault_point
from shared.ground.jobs import keep_working, wait
from shared.ground.kafka_access import KafkaAccess
from shared.ground.logs import logger
from shared.ground.progress import Part, places_of, present_board
from shared.postgres import Connection, Pool, Trouble, connect
from shared.publishing.amends import Doubt
from shared.publishing.outbox import SHARDS, channel_of
from shared.publishing.sending import (
    BATCH,
    BATCH_BYTES,
    ID,
    SHARD,
    TOPIC,
    BatchRefused,
    Outcome,
    Producer,
    Row,
    Sender,
    batches_of,
    read_as_sent,
    trouble_of_sending,
)

LANES: Final = 3  # batches on their way at once: one at the broker, one being built, one being deleted
POLL_SECONDS: Final = 1.0
MEASURE_SECONDS: Final = 5.0
AMENDS_AFTER: Final = (1.0, 15.0, 60.0)  # a send that was given up may be in the network for longer than we wait for it

log = logger(__name__)

# Whatever the statistics of a table that is empty most of the time say, its index by shard is what is read. A commit that
# a crash of the database undoes was a deletion: the row is published once more, and readers know it by its sequence. Planned
# once: of a table in parts, a plan for the parameters at hand may look cheaper, and be made anew for each look.
SESSION: Final = {
    "enable_seqscan": "off",
    "enable_bitmapscan": "off",
    "enable_sort": "off",
    "synchronous_commit": "off",
    "plan_cache_mode": "force_generic_plan",
}

# Each shard's rows in the order of their ids; few looks at many rows, for each look passes over what those before it have
# deleted. NOT IN is a look into a hash table; NOT EXISTS would be a look into an index for each row, or a join that reads
# and sorts the whole shard.
READ: Final = """
SELECT waiting.*
FROM unnest($1::int[]) AS owned (shard)
CROSS JOIN LATERAL (
    SELECT id, shard, topic, key, type, event_id, sequence, value, happened_at, traceparent  -- as `sending` takes them
    FROM outbox
    WHERE outbox.shard = owned.shard
    AND (topic, key) NOT IN (SELECT topic, key FROM outbox_parked)
    ORDER BY id
    LIMIT $2
) AS waiting
"""

DELETE: Final = """
DELETE FROM outbox WHERE shard = ANY($1::int[]) AND id = ANY($2)
"""

PARK: Final = """
INSERT INTO outbox_parked (topic, key, outbox_id, reason, parked_at) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (topic, key) DO NOTHING
"""

# What waits behind a parked key has a gauge and an alert of its own; here it would make all others look late.
MEASURE: Final = """
WITH parked AS (SELECT topic, key FROM outbox_parked)
SELECT count(*) AS depth, (SELECT count(*) FROM parked) AS parked,
       extract(epoch FROM $1 - min(written_at) FILTER (WHERE (topic, key) NOT IN (SELECT * FROM parked)))::float8 AS age
FROM outbox
"""

# Every relay shares one more lock, by which all know how many they are.
JOIN: Final = """
SELECT pg_try_advisory_lock_shared($1, $2)
"""

COUNT_RELAYS: Final = """
SELECT count(*)
FROM pg_locks
WHERE locktype = 'advisory' AND classid = $1::bigint AND objid = $2::bigint AND objsubid = 2 AND granted
AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
"""

TAKE: Final = """
SELECT shard FROM unnest($2::int[]) AS shard WHERE pg_try_advisory_lock($1, shard) LIMIT $3
"""

LET_GO: Final = """
SELECT pg_advisory_unlock($1, shard) FROM unnest($2::int[]) AS shard
"""


def producer_for(access: KafkaAccess, service: str) -> Producer:
    """A producer that keeps order and waits for all in-sync replicas."""
    return AIOKafkaProducer(
        **access.options(),
        client_id=f"{service}-relay",
        acks="all",
        enable_idempotence=True,
        linger_ms=0,
        max_batch_size=BATCH_BYTES,
        request_timeout_ms=10_000,
        retry_backoff_ms=100,
    )


class Relay:
    """Owns shards of the outbox through advisory locks and publishes their rows.

    A shard is published by the one relay that holds its lock, on a connection of its own, which also reads and deletes:
    when that connection ends, so does all work on the shard, and another relay takes it over at its next look. Relays
    share the shards evenly. While one batch is on its way, others of other shards are read and sent. An outage of the broker is waited out for ever; what a record itself causes parks its key
    and nobody else's.
    """

    def __init__(
        self,
        service: str,
        url: str,
        pool: Pool,
        make_producer: Callable[[], Producer],
        *,
        progressed: Callable[[], None] = lambda: None,
        make_amends: Callable[[Doubt], Awaitable[int]] | None = None,
    ) -> None:
        self._service = service
        self._url = url
        self._pool = pool
        self._make_producer = make_producer
        self._progressed = progressed
        self._make_amends = make_amends
        self._taken_over: set[int] = set()
        self._busy: set[int] = set()
        self._ready: deque[Sequence[Row]] = deque()
        self._overlooked = False
        self._in_flight: dict[int, tuple[datetime, Sequence[Row]]] = {}
        self._amending: set[asyncio.Task[None]] = set()
        self._producer: Producer | None = None
        self._sender: Sender | None = None
        self._one_by_one = False
        self._woken = asyncio.Event()
        self._space = zlib.crc32(channel_of(service).encode()) & 0x7FFFFFFF
        self._looking = asyncio.Lock()  # the connection does one thing at a time
        self._starting = asyncio.Lock()
        self._measured = -MEASURE_SECONDS
        self._part: Part | None = None

    async def run(self, stop: asyncio.Event) -> None:
        """Publishes until `stop`, through outages of database and broker."""

        async def once() -> bool:
            await self._relay_until(stop)
            return False

        waking = asyncio.create_task(self._wake_at(stop))
        try:
            with present_board().part("relay", needs=("kafka", "postgres")) as self._part:
                await keep_working(
                    once,
                    stop,
                    name="relay",
                    every=0,
                    endless=True,
                    part=self._part,
                    judge=trouble_of_sending,
                    first_pause=0.1,
                    longest_pause=2.0,
                    when_failed=self._begin_anew,
                )
        finally:
            waking.cancel()
            for amending in self._amending:
                amending.cancel()
            await self._drop_producer()

    async def _begin_anew(self, error: Exception) -> None:
        self._one_by_one = isinstance(error, BatchRefused) or trouble_of_sending(error) is Trouble.WRONG
        await self._drop_producer()
        self._doubt_what_was_on_its_way()

    def _doubt_what_was_on_its_way(self) -> None:
        in_flight, self._in_flight = self._in_flight, {}
        since = min((since for since, _ in in_flight.values()), default=datetime.now(UTC))
        self._doubt([row for _, rows in in_flight.values() for row in rows], since)

    def _doubt(self, rows: Collection[Row], since: datetime) -> None:
        """What was on its way when work broke off may arrive late: the log is looked at until that is out of the question."""
        if not rows or self._make_amends is None:
            return
        doubt = Doubt(frozenset((row["topic"], UUID(row["key"].decode())) for row in rows), since)
        task = asyncio.create_task(self._amend(self._make_amends, doubt))
        self._amending.add(task)
        task.add_done_callback(self._amending.discard)

    async def _amend(self, make_amends: Callable[[Doubt], Awaitable[int]], doubt: Doubt) -> None:
        for pause in AMENDS_AFTER:
            await asyncio.sleep(pause)
            try:
                if await make_amends(doubt):
                    self._woken.set()
            except Exception as error:  # noqa: BLE001 — the outermost loop of a task that nobody waits for
                log.warning("amends wait", reason=type(error).__name__, at=places_of(error))

    async def _wake_at(self, stop: asyncio.Event) -> None:
        await stop.wait()
        self._woken.set()

    async def _relay_until(self, stop: asyncio.Event) -> None:
        locks = await connect(self._url, service=self._service, role="relay", settings=SESSION)
        on_their_way: set[asyncio.Task[None]] = set()
        try:
            await locks.add_listener(channel_of(self._service), lambda *_: self._woken.set())
            await read_as_sent(locks)
            await locks.fetchval(JOIN, self._space, SHARDS)
            await self._look_until(stop, locks, on_their_way)
        except asyncio.CancelledError:
            for batch in on_their_way:
                batch.cancel()
            raise
        finally:
            await asyncio.gather(*on_their_way, return_exceptions=True)
            metrics.RELAY_SHARDS.labels(self._service).set(0)
            locks.terminate()  # lets go of the locks at once, whatever state the connection is in

    async def _look_until(self, stop: asyncio.Event, locks: Connection, on_their_way: set[asyncio.Task[None]]) -> None:
        """Looks for rows whenever it is woken, and sends them on their way. Raises what has ended a batch."""
        owned: set[int] = set()
        self._busy.clear()
        self._ready.clear()
        self._taken_over.clear()
        share_at = 0.0
        while not stop.is_set():
            self._woken.clear()
            for batch in [batch for batch in on_their_way if batch.done()]:
                on_their_way.remove(batch)
                batch.result()
            if time.monotonic() >= share_at:
                async with self._looking:
                    before, owned = owned, await self._share_shards(locks, owned)
                metrics.RELAY_SHARDS.labels(self._service).set(len(owned))
                self._taken_over = (self._taken_over | owned - before) & owned
                await self._measure()
                share_at = time.monotonic() + POLL_SECONDS
            self._send_ready(locks, on_their_way)
            if not self._ready:
                self._ready.extend(await self._read(locks, owned - self._busy))
                self._send_ready(locks, on_their_way)
            if not on_their_way:
                self._gets_somewhere()
            await wait(self._woken, POLL_SECONDS)

    def _send_ready(self, locks: Connection, on_their_way: set[asyncio.Task[None]]) -> None:
        """Sends what has been read on its way, as far as lanes are free."""
        while self._ready and len(on_their_way) < (1 if self._one_by_one else LANES):
            on_their_way.add(asyncio.create_task(self._carry(locks, self._ready.popleft())))

    def _gets_somewhere(self) -> None:
        if self._part is not None:
            self._part.gets_somewhere()
        self._progressed()

    async def _carry(self, locks: Connection, rows: Sequence[Row]) -> None:
        """A batch's whole way; until its rows are deleted their shards are not read, which keeps the order of a key."""
        try:
            await self._publish_batch(locks, rows)
            self._busy.difference_update(map(itemgetter(SHARD), rows))
            self._gets_somewhere()
        except BaseException:
            self._overlooked = True  # that it has ended, and why
            raise
        finally:
            if self._overlooked or self._ready:
                self._woken.set()

    async def _share_shards(self, locks: Connection, owned: set[int]) -> set[int]:
        """Lets go of shards that are more than a fair share, or takes free ones up to it; gives those owned now."""
        relays = await locks.fetchval(COUNT_RELAYS, self._space, SHARDS)
        share = -(-SHARDS // max(1, relays))
        if len(owned) > share:
            surplus = sorted(owned - self._busy)[: len(owned) - share]  # what is on its way is let go at a later look
            await locks.execute(LET_GO, self._space, surplus)
            return owned - set(surplus)
        if len(owned) < share:
            return owned | await self._take_shards(locks, owned, share - len(owned))
        return owned

    async def _take_shards(self, locks: Connection, owned: set[int], most: int) -> set[int]:
        """Shards that were free until now."""
        wanted = [shard for shard in range(SHARDS) if shard not in owned]
        rows = await locks.fetch(TAKE, self._space, wanted, most)
        return {row["shard"] for row in rows}

    async def _read(self, locks: Connection, shards: Collection[int]) -> Iterator[Sequence[Row]]:
        """At most a batch of rows of each shard, each shard's in the order of its ids; those shards are busy now.

        Batches have no shard in common: a shard is alone where it has many rows, and with others where they have few.
        """
        self._overlooked = bool(self._busy)  # what is committed there meanwhile is looked for when they are free
        if not shards:
            return iter(())
        async with self._looking:
            rows = await locks.fetch(READ, list(shards), BATCH)
        found = [list(of_shard) for _, of_shard in groupby(rows, itemgetter(SHARD))]
        self._busy.update(of_shard[0][SHARD] for of_shard in found)
        # Whoever owned a shard before may have been killed while these were on their way, and makes no amends.
        self._doubt(
            [row for of_shard in found if of_shard[0][SHARD] in self._taken_over for row in of_shard], datetime.now(UTC)
        )
        self._taken_over -= set(shards)
        self._overlooked |= any(len(of_shard) == BATCH for of_shard in found)
        return batches_of(found)

    async def _publish_batch(self, locks: Connection, rows: Sequence[Row]) -> None:
        """Publishes rows, and deletes them when the broker has them."""
        batch = rows[0]["id"]
        self._in_flight[batch] = datetime.now(UTC), rows
        fault_point("relay.after_claim_before_send")
        outcome = await self._send(rows)
        fault_point("relay.after_ack_before_delete")
        async with self._looking:
            await self._take_away(locks, outcome)
        del self._in_flight[batch]
        if outcome.gap:
            await self._drop_producer()
        self._one_by_one = False
        for topic, number in Counter(map(itemgetter(TOPIC), outcome.acked)).items():
            metrics.RELAYED.labels(self._service, topic).inc(number)

    async def _send(self, rows: Sequence[Row]) -> Outcome:
        sender = await self._started_sender()
        return await (sender.send_one_by_one(rows) if self._one_by_one else sender.send(rows))

    async def _take_away(self, locks: Connection, outcome: Outcome) -> None:
        """Deletes what the broker has, and parks the keys of what it refuses."""
        acked = [*set(map(itemgetter(SHARD), outcome.acked))], [*map(itemgetter(ID), outcome.acked)]
        if not outcome.refused:
            await locks.execute(DELETE, *acked)
            return
        async with locks.transaction():
            await locks.execute(DELETE, *acked)
            for row, error in outcome.refused:
                reason = type(error).__name__
                log.error("the broker refuses a record; its key is parked", topic=row["topic"], reason=reason)
                await locks.execute(PARK, row["topic"], row["key"], row["id"], reason, datetime.now(UTC))

    async def _measure(self) -> None:
        if (now := time.monotonic()) < self._measured + MEASURE_SECONDS:
            return
        self._measured = now
        row = await self._pool.fetchrow(MEASURE, datetime.now(UTC))
        if row is not None:
            metrics.OUTBOX_DEPTH.labels(self._service).set(row["depth"])
            metrics.OUTBOX_AGE.labels(self._service).set(row["age"] or 0.0)
            metrics.OUTBOX_LOOKS.labels(self._service).observe(row["age"] or 0.0)
            metrics.OUTBOX_PARKED.labels(self._service).set(row["parked"])

    async def _started_sender(self) -> Sender:
        async with self._starting:
            if self._sender is None:
                producer = self._make_producer()
                try:
                    await producer.start()
                except BaseException:
                    await _close(producer)
                    raise
                self._producer, self._sender = producer, Sender(producer, self._service)
            return self._sender

    async def _drop_producer(self) -> None:
        """A producer with a gap in its sequence stays broken: it is replaced, never mended."""
        producer, self._producer, self._sender = self._producer, None, None
        if producer is not None:
            await _close(producer)


async def _close(producer: Producer) -> None:
    """Ends a producer without waiting for an absent broker."""
    with suppress(KafkaError, TimeoutError, asyncio.CancelledError):
        await asyncio.wait_for(producer.stop(), 2)
