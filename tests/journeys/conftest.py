"""Fixtures of the journeys: a whole platform (Kafka, PostgreSQL, the mail sink and all services, with the test clock) and a town on it."""

import os
import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from deploy.local.demo.client import Api
from deploy.local.demo.mailbox import Mailbox
from deploy.local.folders import Folders
from deploy.local.platform import Options, Platform
from deploy.local.postgres import EmbeddedPostgres
from tests.journeys.toured import Scene, toured
from tests.journeys.town import Town
from tests.journeys.traces import Overheard


@pytest.fixture(scope="session")
def platform_folder(servers_folder: Path) -> Path:
    """Its data; a killed run's is taken away by the next."""
    return servers_folder.parent / f"{os.getpid()}-platform"


@pytest.fixture(scope="package")
async def platform(platform_folder: Path) -> AsyncIterator[Platform]:
    """Two processes, as `up` has it, until the last journey is over: even at rest they take a tenth of a processor.

    `platform.address` is where it is; `deploy.local.mail.mails_in(platform.folders.mails)` reads its mail. It has servers of
    its own, so that a test may stop them: set `looks_after_parts` to False, `await platform.kafka.stop()`.
    """
    made = Platform(Folders(platform_folder), Options(clock=True, durable=False, given={}))
    try:
        await made.start()
        yield made
    finally:
        await made.stop()
        EmbeddedPostgres(made.folders.postgres).remove()
        shutil.rmtree(platform_folder, ignore_errors=True)


@pytest.fixture(scope="package")
def overheard() -> Overheard:
    """What people on the platform have said, so that the words of two are not looked for in what others said too."""
    return Overheard()


@pytest.fixture(scope="package")
async def town(platform: Platform, overheard: Overheard) -> AsyncIterator[Town]:
    """Everybody's way into the platform. People are new in each test; the clock only moves on."""
    async with Api(platform.address, hear=overheard.hear) as api:
        yield Town(api, Mailbox(platform.folders.mails), platform.folders)


@pytest.fixture(scope="package")
async def scene(platform: Platform, town: Town, overheard: Overheard) -> AsyncIterator[Scene]:
    """A tour through every operation, with somebody who asks first: it takes a minute, so that all look at the same one."""
    async with toured(platform, town, overheard) as made:
        yield made
