"""How long events waited for their effects: from the broker's having a record until a handler is given it, by the witness's notes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Final
from uuid import UUID

import asyncpg

from deploy.operating.evidence import LogRecord, consumers
from shared.contracts import SERVICES

SEEN: Final = """
SELECT name, key, sequence, extract(epoch FROM min(at))::float8 AS at
FROM {service}.witness
WHERE what = 'event'
GROUP BY name, key, sequence
"""


@dataclass(frozen=True)
class Wait:
    """Of one event: the consumer that it waited for, when it was in the topic and when it took effect."""

    service: str
    consumer: str
    published: float
    seen: float

    @property
    def seconds(self) -> float:
        return max(0.0, self.seen - self.published)


async def waits_of(connection: "asyncpg.Connection[asyncpg.Record]", records: Sequence[LogRecord]) -> Sequence[Wait]:
    """One for each event that a handler was given; states that a projection passed over have none."""
    published: Mapping[tuple[str, UUID, int], float] = {
        (each.topic, each.key, each.sequence): each.at
        for each in records
        if each.key is not None and each.sequence is not None
    }
    topics = {each.name: each.consumer.topic.name for each in consumers()}
    waits = []
    for service in SERVICES:
        for row in await connection.fetch(SEEN.format(service=service)):
            at = published.get((topics.get(row["name"], ""), row["key"], row["sequence"]))
            if at is not None:
                waits.append(Wait(service, row["name"], at, row["at"]))
    return waits


def between(waits: Sequence[Wait], began: float, ended: float, service: str | None = None) -> Sequence[Wait]:
    """Those whose wait touched this time."""
    return [
        each for each in waits if each.seen >= began and each.published <= ended and service in {None, each.service}
    ]


def median_and_longest(waits: Sequence[Wait]) -> tuple[float, float] | None:
    """In seconds; None without any."""
    seconds = [each.seconds for each in waits]
    return (round(median(seconds), 3), round(max(seconds), 2)) if seconds else None
