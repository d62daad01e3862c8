"""What there is at an instant: memory and handles of processes, connections, tables, the broker's log."""

import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import asyncpg

from deploy.local.database import DATABASE
from deploy.operating.collecting import Log
from deploy.operating.evidence import LogRecord
from shared.contracts import SERVICES
from shared.ground.kafka_access import KafkaAccess
from tests.resting.processes import family, memory
from tests.soak.stage import Soaking

KIB: Final = 1024
CONNECTIONS: Final = "SELECT count(*) FROM pg_stat_activity WHERE datname = $1 AND pid <> pg_backend_pid()"
TABLES: Final = """
SELECT schemaname || '.' || relname AS name, n_live_tup AS live, n_dead_tup AS dead, pg_total_relation_size(relid) AS bytes
FROM pg_stat_user_tables WHERE schemaname = ANY($1::text[]) AND relname <> 'witness'
"""
HOUSEKEEPING: Final = re.compile(
    r"\w+\.(outbox(_\d+)?|outbox_parked|idempotency_keys(_\w+)?|timers|put_off|dead_letters|rate_limits)"
)
"""Tables that hold what is in hand and not what is: work to do, answers to repeat. They may not grow with history."""


@dataclass(frozen=True)
class TableSize:
    """Rows by the statistics of PostgreSQL, of which the dead wait for a vacuum; bytes with indexes."""

    live: int
    dead: int
    bytes: int


@dataclass(frozen=True)
class Sample:
    """`at`: minutes since the load began. `memory`: MiB. `log`: MiB of the broker's; `records` of all topics, `keys` among them."""

    at: float
    memory: Mapping[str, float]
    handles: Mapping[str, int]
    connections: int
    tables: Mapping[str, TableSize]
    log: float
    records: int
    keys: int

    @property
    def series(self) -> Mapping[str, float]:
        """Everything that must not grow, each by a name whose first word says what it is."""
        return {
            **{f"memory {name}": value for name, value in self.memory.items()},
            **{f"handles {name}": float(value) for name, value in self.handles.items()},
            "connections": float(self.connections),
            **{f"table {name}": size.bytes / KIB for name, size in self.tables.items() if HOUSEKEEPING.fullmatch(name)},
        }


def handles(parts: Mapping[str, int]) -> Mapping[str, int]:
    """Open files, sockets and pipes of each process, PostgreSQL's with those of its backends."""
    return {name: sum(map(_handles, family(pid))) for name, pid in parts.items()}


def _handles(pid: int) -> int:
    with suppress(OSError):
        return sum(1 for _ in Path(f"/proc/{pid}/fd").iterdir())
    return 0


async def sample(stage: Soaking, at: float) -> Sample:
    """Raises one of `AWAY` where the database is not there."""
    parts = stage.processes
    connection = await stage.connect()
    try:
        rows = await connection.fetch(TABLES, list(SERVICES))
        connections = await connection.fetchval(CONNECTIONS, DATABASE)
    finally:
        await connection.close()
    last, records = await last_records(stage)
    return Sample(
        at=round(at, 2),
        memory={name: round(mib, 1) for name, mib in memory(parts).items()},
        handles=handles(parts),
        connections=connections,
        tables={row["name"]: _size(row) for row in rows},
        log=round(_bytes_of(stage.folders.kafka) / KIB**2, 1),
        records=records,
        keys=len(last),
    )


def _size(row: asyncpg.Record) -> TableSize:
    return TableSize(row["live"], row["dead"], row["bytes"])


async def last_records(stage: Soaking) -> tuple[Mapping[tuple[str, str], LogRecord], int]:
    """The last record of each topic and key that the broker still has; and how many records it has."""
    last: dict[tuple[str, str], LogRecord] = {}
    number = 0
    async for record in Log(KafkaAccess(stage.broker.bootstrap_servers)).each():
        last[record.topic, str(record.key)] = record
        number += 1
    return last, number


def _bytes_of(folder: Path) -> int:
    found = 0
    for file in folder.rglob("*.log"):
        with suppress(OSError):  # compaction takes files away
            found += file.stat().st_blocks * 512
    return found
