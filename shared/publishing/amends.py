"""The last record of a key must be its highest version: compaction keeps what came last.

A relay that loses its lock may have sends in flight, and they may arrive after a newer version that the next owner of the
shard has published. Nothing can withdraw them, and a transaction for each batch would fence them at a fifth of the
throughput. So the relay notices, looks at the log, and has the newest state sent once more, under its old sequence. One that
was killed notices nothing; but what it had on its way still waits in the outbox, and who takes its shards over looks for that.
"""

import asyncio
from collections.abc import Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final
from uuid import UUID

from aiokafka import AIOKafkaConsumer, ConsumerRecord, TopicPartition

from shared.contracts.envelope import PREFIX
from shared.ground.kafka_access import KafkaAccess
from shared.ground.logs import logger
from shared.postgres import Pool, transaction
from shared.publishing.outbox import shard_of

CLOCKS_DIFFER: Final = timedelta(seconds=5)
FETCH_MS: Final = 500

log = logger(__name__)

# Only while this is the newest version there is: a newer one is sent after whatever came late.
SEND_AGAIN: Final = """
INSERT INTO outbox (shard, event_id, topic, type, key, sequence, value, happened_at, written_at, traceparent)
SELECT $3, $4, topic, $5, key, sequence, $6, $7, $8, $9
FROM outbox_sequences
WHERE topic = $1 AND key = $2 AND sequence = $10
FOR UPDATE
"""


@dataclass(frozen=True)
class Doubt:
    """Keys (topic and key) of which sends may arrive late, and since when they were on their way."""

    keys: Collection[tuple[str, UUID]]
    since: datetime


@dataclass
class _Seen:
    """What the log holds of one key."""

    last: int
    highest: int
    record: "ConsumerRecord[bytes, bytes]"


async def make_amends(access: KafkaAccess, pool: Pool, doubt: Doubt) -> int:
    """Has the newest state of each key sent again after which an older one came; how many those were."""
    seen = await _read(access, doubt)
    wrong = {place: each for place, each in seen.items() if each.last < each.highest}
    for (topic, key), each in wrong.items():
        log.warning("an older state came after a newer one; the newer one is sent again", topic=topic, key=str(key))
        headers = dict(each.record.headers)
        async with transaction(pool) as tx:
            await tx.execute(
                SEND_AGAIN,
                topic,
                key,
                shard_of(key),
                UUID(headers["ce_id"].decode()),
                headers["ce_type"].decode(),
                each.record.value,
                datetime.fromisoformat(headers["ce_time"].decode()),
                datetime.now(UTC),
                headers["traceparent"].decode() if "traceparent" in headers else None,
                each.highest,
            )
    return len(wrong)


async def _read(access: KafkaAccess, doubt: Doubt) -> Mapping[tuple[str, UUID], _Seen]:
    """The keys' records since a little before the doubt began."""
    wanted = {(PREFIX + topic, str(key).encode()): (topic, key) for topic, key in doubt.keys}
    consumer = AIOKafkaConsumer(*{topic for topic, _ in wanted}, **access.options(), enable_auto_commit=False)
    try:
        await consumer.start()
        seen: dict[tuple[str, UUID], _Seen] = {}
        for partition, end in (await _positions(consumer, doubt.since)).items():
            while await consumer.position(partition) < end:
                for record in (await consumer.getmany(partition, timeout_ms=FETCH_MS)).get(partition, ()):
                    if (place := wanted.get((record.topic, record.key))) is not None:
                        _note(seen, place, record)
        return seen
    finally:
        with suppress(asyncio.CancelledError):  # aiokafka cancels a task of its own and then waits for it
            await consumer.stop()


async def _positions(consumer: AIOKafkaConsumer, since: datetime) -> Mapping[TopicPartition, int]:
    """Puts the consumer where the doubt began; the present end of each partition in which something has come since."""
    instant = int((since - CLOCKS_DIFFER).timestamp() * 1_000)
    begins = await consumer.offsets_for_times(dict.fromkeys(consumer.assignment(), instant))
    there = {partition: found.offset for partition, found in begins.items() if found is not None}
    for partition, offset in there.items():
        consumer.seek(partition, offset)
    ends: Mapping[TopicPartition, int] = await consumer.end_offsets(list(there))
    return ends


def _note(seen: dict[tuple[str, UUID], _Seen], place: tuple[str, UUID], record: "ConsumerRecord[bytes, bytes]") -> None:
    sequence = int(dict(record.headers)["ce_sequence"])
    known = seen.setdefault(place, _Seen(sequence, sequence, record))
    known.last = sequence
    if sequence > known.highest:
        known.highest, known.record = sequence, record
