"""The relay's limit: the same records out of memory, as fast as aiokafka can send them with the same promises.

Batches are built by hand and sent whole, which spares the future, the partitioner and the metadata look-up that
`producer.send` spends on each record; headers are ready; the next batches are built while the broker writes.
"""

from collections.abc import Sequence
from typing import Final, TypeAlias

from aiokafka import AIOKafkaProducer

from tests.benchmarks.murmur import partitions_of

Ready: TypeAlias = tuple[bytes, bytes | None, list[tuple[str, bytes]]]
"""Key, value, headers."""

BATCH_BYTES: Final = 512 * 1024


def producer_for(bootstrap_servers: str) -> AIOKafkaProducer:
    """With the relay's promises: all replicas have it, and nothing twice or out of order."""
    return AIOKafkaProducer(
        bootstrap_servers=bootstrap_servers, acks="all", enable_idempotence=True, max_batch_size=BATCH_BYTES
    )


async def produce(producer: AIOKafkaProducer, topic: str, records: Sequence[Ready]) -> None:
    """Returns when the broker has acknowledged every record."""
    partitions = len(await producer.partitions_for(topic))
    builders = [producer.create_batch() for _ in range(partitions)]
    acks = []
    places = partitions_of([key for key, _, _ in records], partitions)
    for place, (key, value, headers) in zip(places, records, strict=True):
        if builders[place].append(timestamp=None, key=key, value=value, headers=headers) is None:
            acks.append(await producer.send_batch(builders[place], topic, partition=place))
            builders[place] = producer.create_batch()
            builders[place].append(timestamp=None, key=key, value=value, headers=headers)
    for place, builder in enumerate(builders):
        acks.append(await producer.send_batch(builder, topic, partition=place))
    for ack in acks:
        await ack
