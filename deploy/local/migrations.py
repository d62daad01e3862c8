"""`python -m deploy.local.migrations`: the migrations of all five services, one after the other.

In one process, since what takes long is importing; one after the other, since Alembic keeps its context in a global.
"""

import asyncio

from deploy.local.composition import service_named
from deploy.local.secrets import SERVICES
from shared.logs import start_logging


async def migrate() -> None:
    """Raises the first one's trouble."""
    for name in SERVICES:
        service = service_named(name)
        await service.migrate(service.settings)


if __name__ == "__main__":
    start_logging("all", "migrate", "WARNING")
    asyncio.run(migrate())
