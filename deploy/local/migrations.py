"""`python -m deploy.local.migrations`: the migrations of all five services, one after the other.

In one process, since what takes long is importing; one after the other, since Alembic keeps its context in a global.
"""

import asyncio
import time
from collections.abc import Collection
from contextlib import suppress
from urllib.parse import urlsplit

from deploy.local.composition import service_named
from deploy.local.secrets import SERVICES
from shared.ground.logs import start_logging

PATIENCE = 60.0


async def migrate() -> None:
    """Waits for Kafka, then raises the first one's trouble."""
    services = [service_named(name) for name in SERVICES]
    await _answers({service.settings.kafka_bootstrap_servers for service in services})
    for service in services:
        await service.migrate()


async def _answers(addresses: Collection[str]) -> None:
    """Waits until each lets us in; what it then says is the migrations' affair."""
    deadline = time.monotonic() + PATIENCE
    for address in addresses:
        server = urlsplit(f"//{address.split(',')[0]}")
        while time.monotonic() < deadline:
            with suppress(OSError):
                _, writer = await asyncio.open_connection(server.hostname, server.port)
                writer.close()
                break
            await asyncio.sleep(0.05)


if __name__ == "__main__":
    start_logging("all", "migrate", "WARNING")
    asyncio.run(migrate())
