"""A platform for a program that is run by hand: with a folder of its own, thrown away at the end."""

import os
import shutil
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from types import MappingProxyType

from deploy.local.demo.client import Api
from deploy.local.demo.mailbox import Mailbox
from deploy.local.folders import Folders, folders
from deploy.local.platform import Options, Platform
from deploy.local.postgres import EmbeddedPostgres
from tests.journeys.town import Town


@asynccontextmanager
async def own_platform(
    *, split: bool = False, durable: bool = True, connections: int = 24, extra: Mapping[str, str] = MappingProxyType({})
) -> AsyncIterator[tuple[Platform, Town]]:
    """A running platform with the test clock, and the town that lives on it. `extra`: settings of every service."""
    place = Folders(folders().data / "programs" / str(os.getpid()))
    platform = Platform(place, Options(split=split, clock=True, durable=durable, given={}, extra=extra))
    try:
        await platform.start()
        async with Api(platform.address, connections=connections) as api:
            yield platform, Town(api, Mailbox(place.mails), place)
    finally:
        await platform.stop()
        EmbeddedPostgres(place.postgres).remove()
        shutil.rmtree(place.data, ignore_errors=True)
