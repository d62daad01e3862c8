"""Consumer groups after the tables of their service were set back: they read again what these have forgotten."""

from collections.abc import AsyncIterator, Mapping, Sequence
from typing import Any

from aiokafka import AIOKafkaConsumer, TopicPartition

from deploy.operating.evidence import ConsumerOf, LogRecord
from shared.contracts.envelope import PREFIX
from shared.ground.kafka_access import KafkaAccess


async def places_to_begin(
    records: AsyncIterator[LogRecord], consumers: Sequence[ConsumerOf], consumed: Mapping[tuple[str, Any], int]
) -> Mapping[str, Mapping[TopicPartition, int]]:
    """By group and partition the first record that the group's tables know nothing of; nothing where they know all.

    `consumed`: up to what each consumer has consumed each key.
    """
    by_topic: dict[str, list[str]] = {}
    for each in consumers:
        by_topic.setdefault(each.consumer.topic.name, []).append(each.name)
    found: dict[str, dict[TopicPartition, int]] = {}
    async for record in records:
        if record.key is None or record.sequence is None:
            continue
        for group in by_topic.get(record.topic, ()):
            if record.sequence > consumed.get((group, record.key), 0):
                place = TopicPartition(PREFIX + record.topic, record.partition)
                begins = found.setdefault(group, {})
                begins[place] = min(record.offset, begins.get(place, record.offset))
    return found


async def begin_again(access: KafkaAccess, group: str, begins: Mapping[TopicPartition, int]) -> int:
    """Puts the group back to these records where it stands behind them; how many partitions those were. Nobody is at work in it."""
    consumer = AIOKafkaConsumer(**access.options(), group_id=group, enable_auto_commit=False)
    await consumer.start()
    try:
        consumer.assign(list(begins))
        stands = {place: await consumer.committed(place) for place in begins}
        back = {place: first for place, first in begins.items() if (stands[place] or 0) > first}
        if back:
            await consumer.commit(back)
    finally:
        await consumer.stop()
    return len(back)
