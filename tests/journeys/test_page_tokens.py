"""No page token that was forged, or taken from another list, gets more than a reason: in every list of every service."""

import base64
import itertools
import json
from collections.abc import Iterator
from typing import Any, Final

import pytest

from deploy.documents import app_of
from deploy.local.demo.client import Visitor
from deploy.local.platform import Platform
from shared.contracts import SERVICES
from shared.contracts.programmes import OPEN_ID
from shared.http.paging import Paging
from tests.journeys.conformity.tour import RULES, operator_of
from tests.journeys.town import MENTEE, MENTOR, Town

pytestmark = pytest.mark.proof

_GOOD: Final = ("01890a5d-ac96-774b-bcce-b302099a8057", "2030-01-31T09:00:00+00:00", 7, 0.5, "words")
_BAD: Final = ("nan", "inf", "1e999", "\ud800", "\x00", "9999-12-31T23:59:59-14:00", 2**63 - 1, 2**64, -1, 10**400)
_ASKED: Final[dict[str, dict[str, Any]]] = {"match-runs": {"programme_id": str(OPEN_ID)}}
"""What some lists want to be told, by the end of their address."""
_BAD_KINDS: Final[tuple[Any, ...]] = (None, True, [], ["nan"], {"$": 1})


def _lists() -> list[str]:
    """The addresses of all lists, as the services have them."""
    return [
        path
        for service in SERVICES
        for path, operations in app_of(service).openapi()["paths"].items()
        if any(each["name"] == "page_token" for each in operations.get("get", {}).get("parameters", ()))
    ]


def _forged(address: str) -> Iterator[str]:
    """Tokens that carry the list's own mark, with values that no list sorts by, alone and beside good ones."""
    yield from ("!", base64.urlsafe_b64encode(b"[" * 500).decode(), _token(address, ()), _token(address, _GOOD))
    for bad in (*_BAD, *_BAD_KINDS):
        yield _token(address, (bad,))
    for bad, good in itertools.product((*_BAD[:5], 2**63 - 1, None), _GOOD[:3]):
        yield from (_token(address, (bad, good)), _token(address, (good, bad)))


def _token(address: str, values: tuple[Any, ...]) -> str:
    marked = json.loads(base64.urlsafe_b64decode(Paging(1, None, address).token_of(()) + "=="))
    return base64.urlsafe_b64encode(json.dumps([*marked, *values]).encode()).rstrip(b"=").decode()


@pytest.fixture(scope="module")
async def reader(platform: Platform, town: Town) -> tuple[Visitor, dict[str, str]]:
    """Somebody who may read every list, and what stands in the lists' addresses."""
    mentor, operator = await town.mentor(), await operator_of(platform, town)
    await operator.put("/profiles/v1/me/mentee", MENTEE)
    await operator.put("/profiles/v1/me/mentor", MENTOR)
    rules = await operator.get(RULES)
    await operator.put(RULES, {"weights": rules["weights"], "mentors_look": True}, etag=rules.etag)
    operator.learn_from(mentor.visitor)
    body = {"mentor_ids": [mentor.id], "message": "Would you be my mentor?"}
    request = await operator.post("/matching/v1/requests", body)
    mentor.visitor.learn_from(operator)
    accepted = await mentor.visitor.post(f"/matching/v1/proposals/{request['proposals'][0]['id']}/acceptance")
    operator.learn_from(mentor.visitor)
    one = f"/mentorships/v1/mentorships/{accepted['mentorship_id']}"
    goal = await operator.post(f"{one}/goals", {"text": "Run a cluster", "horizon": "short_term", "kind": "skill"})
    run = await operator.post(
        "/matching/v1/match-runs", {**_ASKED["match-runs"], "objective": "score", "dry_run": True}
    )
    return operator, {
        "mentor_id": mentor.id,
        "mentorship_id": str(accepted["mentorship_id"]),
        "goal_id": str(goal["id"]),
        "run_id": str(run["id"]),
        "programme_id": str(OPEN_ID),
    }


@pytest.mark.parametrize("path", _lists())
async def test_a_forged_page_token_is_refused_in_every_list(path: str, reader: tuple[Visitor, dict[str, str]]) -> None:
    visitor, names = reader
    address = path.format(**names)
    query = _ASKED.get(path.rpartition("/")[2], {}) | (
        {"ids": visitor.person_id} if path.endswith("/v1/people") else {}
    )
    await visitor.ask("GET", address, query=query)

    for token in _forged(address):
        refused = await visitor.ask("GET", address, query={**query, "page_token": token}, expect=(200, 400))
        assert refused.status == 200 or refused.slug == "invalid-page-token", token
    for values in itertools.chain.from_iterable(itertools.product(_GOOD, repeat=size) for size in (1, 2)):
        elsewhere = {**query, "page_token": _token("/elsewhere", values)}
        refused = await visitor.ask("GET", address, query=elsewhere, expect=(400,))
        assert refused.slug == "invalid-page-token"
