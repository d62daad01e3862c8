"""The limit of consuming: `getmany` with the same parsing and a commit a batch, and no database."""

import time
from typing import Any, Final

from aiokafka import AIOKafkaConsumer, TopicPartition

from shared.consuming.decoding import decode
from shared.contracts.envelope import Topic

BATCH: Final = 4_000
FETCH_BYTES: Final = 4 * 1024 * 1024


async def consume(kafka: str, topic: Topic[Any], number: int) -> float:
    """Records a second, from the first batch in hand to the last; every batch is parsed and then committed.

    Larger batches than these are no faster: the commit is little beside the parsing.
    """
    async with AIOKafkaConsumer(
        topic.broker_name,
        bootstrap_servers=kafka,
        group_id=f"{topic.name}-{time.monotonic_ns()}",
        auto_offset_reset="earliest",
        enable_auto_commit=False,
        max_partition_fetch_bytes=FETCH_BYTES,
        max_poll_records=BATCH,
    ) as consumer:
        first = await _batch(consumer, topic)
        began, done = time.perf_counter(), first
        while done < number:
            done += await _batch(consumer, topic)
        return (done - first) / (time.perf_counter() - began)


async def _batch(consumer: AIOKafkaConsumer, topic: Topic[Any]) -> int:
    """The number of records in one batch, parsed and committed."""
    batch = await consumer.getmany(timeout_ms=10_000)
    events = [decode(topic, record) for records in batch.values() for record in records]
    ends: dict[TopicPartition, int] = {partition: records[-1].offset + 1 for partition, records in batch.items()}
    await consumer.commit(ends)
    return len(events)
