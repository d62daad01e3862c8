"""Reading what a platform has written: topics and tables. Changes nothing."""

import asyncio
from collections.abc import AsyncIterator, Collection, Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from typing import Any, Final
from uuid import UUID

import asyncpg
from aiokafka import AIOKafkaConsumer, ConsumerRecord, TopicPartition

from deploy.operating.evidence import LogRecord, Row, Tables
from deploy.operating.topic_index import Standing
from shared.contracts import SERVICES, TOPICS
from shared.contracts.envelope import PREFIX
from shared.ground.kafka_access import KafkaAccess
from shared.migrations.auditing import NEVER_AUDITED
from shared.publishing.retelling import Told

TABLES: Final = """
SELECT relname FROM pg_class
WHERE relnamespace = $1::text::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition
ORDER BY relname
"""
"""The tables of a schema; one that is kept in partitions once."""


class Log:
    """All records of all topics, read on from where the last reading ended."""

    def __init__(self, access: KafkaAccess) -> None:
        self._access = access
        self._positions: dict[TopicPartition, int] = {}
        self.records: list[LogRecord] = []

    async def read_on(self) -> Sequence[LogRecord]:
        """Everything up to the present end; the records that are new."""
        before = len(self.records)
        async for record in self.each():  # what was read stays, though the broker goes away in the midst of it
            self.records.append(record)
        return self.records[before:]

    async def each(self) -> AsyncIterator[LogRecord]:
        """The same, one after the other, and keeps none of them."""
        consumer = AIOKafkaConsumer(**self._access.options(), enable_auto_commit=False)
        await consumer.start()
        try:
            async for record in self._records(consumer):
                yield self._record(record)
        finally:
            with suppress(asyncio.CancelledError):  # aiokafka cancels a task of its own and then waits for it
                await consumer.stop()

    async def _records(self, consumer: AIOKafkaConsumer) -> AsyncIterator[ConsumerRecord[Any, Any]]:
        cluster = await consumer._client.fetch_all_metadata()
        partitions = [
            TopicPartition(topic.broker_name, number)
            for topic in TOPICS
            for number in cluster.partitions_for_topic(topic.broker_name) or ()
        ]
        consumer.assign(partitions)
        ends = await consumer.end_offsets(partitions)
        left = {each for each in partitions if ends[each] > self._positions.get(each, 0)}
        if not left:
            return
        consumer.assign(sorted(left))
        for partition in left:
            consumer.seek(partition, self._positions.get(partition, 0))
        while left:
            for partition, records in (await consumer.getmany(timeout_ms=200)).items():
                for record in records:
                    self._positions[partition] = record.offset + 1
                    yield record
            left = {each for each in left if self._positions.get(each, 0) < ends[each]}

    def _record(self, record: ConsumerRecord[Any, Any]) -> LogRecord:
        headers = {name: value for name, value in record.headers if value is not None}
        sequence = headers.get("ce_sequence", b"")
        with suppress(ValueError):
            time = datetime.fromisoformat(headers.get("ce_time", b"").decode())
            return LogRecord(
                topic=record.topic.removeprefix(PREFIX),
                partition=record.partition,
                offset=record.offset,
                key=UUID((record.key or b"").decode()),
                sequence=int(sequence),
                event_id=headers.get("ce_id", b"").decode(errors="replace"),
                time=time,
                at=record.timestamp / 1000,
                raw=record,
            )
        topic = record.topic.removeprefix(PREFIX)
        return LogRecord(topic, record.partition, record.offset, None, None, "", None, record.timestamp / 1000, record)


async def told_at(access: KafkaAccess, standing: Collection[Standing]) -> Sequence[Told]:
    """The records that stand there, in the order of the log."""
    wanted: dict[TopicPartition, dict[int, Standing]] = {}
    for each in standing:
        wanted.setdefault(each.log, {})[each.offset] = each
    if not wanted:
        return []
    consumer = AIOKafkaConsumer(**access.options(), enable_auto_commit=False)
    await consumer.start()
    try:
        consumer.assign(list(wanted))
        for log, places in wanted.items():
            consumer.seek(log, min(places))
        return [
            Told(at.topic, at.key, at.sequence, record.value)
            async for log, record in _up_to(consumer, {log: max(places) for log, places in wanted.items()})
            if (at := wanted[log].get(record.offset)) is not None
        ]
    finally:
        await consumer.stop()


async def _up_to(
    consumer: AIOKafkaConsumer, ends: Mapping[TopicPartition, int]
) -> AsyncIterator[tuple[TopicPartition, ConsumerRecord[Any, Any]]]:
    """From where it stands in each partition up to this record."""
    left = set(ends)
    while left:
        for log, records in (await consumer.getmany(*left, timeout_ms=200)).items():
            for record in records:
                yield log, record
        left = {log for log in left if await consumer.position(log) <= ends[log]}


async def read_tables(
    connection: "asyncpg.Connection[asyncpg.Record]", services: Sequence[str] = SERVICES
) -> Mapping[str, Tables]:
    """The rows of every table that a check may read, in one snapshot."""
    found: dict[str, dict[str, Sequence[Row]]] = {}
    async with connection.transaction(isolation="repeatable_read", readonly=True):
        for service in services:
            names = [row["relname"] for row in await connection.fetch(TABLES, service)]
            found[service] = {
                name: [dict(row) for row in await connection.fetch(_select(service, name))]
                for name in names
                if name not in NEVER_AUDITED and not (service == "profiles" and name == "skills")
            }
    return found


def _select(service: str, table: str) -> str:
    order = " ORDER BY id" if table == "witness" else ""
    return f'SELECT * FROM "{service}"."{table}"{order}'  # noqa: S608 — both names come from the catalogue
