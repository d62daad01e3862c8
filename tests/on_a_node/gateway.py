"""The gateway: Caddy, told by the rendered routes, and of pods as late as a gateway of a big cluster may hear of them."""

import asyncio
from typing import Final

from deploy.cluster.proxy import Addresses, addresses, configuration
from tests.on_a_node.pods import SPACE, Pods
from tests.upgrading.caddy import Caddy

HEARS_LATE: Final = 2.0
"""Seconds from a change of an EndpointSlice until requests go otherwise; what `preStop` is there for."""


class Gateway:
    """At a port of this machine, from `start` to `stop`."""

    def __init__(self, caddy: Caddy, pods: Pods) -> None:
        self._caddy = caddy
        self._pods = pods
        self._heard: asyncio.Queue[Addresses] = asyncio.Queue()
        self._told: Addresses = {}
        self._following: list[asyncio.Task[None]] = []

    async def start(self) -> None:
        self._told = await self._addresses()
        await self._caddy.start(await self._configuration())
        self._following = [asyncio.create_task(each()) for each in (self._hear, self._tell)]

    async def stop(self) -> None:
        """Raises what kept it from following."""
        for each in self._following:
            each.cancel()
        ended = await asyncio.gather(*self._following, return_exceptions=True)
        await self._caddy.stop()
        for why in ended:
            if isinstance(why, Exception):
                raise why

    async def _hear(self) -> None:
        loop = asyncio.get_running_loop()
        async for _ in self._pods.plane.changes("endpointslice", SPACE):
            loop.call_later(HEARS_LATE, self._heard.put_nowait, await self._addresses())

    async def _tell(self) -> None:
        while True:
            heard = await self._heard.get()
            if heard != self._told:
                self._told = heard
                await self._caddy.become(await self._configuration())

    async def _addresses(self) -> Addresses:
        return addresses(await self._pods.services(), await self._pods.endpoint_slices())

    async def _configuration(self) -> str:
        return configuration(self._caddy.port, await self._pods.routes(), self._told)
