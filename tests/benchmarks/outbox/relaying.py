"""A relay in a process of its own: says when it is up, then how many records it has published; ends with its input."""

import asyncio
import sys

import uvloop
from prometheus_client import REGISTRY

from shared.ground.kafka_access import KafkaAccess
from shared.postgres import open_pool
from shared.publishing.relay import Relay, producer_for
from tests.fixtures.databases import PROBE


async def relay(url: str, kafka: str) -> None:
    """Relays until standard input is closed."""
    stop = asyncio.Event()
    said = -1

    def progressed() -> None:
        nonlocal said
        if (total := relayed()) != said:
            said = total
            print(total, flush=True)

    pool = await open_pool(url, service=PROBE, role="worker")
    running = asyncio.create_task(
        Relay(PROBE, url, pool, lambda: producer_for(KafkaAccess(kafka), PROBE), progressed=progressed).run(stop)
    )
    await asyncio.to_thread(sys.stdin.read)
    stop.set()
    await running
    pool.terminate()


def relayed() -> int:
    """Everything this process has published and deleted."""
    families = (family for family in REGISTRY.collect() if family.name == "mentoring_relayed")
    return int(sum(sample.value for family in families for sample in family.samples if sample.name.endswith("_total")))


if __name__ == "__main__":
    uvloop.run(relay(sys.argv[1], sys.argv[2]))
