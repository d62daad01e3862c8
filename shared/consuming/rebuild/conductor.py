"""The course of a rebuild: read, catch up, hold, swap."""

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final

import asyncpg
from aiokafka.errors import KafkaError

from shared.clock import clock_of
from shared.consuming import Away, Event, Kind, Processor
from shared.consuming.declaration import AnyConsumer
from shared.consuming.reading import TopicReader
from shared.consuming.rebuild.retelling import Retelling, Unteachable
from shared.consuming.rebuild.shadow import Shadow, Untrustworthy
from shared.ground.logs import logger
from shared.ground.operator_acts import note_act
from shared.ground.settings import ServiceSettings
from shared.postgres import Connection, Tx, open_pool

ATTEMPTS: Final = 10
_NOT_NOW: Final = (asyncpg.LockNotAvailableError, asyncpg.DeadlockDetectedError)

log = logger(__name__)


class NotRebuildable(Exception):
    """Why this projection can't be made anew; the old one is as it was."""


class _Disturbed(Exception):
    """Something came between; what was made so far is given up, and it begins anew."""


@dataclass(frozen=True)
class Rebuilt:
    """`records` read; `written` rows had been wrong or missing, `removed` too many; `parked` records failed again.

    `told`: states that went through the handler again, where a projection does more than write its tables.
    """

    consumer: str
    records: int
    written: int = 0
    removed: int = 0
    parked: int = 0
    told: int | None = None

    def __str__(self) -> str:
        if self.told is not None:
            return f"{self.consumer}: {self.records} records read, {self.told} newest states told again"
        return (
            f"{self.consumer}: {self.records} records read, {self.written} rows written, {self.removed} removed, "
            f"{self.parked} records kept aside"
        )


async def rebuild(
    settings: ServiceSettings, service: str, consumers: Sequence[AnyConsumer], name: str, *, actor: str, reason: str
) -> Rebuilt:
    """Makes a projection (`skills` or `matching.skills.projection`) anew. Raises `NotRebuildable`."""
    consumer = _chosen(service, consumers, name)
    if not consumer.tables:
        return await _told_again(settings, service, consumer, actor=actor, reason=reason)
    if settings.owner_database_url is None:
        raise NotRebuildable(f"set {service.upper()}_OWNER_DATABASE_URL: tables are made by the schema's owner")
    owner_url = settings.owner_database_url.get_secret_value()
    # Without the limits of a service's connections: a swap of millions of rows takes its time, and only writers wait.
    owner = await asyncpg.connect(owner_url, timeout=10, server_settings={"search_path": service})
    try:
        await _refuse_two_at_once(owner, service)
        for _ in range(ATTEMPTS):
            with suppress(_Disturbed):
                rebuilt = await _Attempt(settings, service, consumer, owner, owner_url).run()
                now = clock_of(settings.clock_file).now()
                await note_act(
                    owner, "rebuild", rebuilt.consumer, actor=actor, reason=reason, outcome=str(rebuilt), now=now
                )
                return rebuilt
            log.warning("a rebuild was disturbed and begins anew", consumer=consumer.name_in(service))
    finally:
        await owner.close()
    raise NotRebuildable(f"it was disturbed {ATTEMPTS} times; try again when fewer people are being erased")


def _chosen(service: str, consumers: Sequence[AnyConsumer], name: str) -> AnyConsumer:
    projections = [each for each in consumers if each.kind is Kind.PROJECTION]
    found = next((each for each in projections if name in {each.topic.name, each.name_in(service)}), None)
    if found is None:
        can = ", ".join(each.topic.name for each in projections) or "none"
        raise NotRebuildable(f"{service} has no projection {name!r}; it can rebuild: {can}")
    return found


