"""An office from which match runs are asked for."""

import pytest
from pydantic import SecretStr

from services.matching.settings import Settings
from shared.ids import uuid7
from tests.fixtures import tokens
from tests.fixtures.databases import ServiceDatabase
from tests.matching.conftest import Api, World
from tests.matching.runs.office import Office


@pytest.fixture
async def office(api: Api, world: World, database: ServiceDatabase) -> Office:
    settings = Settings(database_url=SecretStr(database.url), consistency_keys=tokens.KEYS)
    return Office(api, world, settings, uuid7())
