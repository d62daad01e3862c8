"""Every operation of every service answers as its document says. `python -m tests.journeys.conformity` asks more."""

from collections.abc import AsyncIterator
from datetime import timedelta

import httpx
import pytest

from deploy.local.demo.client import Api
from deploy.local.platform import Platform
from tests.journeys.conformity.contracts import Contracts
from tests.journeys.conformity.exploring import Explorer
from tests.journeys.conformity.tour import Sights, tour
from tests.journeys.town import Town

CASES_OF_EACH = 2


@pytest.fixture(scope="module")
async def contracts(town: Town) -> Contracts:
    """The documents that the running services give out."""
    return await Contracts.fetch(town.api)


@pytest.fixture(scope="module")
async def sights(platform: Platform, town: Town, contracts: Contracts) -> AsyncIterator[Sights]:
    """What a tour through every operation leaves behind."""
    async with Api(platform.address, hear=contracts.hear) as api:
        seen = await tour(platform, Town(api, town.mailbox, town.folders))
        yield seen
        await seen.leave_as_found()


async def test_people_can_do_all_that_the_documents_describe(contracts: Contracts, sights: Sights) -> None:
    assert contracts.never_done == []
    assert contracts.violations == {}


async def test_random_cases_meet_no_fault_and_no_answer_that_its_document_does_not_know(
    platform: Platform, contracts: Contracts, sights: Sights
) -> None:
    explorer = Explorer(platform.address, contracts, sights, number=1)
    await explorer.explore_all(CASES_OF_EACH)

    assert contracts.violations == {}
    assert contracts.cases >= CASES_OF_EACH * len(contracts.known)


@pytest.mark.parametrize(
    ("status", "body"),
    [(500, {}), (418, {}), (200, {"person_id": "somebody"}), (404, {"title": "no problem"})],
    ids=["fault", "unknown status", "missing fields", "no problem document"],
)
async def test_an_answer_that_the_document_does_not_know_is_noticed(
    contracts: Contracts, status: int, body: dict[str, str]
) -> None:
    judge = Contracts(contracts.known)
    request = httpx.Request("GET", "http://127.0.0.1/profiles/v1/me")
    response = httpx.Response(status, json=body, request=request, extensions={"http_version": b"HTTP/1.1"})
    response.elapsed = timedelta()
    judge.hear(response)
    assert len(judge.violations) >= 1
