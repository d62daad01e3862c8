"""Projections built anew: the services' own consumers over all records, from the start, into a schema that is fresh."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from heapq import merge
from operator import attrgetter

import asyncpg

from deploy.local.database import with_login
from deploy.operating.collecting import read_tables
from deploy.operating.evidence import LogRecord, Tables, consumers
from shared.consuming import Processor
from shared.contracts import SERVICES
from shared.postgres import Pool, open_pool
from tests.fixtures.hand_clock import HandClock

BATCH = 500


class Rebuilding:
    """A database with the services' schemas, made of a template that was never written to, and fed with records.

    It may be fed again with the records that have come since: then it stands where a rebuild of all would stand.
    """

    def __init__(self, superuser_url: str, owner_url: str, passwords: Mapping[str, str], name: str) -> None:
        self._superuser_url = superuser_url
        self._owner_url = owner_url
        self._passwords = passwords
        self._name = name
        self._pools: dict[str, Pool] = {}

    async def begin(self, template: str) -> None:
        connection = await asyncpg.connect(self._superuser_url)
        try:
            await connection.execute(f"DROP DATABASE IF EXISTS {self._name} WITH (FORCE)")
            await connection.execute(f"CREATE DATABASE {self._name} TEMPLATE {template}")
        finally:
            await connection.close()
        for service in SERVICES:
            role = f"{service}_runtime"
            url = with_login(self._owner_url, role, self._passwords[role], self._name)
            self._pools[service] = await open_pool(url, service=service, size=1)

    async def feed(self, records: Sequence[LogRecord], now: datetime) -> None:
        """Consumer after consumer: no handler may rely on an order between topics.

        Within a topic partitions are merged by time, as they were consumed: that a pair may agree again is known from
        the end of what they had, which stands in another partition.
        """
        by_topic: dict[str, dict[int, list[LogRecord]]] = {}
        for record in sorted(records, key=attrgetter("offset")):
            by_topic.setdefault(record.topic, {}).setdefault(record.partition, []).append(record)
        for each in consumers():
            partitions = by_topic.get(each.consumer.topic.name, {}).values()
            raw = [record.raw for record in merge(*partitions, key=attrgetter("at"))]
            processor = Processor(each.service, each.consumer, self._pools[each.service], HandClock(now))
            for start in range(0, len(raw), BATCH):
                await processor.consume(raw[start : start + BATCH])

    async def tables(self) -> Mapping[str, Tables]:
        part = with_login(self._owner_url, *_login(self._owner_url), self._name)
        connection = await asyncpg.connect(part)
        try:
            return await read_tables(connection)
        finally:
            await connection.close()

    async def end(self) -> None:
        for pool in self._pools.values():
            pool.terminate()


def _login(url: str) -> tuple[str, str]:
    role, _, password = url.split("//", 1)[1].rpartition("@")[0].partition(":")
    return role, password