async def _told_again(
    settings: ServiceSettings, service: str, consumer: AnyConsumer, *, actor: str, reason: str
) -> Rebuilt:
    clock = clock_of(settings.clock_file)
    pool = await open_pool(settings.database_url.get_secret_value(), service=service, role="rebuild", size=2)
    try:
        async with pool.acquire() as holder:
            await _refuse_two_at_once(holder, service)
            retelling, records, told = Retelling(service, consumer, pool, clock), 0, 0
            async with TopicReader(settings.kafka_access, consumer.topic) as reader:
                async for batch in reader.up_to_the_end():
                    records += len(batch)
                    told += await retelling.tell(batch)
            done = Rebuilt(consumer.name_in(service), records, told=told)
            await note_act(
                holder, "rebuild", done.consumer, actor=actor, reason=reason, outcome=str(done), now=clock.now()
            )
            return done
    except Unteachable as error:
        raise NotRebuildable(str(error)) from error
    except KafkaError as error:
        raise NotRebuildable(f"Kafka: {error!r}") from error
    finally:
        pool.terminate()


async def _refuse_two_at_once(owner: Tx, service: str) -> None:
    if not await owner.fetchval("SELECT pg_try_advisory_lock(hashtext($1), hashtext('rebuild'))", service):
        raise NotRebuildable(f"another rebuild of {service} is running")


class _Attempt:
    def __init__(
        self, settings: ServiceSettings, service: str, consumer: AnyConsumer, owner: Connection, owner_url: str
    ) -> None:
        self._settings = settings
        self._service = service
        self._consumer = consumer
        self._owner = owner
        self._owner_url = owner_url
        self._shadow = Shadow(owner, service, consumer)
        self._records = 0
        self._overreached: str | None = None

    async def run(self) -> Rebuilt:
        """Raises `_Disturbed` where a person was erased meanwhile: what was read of them before may be in the shadow."""
        try:
            await self._shadow.make()
        except asyncpg.InsufficientPrivilegeError as error:
            raise NotRebuildable(f"the owner may not make schema and role of the shadow: {error}") from None
        erased = await self._shadow.erased_people()
        pool = await self._shadow.open_pool(self._owner_url)
        try:
            async with TopicReader(self._settings.kafka_access, self._consumer.topic) as reader:
                consumer = replace(self._consumer, handler=self._handle)
                processor = Processor(self._service, consumer, pool, clock_of(self._settings.clock_file))
                for _ in range(2):  # the second time reads what came during the first, so that the hold is short
                    await self._read(reader, processor)
                async with self._owner.transaction():
                    await self._shadow.hold()
                    if await self._shadow.erased_people() != erased:
                        raise _Disturbed
                    await self._read(reader, processor)
                    parked = await pool.fetchval("SELECT count(*) FROM dead_letters")
                    written, removed = await self._shadow.swap()
            return Rebuilt(processor.name, self._records, written, removed, parked)
        except _NOT_NOW as error:
            raise _Disturbed from error
        except Untrustworthy as error:
            raise NotRebuildable(str(error)) from None
        except KafkaError as error:
            raise NotRebuildable(f"Kafka: {error!r}") from error
        finally:
            pool.terminate()
            await self._shadow.drop()

    async def _read(self, reader: TopicReader, processor: Processor) -> None:
        async for records in reader.up_to_the_end():
            try:
                await processor.consume(records, patience=0)
            except Away as away:
                raise NotRebuildable(f"reading ended at {type(away.__cause__).__name__}; nothing is changed") from away
            if self._overreached:
                raise NotRebuildable(f"{processor.name} writes more than the tables that it names: {self._overreached}")
            self._records += len(records)

    async def _handle(self, tx: Tx, events: Sequence[Event[Any]], now: datetime) -> None:
        """The projection's own handler; what it may not write is no fault of a record."""
        try:
            await self._consumer.handler(tx, events, now)
        except asyncpg.InsufficientPrivilegeError as error:
            self._overreached = str(error)
            raise


def run(settings: ServiceSettings, service: str, consumers: Sequence[AnyConsumer], arguments: list[str]) -> str:
    """`rebuild PROJECTION`: what the command line says. Exits with the reason where it can't be done."""
    if len(arguments) != 1:
        raise SystemExit(f"usage: python -m services.{service} rebuild PROJECTION")
    try:
        made = asyncio.run(
            rebuild(settings, service, consumers, arguments[0], actor="command line", reason="asked for")
        )
    except NotRebuildable as reason:
        raise SystemExit(f"not rebuilt: {reason}") from None
    return str(made)
