"""Every operation of every service answers as its document says. `python -m tests.journeys.conformity` asks more."""

import json
from collections.abc import AsyncIterator
from datetime import timedelta

import httpx
import pytest

from deploy.local.demo.client import Api
from deploy.local.platform import Platform
from shared.contracts import SERVICES
from tests.fixtures.eventually import eventually
from tests.journeys import roles
from tests.journeys.conformity import examples
from tests.journeys.conformity.contracts import Contracts
from tests.journeys.conformity.exploring import Explorer
from tests.journeys.conformity.tour import Sights, tour
from tests.journeys.town import Resident, Town
from tests.journeys.traces import Overheard, ids_left, topics_left, words_left

CASES_OF_EACH = 2
MEND = "empty it in the service's `use_cases/erasing.py`; an id that others need: tests/fixtures/kept_of_erased.py"


@pytest.fixture(scope="module")
async def contracts(town: Town) -> Contracts:
    """The documents that the running services give out."""
    return await Contracts.fetch(town.api)


@pytest.fixture(scope="module")
async def sights(platform: Platform, town: Town, contracts: Contracts, overheard: Overheard) -> AsyncIterator[Sights]:
    """What a tour through every operation leaves behind."""

    def hear(response: httpx.Response) -> None:
        contracts.hear(response)
        overheard.hear(response)

    async with Api(platform.address, hear=hear) as api:
        seen = await tour(platform, Town(api, town.mailbox, town.folders))
        yield seen
        await seen.leave_as_found()


async def test_people_can_do_all_that_the_documents_describe(contracts: Contracts, sights: Sights) -> None:
    assert contracts.never_done == []
    assert contracts.violations == {}


async def test_whatever_operators_did_on_the_tour_is_in_the_audit_log_of_its_service(sights: Sights) -> None:
    acts = set[str]()
    for service in ("profiles", "matching", "scheduling", "mentorships"):
        token = None
        while True:
            query = {"actor_id": sights.operator.person_id, "page_size": 100} | ({"page_token": token} if token else {})
            page = await sights.operator.ask("GET", f"/{service}/v1/audit-log", query=query)
            acts |= {each["act"] for each in page.items}
            if (token := page["next_page_token"]) is None:
                break
    assert set(roles.ACTS.values()) - acts == set()


@pytest.mark.parametrize("service", SERVICES)
async def test_every_body_is_shown_by_an_example_that_was_sent_and_taken(
    contracts: Contracts, sights: Sights, service: str
) -> None:
    """`python -m tests.journeys.conformity --cases 0 --examples` keeps them, then `deploy.documents --write`."""
    assert json.loads(examples.file_of(service).read_text()) == examples.examples_of(contracts, service)


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


async def test_of_two_who_did_everything_and_are_erased_no_word_stays_and_no_id_without_a_reason(
    platform: Platform, town: Town, sights: Sights, overheard: Overheard
) -> None:
    """The last of all: whatever an operation writes, it is found where it was kept, by no table's name."""
    people = {sights.mentor.id, sights.mentee.id}
    words = overheard.only_of(people)
    assert len(words) > 10
    assert await words_left(platform, words)
    assert await topics_left(platform, people)
    assert await ids_left(platform, people)
    gone: set[str] = set()
    for person in (sights.mentee, sights.mentor):  # what the mentor keeps of it has no word and no id of the mentee
        await _erased(town, person)
        gone.add(person.id)
        assert await words_left(platform, overheard.only_of(gone)) == set(), MEND
        assert await ids_left(platform, gone) == set(), MEND
        assert await topics_left(platform, gone) == set(), (
            "tell a tombstone, or the state without them, in `erasing.py`"
        )


async def _erased(town: Town, person: Resident) -> None:
    erasure = await person.visitor.delete("/profiles/v1/me")

    async def is_over() -> bool:
        path = f"/profiles/v1/erasures/{erasure['erasure_id']}"
        return bool((await town.api.ask("GET", path))["state"] == "completed")

    await eventually(is_over, within=60)
