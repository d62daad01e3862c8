"""The one function that makes FastStream subscribers; a test fails whoever makes one elsewhere.

FastStream's defaults lose events: it acknowledges first, starts at the latest record, parses headers in a way that
raises, and lets a rebalance overtake a running handler. What is set here, and why, stands beside each setting.
"""

import asyncio
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from itertools import chain
from typing import Any, Final

from aiokafka import AIOKafkaConsumer, TopicPartition
from aiokafka.abc import ConsumerRebalanceListener
from aiokafka.errors import GroupAuthorizationFailedError, KafkaError, TopicAuthorizationFailedError
from faststream import AckPolicy
from faststream.exceptions import NackMessage
from faststream.kafka import KafkaBroker
from faststream.kafka.message import KafkaAckableMessage
from faststream.kafka.subscriber.usecase import BatchSubscriber
from faststream.security import BaseSecurity, SASLPlaintext, SASLScram256, SASLScram512

from shared.consuming import Away, ConsumerRecord, Processor
from shared.consuming.fetching import tolerate_header_names
from shared.ground import metrics
from shared.ground.faults import fault_point
from shared.ground.kafka_access import KafkaAccess
from shared.ground.logs import logger

BATCH_RECORDS: Final = 4_000
WAIT_MS: Final = 1_000
FETCHER_MS: Final = 1_000
"""aiokafka looks this often whether there is something to ask the broker for. Whatever gives it cause also wakes it, and by default
it looks five times a second, which at rest was most of what a worker did."""
FETCH_MS: Final = 500
RESTING_FETCH_MS: Final = 2_000
"""So long the broker holds a question for records when none come; it answers as soon as one does, and asking anew is most of what a
platform at rest does."""
RESTS_AFTER: Final = 3
"""Waits in a row in which nothing came."""
HEARTBEATS_A_SESSION: Final = 4
LONGEST_HEARTBEAT_MS: Final = 3_000
"""As by default in Kafka: by its answer a member hears that others come or go, and until then they wait for it."""
DRAIN_SECONDS: Final = 20.0
REFUSED_SECONDS: Final = 20.0
"""Longer than until a consumer that was refused asks again."""
METADATA_MS: Final = 15_000
"""aiokafka that looks for its place asks the leader it knows again and again: of another it hears only at this age."""

log = logger(__name__)


class Batch(KafkaAckableMessage):
    """A batch whose acknowledgement commits exactly its own offsets, and counts when that fails."""

    consumer_name: str = ""

    async def ack(self) -> None:
        if self.committed:
            return
        fault_point("consumer.after_commit_before_ack")
        ends = {(record.topic, record.partition): record.offset + 1 for record in self.raw_message}  # offsets rise
        try:
            await self.consumer.commit({TopicPartition(*place): end for place, end in ends.items()})  # type: ignore[call-arg]
        except KafkaError as error:
            # The partition went to another member or the broker is away: the records come again and are known.
            metrics.COMMIT_FAILURES.labels(self.consumer_name).inc()
            log.warning("offsets not committed", consumer=self.consumer_name, reason=type(error).__name__)
        self.committed = True  # type: ignore[assignment]


