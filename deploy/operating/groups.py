"""Consumer groups after the tables of their service were set back: they read again what these have forgotten."""

from collections.abc import AsyncIterator, Iterable, Mapping, Sequence
from typing import Final, TypeAlias
from uuid import UUID

from aiokafka import AIOKafkaConsumer, TopicPartition

from deploy.operating.evidence import ConsumerOf
from deploy.operating.topic_index import Standing
from shared.ground.kafka_access import KafkaAccess
from shared.postgres import Pool
from shared.publishing.retelling import AFTER_ALL, BEFORE_ALL, PAGE, KeyRange

Begins: TypeAlias = Mapping[str, Mapping[TopicPartition, int]]
"""By group and partition the record with which it begins."""

CONSUMED: Final = """
SELECT consumer, key, sequence FROM consumed WHERE key > $1 ORDER BY key, consumer LIMIT $2
"""


async def consumed_in(pool: Pool) -> AsyncIterator[tuple[KeyRange, Mapping[tuple[str, UUID], int]]]:
    """Up to what each consumer has consumed each key, in the order of keys; the ranges are all keys that there could be."""
    after = BEFORE_ALL
    while after != AFTER_ALL:
        rows = await pool.fetch(CONSUMED, after, PAGE)
        up_to = AFTER_ALL
        if len(rows) == PAGE:  # of the last key there may be more rows: it comes with the next page
            rows = [row for row in rows if row["key"] != rows[-1]["key"]]
            up_to = rows[-1]["key"]
        yield KeyRange(after, up_to), {(row["consumer"], row["key"]): row["sequence"] for row in rows}
        after = up_to


def places_to_begin(
    records: Iterable[Standing], consumers: Sequence[ConsumerOf], consumed: Mapping[tuple[str, UUID], int]
) -> Begins:
    """By group and partition the first record that the group's tables know nothing of; nothing where they know all.

    `consumed`: up to what each consumer has consumed each key.
    """
    by_topic: dict[str, list[str]] = {}
    for each in consumers:
        by_topic.setdefault(each.consumer.topic.name, []).append(each.name)
    found: dict[str, dict[TopicPartition, int]] = {}
    for record in records:
        for group in by_topic.get(record.topic, ()):
            if record.sequence > consumed.get((group, record.key), 0):
                begins = found.setdefault(group, {})
                begins[record.log] = min(record.offset, begins.get(record.log, record.offset))
    return found


def earliest(
    one: Mapping[str, Mapping[TopicPartition, int]], other: Mapping[str, Mapping[TopicPartition, int]]
) -> Begins:
    """By group and partition the first record of both."""
    found = {group: dict(places) for group, places in one.items()}
    for group, places in other.items():
        begins = found.setdefault(group, {})
        for place, first in places.items():
            begins[place] = min(first, begins.get(place, first))
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
