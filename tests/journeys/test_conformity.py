"""Every operation of every service answers as its document says. `python -m tests.journeys.conformity` asks more."""

import json
from datetime import timedelta

import httpx
import pytest

from shared.contracts import SERVICES
from tests.journeys import roles
from tests.journeys.conformity import examples
from tests.journeys.conformity.contracts import Contracts
from tests.journeys.toured import Scene

pytestmark = pytest.mark.proof


async def test_people_can_do_all_that_the_documents_describe(scene: Scene) -> None:
    assert scene.contracts.never_done == []
    assert scene.contracts.violations == {}


async def test_whatever_operators_did_on_the_tour_is_in_the_audit_log_of_its_service(scene: Scene) -> None:
    operator, acts = scene.sights.operator, set[str]()
    for service in ("profiles", "matching", "scheduling", "mentorships"):
        token = None
        while True:
            query = {"actor_id": operator.person_id, "page_size": 100} | ({"page_token": token} if token else {})
            page = await operator.ask("GET", f"/{service}/v1/audit-log", query=query)
            acts |= {each["act"] for each in page.items}
            if (token := page["next_page_token"]) is None:
                break
    assert set(roles.ACTS.values()) - acts == set()


@pytest.mark.parametrize("service", SERVICES)
async def test_every_body_is_shown_by_an_example_that_was_sent_and_taken(scene: Scene, service: str) -> None:
    """`python -m tests.journeys.conformity --cases 0 --examples` keeps them, then `deploy.documents --write`."""
    assert json.loads(examples.file_of(service).read_text()) == examples.examples_of(scene.contracts, service)


@pytest.mark.parametrize(
    ("status", "body"),
    [(500, {}), (418, {}), (200, {"person_id": "somebody"}), (404, {"title": "no problem"})],
    ids=["fault", "unknown status", "missing fields", "no problem document"],
)
async def test_an_answer_that_the_document_does_not_know_is_noticed(
    scene: Scene, status: int, body: dict[str, str]
) -> None:
    judge = Contracts(scene.contracts.known)
    request = httpx.Request("GET", "http://127.0.0.1/profiles/v1/me")
    response = httpx.Response(status, json=body, request=request, extensions={"http_version": b"HTTP/1.1"})
    response.elapsed = timedelta()
    judge.hear(response)
    assert len(judge.violations) >= 1