class Subscription:
    """A running subscriber, as readiness, timers and watchdog look at it."""

    def __init__(self, processor: Processor, stopping: Callable[[], bool]) -> None:
        self.processor = processor
        self._stopping = stopping
        self._revoking = False
        self._subscriber: BatchSubscriber | None = None
        self._in_hand = False
        self._refused: tuple[float, str] | None = None
        self._asked_at = 0.0

    @property
    def name(self) -> str:
        return self.processor.name

    @property
    def consumer(self) -> AIOKafkaConsumer | None:
        return self._subscriber.consumer if self._subscriber is not None else None

    def attach(self, subscriber: BatchSubscriber) -> None:
        self._subscriber = subscriber

    async def handle(self, records: Sequence[ConsumerRecord]) -> None:
        """Consumes a batch; what is away for too long makes FastStream seek back to the batch's start."""
        self._in_hand = True
        try:
            with self.processor.part.at_work():
                await self.processor.consume(records, give_up=lambda: self._revoking or self._stopping())
        except Away:
            raise NackMessage from None
        finally:
            self._in_hand = False

    async def drain(self) -> None:
        """Waits for the batch in hand before its partitions go to another member, and ends its waiting early."""
        if self._subscriber is None:
            return
        self._revoking = True
        try:
            fault_point("consumer.in_drain")
            await self._subscriber.lock.wait_release(DRAIN_SECONDS)  # type: ignore[attr-defined]
        finally:
            self._revoking = False

    def asks(self) -> None:
        """Its loop asks for records once more."""
        self._asked_at = time.monotonic()

    def is_refused(self, error: KafkaError) -> None:
        """Kafka does not let this user read any more: it is asked again, and nothing comes until it does."""
        if self.refusal is None:
            log.error("Kafka refuses what a consumer needs; it waits", consumer=self.name, reason=str(error))
        self._refused = time.monotonic(), f"rights of {self.name}: {type(error).__name__}"

    @property
    def refusal(self) -> str | None:
        """What Kafka has refused of late; an empty answer may come in between."""
        return self._refused[1] if self._refused and time.monotonic() - self._refused[0] < REFUSED_SECONDS else None

    @property
    def running(self) -> bool:
        """Whether the consume loop is alive."""
        return self._subscriber is not None and any(not task.done() for task in self._subscriber.tasks)

    def last_progress(self) -> float:
        """When this subscription last polled, or the batch in hand made its last step (monotonic seconds).

        Who was given nothing, since there are more members than partitions, has nothing to poll: there it is when its loop last asked.
        """
        steps = self.processor.part.last_step()
        if self._in_hand or (consumer := self.consumer) is None:
            return steps
        if self.assigned and not consumer.assignment():
            return max(steps, self._asked_at)
        age = time.time() * 1000
        stamps = [consumer.last_poll_timestamp(partition) for partition in consumer.assignment()]
        return max(steps, *(time.monotonic() - (age - float(stamp)) / 1000 for stamp in stamps if stamp), 0.0)

    async def lag(self) -> int | None:
        """Records between what is handled and the end of the assigned partitions; None while that is unknown."""
        consumer = self.consumer
        if consumer is None or self._in_hand:
            return None
        behind = 0
        try:
            async with asyncio.timeout(0.5):
                for partition in consumer.assignment():
                    if (end := consumer.highwater(partition)) is None:
                        return None
                    behind += max(0, end - await consumer.position(partition))
        except (KafkaError, TimeoutError):
            return None
        metrics.LAG.labels(self.name).set(behind)
        if not behind:
            metrics.LAG_SECONDS.labels(self.name).set(0)
        return behind

    def forget_lag(self) -> None:
        """Shows none rather than the last one: while Kafka is away nobody knows it."""
        for gauge in (metrics.LAG, metrics.LAG_SECONDS):
            with suppress(KeyError):
                gauge.remove(self.name)

    @property
    def has_all(self) -> bool:
        """Whether no other member of the group has a part of the topic."""
        consumer = self.consumer
        if consumer is None:
            return False
        return len(consumer.assignment()) == len(
            consumer.partitions_for_topic(self.processor.consumer.topic.broker_name) or ()
        )

    @property
    def assigned(self) -> bool:
        """Whether the group has given this member its share (which may be nothing)."""
        consumer = self.consumer
        if consumer is None:
            return False
        subscription = consumer._subscription.subscription  # noqa: SLF001 — an empty share is told nowhere else
        return subscription is not None and subscription.assignment is not None

    @property
    def has_lost_its_group(self) -> bool:
        """Whether the broker that leads the group is away: who has a share may keep it meanwhile, and reads nothing."""
        if (consumer := self.consumer) is None:
            return False
        coordinator = consumer._coordinator  # noqa: SLF001 — nor is this told; there is none before it has started
        return coordinator is None or coordinator.coordinator_id is None


class _DrainOnRevoke(ConsumerRebalanceListener):  # type: ignore[misc]
    """Two members must not handle the same records at the same moment."""

    def __init__(self, subscription: Subscription) -> None:
        self._subscription = subscription

    async def on_partitions_revoked(self, revoked: set[TopicPartition]) -> None:  # noqa: ARG002
        await self._subscription.drain()
        metrics.ASSIGNED.labels(self._subscription.name).set(0)

    async def on_partitions_assigned(self, assigned: set[TopicPartition]) -> None:
        metrics.REBALANCES.labels(self._subscription.name).inc()
        metrics.ASSIGNED.labels(self._subscription.name).set(len(assigned))


