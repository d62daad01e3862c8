"""An outbox that fills at one moment, however much is in it."""

import time
from collections.abc import Iterable
from typing import Any, Final, Self

from shared.contracts.envelope import Topic
from shared.postgres import Connection
from shared.publishing.outbox import channel_of, shard_of
from tests.benchmarks.load import TRACE, Fact
from tests.benchmarks.stage import Stage
from tests.fixtures.databases import PROBE, ServiceDatabase

COLUMNS: Final = "shard, event_id, type, key, sequence, value, happened_at, written_at, traceparent"

KEEP: Final = f"""
CREATE TABLE kept AS SELECT row_number() OVER () AS number, {COLUMNS} FROM outbox LIMIT 0
"""

FILL: Final = f"""
INSERT INTO outbox (topic, {COLUMNS})
SELECT $1, {COLUMNS} FROM generate_series(0, $2 / (SELECT count(*) FROM kept)) AS turn, kept
ORDER BY turn, number
LIMIT $2
"""


class FilledOutbox:
    """Facts kept aside in the database, to be put into the outbox again and again."""

    def __init__(self, stage: Stage, database: ServiceDatabase, owner: Connection) -> None:
        self.database = database
        self._stage = stage
        self._owner = owner

    @classmethod
    async def of(cls, stage: Stage, facts: Iterable[Fact]) -> Self:
        """A database of its own, with these facts kept."""
        database = await stage.database()
        owner = await stage.as_owner(database)
        await owner.execute(KEEP)
        rows = [
            (
                number,
                shard_of(fact.record.key),
                fact.event_id,
                fact.record.type,
                fact.record.key,
                fact.sequence,
                fact.record.value,
                fact.time,
                fact.time,
                TRACE,
            )
            for number, fact in enumerate(facts)
        ]
        await owner.copy_records_to_table("kept", records=rows)
        await owner.execute("ANALYZE kept")
        return cls(stage, database, owner)

    async def appears(self, topic: Topic[Any], number: int) -> float:
        """An empty outbox gets so many rows at one moment, and the relays are woken.

        Gives the moment (perf_counter) just before the rows could be seen.
        """
        await self._owner.execute("TRUNCATE outbox")
        async with self._owner.transaction():
            await self._owner.execute(FILL, topic.name, number)
            await self._stage.checkpoint()
            appeared = time.perf_counter()
        await self._owner.execute(f"NOTIFY {channel_of(PROBE)}")
        return appeared
