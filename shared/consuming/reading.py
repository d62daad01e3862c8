"""A topic read from its start, outside of any consumer group."""

from collections.abc import AsyncIterator, Sequence
from contextlib import suppress
from typing import Any, Final, Self

from aiokafka import AIOKafkaConsumer
from aiokafka.errors import KafkaError

from shared.consuming import ConsumerRecord
from shared.consuming.fetching import tolerate_header_names
from shared.contracts.envelope import Topic
from shared.ground.kafka_access import KafkaAccess

BATCH_RECORDS: Final = 2_000


class TopicReader:
    """Reads every record of a topic, each partition in its order; it belongs to no group and commits nothing."""

    def __init__(self, access: KafkaAccess, topic: Topic[Any]) -> None:
        self._access = access
        self._topic = topic.broker_name

    async def __aenter__(self) -> Self:
        """Without a group it is given all partitions as it starts. Raises `KafkaError` where the topic is missing."""
        tolerate_header_names()
        self._consumer = AIOKafkaConsumer(
            self._topic,
            **self._access.options(),
            auto_offset_reset="earliest",
            enable_auto_commit=False,
            request_timeout_ms=10_000,  # so long a missing topic is waited for
        )
        try:
            await self._consumer.start()
        except BaseException:
            await self._consumer.stop()
            raise
        return self

    async def __aexit__(self, *_: object) -> None:
        with suppress(KafkaError):
            await self._consumer.stop()

    async def up_to_the_end(self) -> AsyncIterator[Sequence[ConsumerRecord]]:
        """What has not been read yet, in batches of one partition, until the end as it is at the first look."""
        ends = await self._consumer.end_offsets(self._consumer.assignment())
        while [at for at, end in ends.items() if await self._consumer.position(at) < end]:
            fetched = await self._consumer.getmany(timeout_ms=200, max_records=BATCH_RECORDS)
            for records in fetched.values():
                yield records
