"""Fixtures of the journeys: a town on the run's platform."""

from collections.abc import AsyncIterator

import pytest

from deploy.local.demo.client import Api
from deploy.local.demo.mailbox import Mailbox
from deploy.local.platform import Platform
from tests.journeys.town import Town


@pytest.fixture(scope="session")
async def town(platform: Platform) -> AsyncIterator[Town]:
    """Everybody's way into the run's platform. People are new in each test; the clock only moves on."""
    async with Api(platform.address) as api:
        yield Town(api, Mailbox(platform.folders.mails), platform.folders)
