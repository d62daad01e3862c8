"""Whether a service's consumers know everything that is on a topic: what a timer that depends on it waits for."""

import asyncio
import time
from typing import Final

from aiokafka import TopicPartition
from aiokafka.errors import KafkaError

from shared.consuming.subscribers import Subscription

FRESH_SECONDS: Final = 2.0
LOOKS_EVERY: Final = 0.5
ANSWERS_WITHIN: Final = 1.0
PATIENCE_SECONDS: Final = 15.0


class CatchingUp:
    """Remembers when a consumer was last seen with nothing left to do, on whichever worker its partitions are.

    A worker's own share says too little: after a kill nobody has the dead one's partitions until its session ends, and
    what waits there is known to no one. Under constant load there is always something on its way, so a moment ago is
    good enough.
    """

    def __init__(self) -> None:
        self._done_at: dict[str, float] = {}
        self._looked_at: dict[str, float] = {}
        self._away_since: dict[str, float] = {}

    async def look(self, subscription: Subscription) -> None:
        """Notes the moment if nothing is left for any member of the consumer's group."""
        began = time.monotonic()
        if began - self._looked_at.get(subscription.name, -LOOKS_EVERY) < LOOKS_EVERY:
            return
        self._looked_at[subscription.name] = began
        try:
            left = await _left(subscription)
        except (KafkaError, TimeoutError):
            self._away_since.setdefault(subscription.name, began)
            return
        self._away_since.pop(subscription.name, None)
        if left == 0:
            self._done_at[subscription.name] = began

    def has(self, consumer: str) -> bool:
        """Whether nothing was left for this consumer a moment ago, or nobody can tell since Kafka is away."""
        now = time.monotonic()
        if now - self._done_at.get(consumer, -FRESH_SECONDS) < FRESH_SECONDS:
            return True
        return consumer in self._away_since and now - self._away_since[consumer] > PATIENCE_SECONDS


async def _left(subscription: Subscription) -> int | None:
    """Records of the topic that no member of the group has handled; None while the group is being rearranged."""
    consumer = subscription.consumer
    if consumer is None or not subscription.assigned or (own := await subscription.lag()) is None:
        return None
    topic = subscription.processor.consumer.topic.broker_name
    every = {TopicPartition(topic, number) for number in consumer.partitions_for_topic(topic) or ()}
    elsewhere = every - consumer.assignment()
    if not every or not elsewhere:
        return own if every else None
    async with asyncio.timeout(ANSWERS_WITHIN):
        ends = await consumer.end_offsets(list(elsewhere))
        return own + sum([int(ends[each]) - int(await consumer.committed(each) or 0) for each in elsewhere])
