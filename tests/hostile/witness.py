"""What others notice meanwhile, and how much memory the server takes."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from deploy.local.demo.client import Visitor
from tests.journeys.figures import Times

BETWEEN: Final = 0.02
KIB_A_MIB: Final = 1024


@dataclass
class Witness:
    """A well-behaved client that asks again and again, and looks at the process that answers."""

    visitor: Visitor
    pid: int
    seconds: list[float] = field(default_factory=list)
    failed: int = 0
    most: float = 0.0

    @asynccontextmanager
    async def watching(self) -> AsyncIterator[None]:
        """Forgets what it saw before."""
        await self.visitor.refresh()
        self.seconds.clear()
        self.failed, self.most = 0, self.memory()
        asking = asyncio.create_task(self._ask())
        try:
            yield
        finally:
            asking.cancel()
            with suppress(asyncio.CancelledError):
                await asking

    @property
    def times(self) -> Times:
        return Times.of(self.seconds)

    def memory(self) -> float:
        """MiB that the process has in memory."""
        for line in Path(f"/proc/{self.pid}/status").read_text().splitlines():
            if line.startswith("VmRSS:"):
                return int(line.split()[1]) / KIB_A_MIB
        raise LookupError(self.pid)

    async def _ask(self) -> None:
        while True:
            began = time.perf_counter()
            answer = await self.visitor.ask("GET", "/profiles/v1/me", expect=range(200, 600), patience=0)
            self.seconds.append(time.perf_counter() - began)
            self.failed += answer.status != 200
            self.most = max(self.most, self.memory())
            await asyncio.sleep(BETWEEN)
