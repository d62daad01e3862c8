"""What the edge leaves behind and the worker clears away now and then."""

from datetime import datetime

from shared.http import idempotency, limits
from shared.postgres import Pool, Tx


async def purge(executor: "Pool | Tx", real_now: datetime) -> None:
    """Deletes kept answers older than a day and limits that nobody is near to."""
    await idempotency.purge(executor, real_now)
    await limits.purge(executor, real_now)
