"""One platform for the whole walk: its pairs are many, and none knows the others."""

from collections.abc import AsyncIterator

import pytest

from tests.between.platform import Platform, platform_on
from tests.fixtures.databases import Databases


@pytest.fixture(scope="package")
async def platform(databases: Databases) -> AsyncIterator[Platform]:
    async with platform_on(databases) as platform:
        yield platform