def make_broker(access: KafkaAccess, *, grace_seconds: float) -> KafkaBroker:
    """FastStream's broker for consuming only: topics are ours to make, and the relay has its own producer."""
    tolerate_header_names()
    return KafkaBroker(
        access.servers,  # FastStream takes a text for one server, whatever commas it has
        security=_security(access),
        consumer_only=True,
        allow_auto_create_topics=False,
        graceful_timeout=grace_seconds,
        apply_types=False,
        serializer=None,  # else a model of the handler is built, though none is asked for and a protocol makes none
        request_timeout_ms=10_000,
        metadata_max_age_ms=METADATA_MS,
        logger=None,
    )


def _security(access: KafkaAccess) -> BaseSecurity:
    """The access in FastStream's words."""
    context = access.ssl_context()
    if access.username is None or access.password is None:
        return BaseSecurity(context)
    kinds = {"PLAIN": SASLPlaintext, "SCRAM-SHA-256": SASLScram256, "SCRAM-SHA-512": SASLScram512}
    return kinds[access.sasl_mechanism or "PLAIN"](access.username, access.password.get_secret_value(), context)


def subscribe(
    broker: KafkaBroker,
    processor: Processor,
    *,
    session_timeout_ms: int,
    stopping: Callable[[], bool],
) -> Subscription:
    """Subscribes a consumer to its topic; everything that consumes is made here."""
    subscription = Subscription(processor, stopping)

    async def parse(records: tuple[Any, ...]) -> Batch:
        batch = Batch(body=b"", headers={}, raw_message=records, consumer=subscription.consumer)
        batch.consumer_name = processor.name
        metrics.LAG_SECONDS.labels(processor.name).set(time.time() - records[0].timestamp / 1000)
        return batch

    async def decode(message: Batch) -> Sequence[ConsumerRecord]:
        return message.raw_message  # as they came: a tombstone and an empty value stay different, headers stay bytes

    subscriber = broker.subscriber(
        processor.consumer.topic.broker_name,
        batch=True,
        group_id=processor.name,
        auto_offset_reset="earliest",  # the default skips what was published before the first assignment
        ack_policy=AckPolicy.NACK_ON_ERROR,  # the default acknowledges what has not been handled
        parser=parse,  # FastStream's own raises on a null header, and the batch is skipped silently
        decoder=decode,  # its batch decoder parses every record once more, and raises once more
        session_timeout_ms=session_timeout_ms,
        heartbeat_interval_ms=min(LONGEST_HEARTBEAT_MS, max(500, session_timeout_ms // HEARTBEATS_A_SESSION)),
        rebalance_timeout_ms=30_000,  # longer than the drain
        max_poll_interval_ms=300_000,
        consumer_timeout_ms=FETCHER_MS,
        fetch_max_wait_ms=FETCH_MS,
        listener=_DrainOnRevoke(subscription),
    )
    # Its own way waits, and after an empty wait sleeps as long once more, when it hears nothing: so it would have to look a hundred
    # times a second, which at rest was a quarter of a worker's work. aiokafka's wait ends with the first record.
    subscriber.get_msg = Waiting(subscription).next_records  # type: ignore[method-assign]
    subscriber(subscription.handle)
    subscription.attach(subscriber)
    return subscription


class Waiting:
    """Waits for a subscription's records, and lets the broker wait the longer for them when none have come for a while.

    Only where this member has its topic to itself: of partitions that others have, it asks on the connection on which the broker waits.
    """

    def __init__(self, subscription: Subscription) -> None:
        self._subscription = subscription
        self._empty = 0

    async def next_records(self, consumer: AIOKafkaConsumer) -> tuple[Any, ...]:
        """What has come, as soon as something has; nothing after a while. Whoever ends the loop cancels it, and waits for nothing."""
        self._subscription.asks()
        try:
            fetched = await consumer.getmany(timeout_ms=WAIT_MS, max_records=BATCH_RECORDS)
        except (TopicAuthorizationFailedError, GroupAuthorizationFailedError) as error:
            self._subscription.is_refused(error)
            raise
        self._empty = 0 if fetched else self._empty + 1
        rests = self._empty > RESTS_AFTER and self._subscription.has_all
        consumer._fetcher._fetch_max_wait_ms = RESTING_FETCH_MS if rests else FETCH_MS  # noqa: SLF001 — read for each question
        return tuple(chain.from_iterable(fetched.values()))
