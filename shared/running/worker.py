"""A service's worker: consumers, relay, timers and jobs, each of which waits out what is away."""

import asyncio
import gc
import time
from collections.abc import Collection, Sequence
from contextlib import suppress
from functools import partial
from itertools import cycle
from typing import Final
from urllib.parse import urlsplit

from aiokafka.errors import KafkaError
from faststream.kafka import KafkaBroker

from shared.clock import clock_of
from shared.consuming.catching_up import CatchingUp
from shared.consuming.declaration import AnyConsumer
from shared.consuming.processor import Processor
from shared.consuming.resuming import Resuming
from shared.consuming.subscribers import Subscription, make_broker, subscribe
from shared.contracts import SERVICES
from shared.ground.certificates import show_certificates
from shared.ground.jobs import FIRST_PAUSE, LONGEST_PAUSE, Job, WorkerParts, wait
from shared.ground.logs import logger
from shared.ground.pools import show_pool
from shared.ground.progress import Board, show_on
from shared.ground.schema import missing_of_schema
from shared.ground.settings import ServiceSettings
from shared.postgres import Pool, Trouble, may_pass, open_pool, trouble_of
from shared.publishing.amends import make_amends
from shared.publishing.outbox import Wakeups
from shared.publishing.relay import Relay, producer_for
from shared.publishing.topics import WrongTopic, refuse_wrong_topics
from shared.running.housekeeping import Housekeeping, tombstone_timers
from shared.running.watchdog import LoopGuard, Watchdog, Watched
from shared.timers import POLL_SECONDS, POLL_SECONDS_OF_A_TEST_CLOCK, Timer, TimerLoop

LAG_SECONDS: Final = 0.5
LAGS_THAT_NOBODY_AWAITS: Final = 4
"""Every fourth time they are looked at: they are for whoever watches, who asks every few seconds."""
SETTLING_SECONDS: Final = 15.0
SCHEMA_SECONDS: Final = 0.5

COLLECTOR_THRESHOLDS: Final = (20_000, 10, 10)
"""A batch of records is tens of thousands of objects and no cycle: by default a fifth of consuming was looking for some."""

log = logger(__name__)


class Worker:
    """Runs a service's background work until it is told to stop.

    Timers, mail and the relay's reading need Postgres only and go on while Kafka is away; consuming starts when Kafka
    answers and its topics are right. On `stop` it stops polling, finishes the batch in hand, commits and leaves.
    """

    def __init__(
        self,
        settings: ServiceSettings,
        *,
        service: str,
        consumers: Sequence[AnyConsumer] = (),
        timers: Sequence[Timer] = (),
        jobs: Sequence[Job] = (),
    ) -> None:
        self.service = service
        _refuse_what_is_for_others(service, consumers)
        self._settings = settings
        self._consumers = consumers
        self._timers = (*timers, *tombstone_timers(service))
        self._jobs = (*jobs, Resuming(consumers), Housekeeping())
        self._subscriptions: list[Subscription] = []
        self._catching_up = CatchingUp()
        self._board = Board(service)
        self._pool: Pool | None = None
        self._stop = asyncio.Event()
        self._started = time.monotonic()
        self._topics_wrong: str | None = None
        self._refused: str | None = None

    @property
    def consumers(self) -> Sequence[AnyConsumer]:
        """What this worker listens to."""
        return self._consumers

    @property
    def timers(self) -> Sequence[Timer]:
        """What it fires."""
        return self._timers

    @property
    def jobs(self) -> Sequence[Job]:
        """What it does all the time."""
        return self._jobs

    async def run(self, stop: asyncio.Event) -> None:
        """Works until `stop`. Raises what no part of it can wait out, so that a supervisor starts a fresh one."""
        url = self._settings.database_url.get_secret_value()
        clock = clock_of(self._settings.clock_file)
        pool = await open_pool(url, service=self.service, role="worker", size=self._settings.pool_size)
        show_pool(pool, self.service, "worker")
        show_certificates(self._settings, self.service)
        self._pool, self._stop = pool, stop
        self._started = time.monotonic()
        gc.set_threshold(*COLLECTOR_THRESHOLDS)
        wakeups = Wakeups(url, self.service)
        parts = WorkerParts(self.service, self._settings, pool, clock, wakeups.wake)
        relay = Relay(
            self.service,
            url,
            pool,
            lambda: producer_for(self._settings.kafka_access, self.service),
            make_amends=partial(make_amends, self._settings.kafka_access, pool),
        )
        timers = TimerLoop(
            self.service,
            self._timers,
            pool,
            clock,
            caught_up=self._caught_up,
            fired=wakeups.wake,
            poll_seconds=POLL_SECONDS if self._settings.clock_file is None else POLL_SECONDS_OF_A_TEST_CLOCK,
        )
        ended = asyncio.Event()
        show_on(self._board)
        try:
            await self._wait_for_schema(pool, stop)
            async with wakeups, asyncio.TaskGroup() as group:
                work = [
                    group.create_task(self._consume(parts, stop), name="consumers"),
                    group.create_task(relay.run(stop), name="relay"),
                    group.create_task(timers.run(stop), name="timers"),
                    *(group.create_task(job.run(parts, stop), name=job.name) for job in self._jobs),
                ]
                group.create_task(self._watchdog(pool).run(ended))
                group.create_task(LoopGuard().run(ended))
                group.create_task(self._end_within_grace(work, stop, ended))
        finally:
            self._pool = None
            pool.terminate()

    async def _wait_for_schema(self, pool: Pool, stop: asyncio.Event) -> None:
        """Begins nothing on tables that this release does not know: each event would be taken for one that can't be handled."""
        told = ""
        while not stop.is_set() and (missing := await _missing_of(pool, self.service)) is not None:
            if missing != told:
                log.warning("waits before it begins", reason=missing)
            told = missing
            await wait(stop, SCHEMA_SECONDS)

    async def _end_within_grace(
        self, work: Collection[asyncio.Task[None]], stop: asyncio.Event, ended: asyncio.Event
    ) -> None:
        await stop.wait()
        _, late = await asyncio.wait(work, timeout=self._settings.grace_seconds)
        for task in late:
            log.warning("not finished within the grace period", part=task.get_name())
            task.cancel()
        ended.set()

    async def _consume(self, parts: WorkerParts, stop: asyncio.Event) -> None:
        """Keeps subscribers running; begins anew with growing pauses whenever Kafka is away."""
        if not self._consumers:
            return
        pause = FIRST_PAUSE
        with self._board.part("consuming", ("kafka",)) as own:
            while not stop.is_set():
                broker = make_broker(self._settings.kafka_access, grace_seconds=self._settings.grace_seconds)
                try:
                    await self._refuse_wrong_topics()
                    self._subscriptions = self._subscribe(broker, parts, stop)
                    with self._board.showing([each.processor.part for each in self._subscriptions]):
                        await broker.start()
                        self._refused = None
                        own.gets_somewhere()
                        pause = FIRST_PAUSE
                        await self._look_after(stop)
                except Exception as error:  # noqa: BLE001 — the outermost loop of this part
                    own.fails(error, Trouble.GONE if isinstance(error, KafkaError) else trouble_of(error))
                    if isinstance(error, KafkaError):
                        await self._tell_refusal()
                finally:
                    for each in self._subscriptions:
                        each.forget_lag()
                    await broker.stop()
                    self._subscriptions = []
                await wait(stop, pause)
                pause = min(pause * 2, LONGEST_PAUSE)

    async def _refuse_wrong_topics(self) -> None:
        topics = [consumer.topic for consumer in self._consumers]
        try:
            await refuse_wrong_topics(self._settings.kafka_access, topics)
            self._topics_wrong = None
        except WrongTopic as error:
            self._topics_wrong = str(error)
            log.error("topics are not as they must be; consuming waits", reason=str(error))
            raise

    async def _tell_refusal(self) -> None:
        """Says so where Kafka answers and lets us not in, which whoever asks it can't tell from an outage."""
        self._refused = await self._settings.kafka_access.refusal()
        if self._refused is not None:
            log.error("Kafka lets us not in; consuming waits", reason=self._refused)

    def _subscribe(self, broker: KafkaBroker, parts: WorkerParts, stop: asyncio.Event) -> list[Subscription]:
        return [
            subscribe(
                broker,
                Processor(self.service, consumer, parts.pool, parts.clock, wake_relay=parts.wake_relay),
                session_timeout_ms=self._settings.kafka_session_timeout_ms,
                stopping=stop.is_set,
            )
            for consumer in self._consumers
        ]

    async def _look_after(self, stop: asyncio.Event) -> None:
        """Measures lags until `stop`, or until a consume loop has died and everything must begin anew."""
        awaited = {topic for timer in self._timers for topic in timer.waits_for}
        for time_of_all in cycle(range(LAGS_THAT_NOBODY_AWAITS)):
            if stop.is_set():
                return
            for subscription in self._subscriptions:
                if subscription.processor.consumer.topic.name in awaited:
                    await self._catching_up.look(subscription)
                elif time_of_all == 0:
                    await subscription.lag()
                if not subscription.running:
                    log.error("a consume loop has ended; consuming begins anew", consumer=subscription.name)
                    return
            await wait(stop, LAG_SECONDS)

    def _caught_up(self, topic: str) -> bool:
        """Whether no worker of this service is known to have anything on `topic` left to handle.

        While Kafka is away nothing more can be known, and what is due is done; straight after the start there is time
        to look first.
        """
        names = [each.name_in(self.service) for each in self._consumers if each.topic.name == topic]
        if not self._subscriptions:
            return time.monotonic() - self._started > SETTLING_SECONDS
        return all(map(self._catching_up.has, names))

    def _watchdog(self, pool: Pool) -> Watchdog:
        def watched() -> list[Watched]:
            self._board.measure()
            subscribed = {each.name: each for each in self._subscriptions}
            return [
                Watched(
                    part.name,
                    (subscribed[part.name].last_progress if part.name in subscribed else part.last_sign),
                    part.needs,
                )
                for part in self._board.parts
            ]

        async def kafka() -> bool:
            return await _answers(self._settings.kafka_bootstrap_servers)

        async def postgres() -> bool:
            return await _selects(pool)

        return Watchdog(watched, {"kafka": kafka, "postgres": postgres})

    async def readiness(self) -> list[str]:
        """What is missing: the database, its revision, the topics, an assignment for each consumer; and what gets nowhere without that."""
        if self._stop.is_set():
            return ["leaving"]
        behind = "postgres" if self._pool is None else await _missing_of(self._pool, self.service)
        missing = [] if behind is None else [behind]
        if self._topics_wrong is not None:
            missing.append(f"topics: {self._topics_wrong}")
        if self._consumers and not self._subscriptions:
            missing.append(f"kafka: {self._refused}" if self._refused else "kafka")
        elif any(each.has_lost_its_group for each in self._subscriptions):
            missing.append("kafka")
        missing += [f"assignment of {each.name}" for each in self._subscriptions if not each.assigned]
        missing += [each.refusal for each in self._subscriptions if each.refusal is not None]
        return missing if behind is not None else missing + self._board.nowhere()


def _refuse_what_is_for_others(service: str, consumers: Sequence[AnyConsumer]) -> None:
    """Raises `ValueError` for a consumer of a topic that the registry does not let this service hear."""
    for each in consumers:
        if service in SERVICES and service not in each.topic.consumers:
            raise ValueError(f"{service} may not hear {each.topic.name}: it is for {', '.join(each.topic.consumers)}")


async def _missing_of(pool: Pool, service: str) -> str | None:
    """What the database lacks: itself, or some of its tables."""
    try:
        return await asyncio.wait_for(missing_of_schema(pool, service), 2)
    except Exception as error:
        if may_pass(error):
            return "postgres"
        raise


async def _selects(pool: Pool) -> bool:
    try:
        return bool(await asyncio.wait_for(pool.fetchval("SELECT true"), 2))
    except Exception as error:
        if may_pass(error):
            return False
        raise


async def _answers(bootstrap_servers: str) -> bool:
    for server in bootstrap_servers.split(","):
        parts = urlsplit(f"//{server.strip()}")
        with suppress(OSError, TimeoutError):
            _, writer = await asyncio.wait_for(asyncio.open_connection(parts.hostname, parts.port), 2)
            writer.close()
            return True
    return False
