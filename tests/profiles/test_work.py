"""What a mailed code costs: work that is good once, for ten minutes, at today's price."""

import base64
import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any, Final

import httpx
import pytest
from altcha import Challenge, Payload, solve_challenge

from services.profiles.domain.sign_ins import WorkNeeded
from services.profiles.prices import GOOD_FOR, Price
from shared.http.limits import Limit
from tests.profiles.conftest import Profiles, new_address, slug_of
from tests.profiles.test_sign_up_page import Browser
from tests.profiles.test_sign_ups import asking

CHEAP: Final = 1
PRICE: Final = Price(CHEAP, b"only for tests")
NOW: Final = datetime.now(UTC) + timedelta(days=1)
"""Ahead of the clock that the library reads, however long a run takes until it is here."""


def done(asked: dict[str, Any]) -> str:
    """As the protocol's own library solves it."""
    challenge = Challenge.from_dict(asked)
    solution = solve_challenge(challenge)
    assert solution is not None
    return str(Payload(challenge, solution).to_base64())


def work(price: Price = PRICE, now: datetime = NOW) -> str:
    asked = price.work(now)
    assert asked is not None
    return done(asked)


def changed(shown: str, **parameters: Any) -> str:
    told = json.loads(base64.b64decode(shown))
    told["challenge"]["parameters"] |= parameters
    return base64.b64encode(json.dumps(told).encode()).decode()


def test_work_that_was_done_pays_and_each_piece_is_another() -> None:
    first, second = PRICE.paid(work(), NOW), PRICE.paid(work(), NOW)
    assert first is not None
    assert first != second


def test_nothing_is_asked_for_where_there_is_no_price() -> None:
    free = Price(0, b"only for tests")
    assert (free.work(NOW), free.paid(None, NOW)) == (None, None)


@pytest.mark.parametrize(
    "shown",
    [
        None,
        "",
        "no base64!",
        base64.b64encode(b"[]").decode(),
        base64.b64encode(b"{}").decode(),
        base64.b64encode(b"[" * 3000).decode(),
        work(Price(CHEAP, b"another secret")),
        work(Price(CHEAP + 1, b"only for tests")),
        work(now=NOW - GOOD_FOR),
        changed(work(now=NOW - GOOD_FOR), expiresAt=int((NOW + GOOD_FOR).timestamp())),
        changed(work(), expiresAt=None),
        changed(work(), keyPrefix=""),
        changed(work(), algorithm="SHA-256"),
    ],
)
def test_what_was_not_done_here_now_and_at_this_price_pays_nothing(shown: str | None) -> None:
    with pytest.raises(WorkNeeded):
        PRICE.paid(shown, NOW)


def test_an_answer_that_is_none_pays_nothing() -> None:
    told = json.loads(base64.b64decode(work()))
    told["solution"] = {"counter": 1, "derivedKey": "00" * 32}
    with pytest.raises(WorkNeeded):
        PRICE.paid(base64.b64encode(json.dumps(told).encode()).decode(), NOW)


def priced(profiles: Profiles) -> None:
    profiles.app.state.identity = replace(profiles.identity, price=PRICE)


async def begin(profiles: Profiles, **body: Any) -> httpx.Response:
    return await profiles.client.post("/profiles/v1/sign-ins", json={"email": new_address(), **body})


async def test_a_code_is_mailed_for_work_once_and_a_known_device_pays_nothing(profiles: Profiles) -> None:
    someone = await profiles.someone()
    priced(profiles)
    asked = (await profiles.client.post("/profiles/v1/work")).json()["challenge"]
    shown = done(asked)

    assert slug_of(await begin(profiles)) == "work-needed"
    assert (await begin(profiles, work=shown)).status_code == 202
    assert slug_of(await begin(profiles, work=shown)) == "work-needed"
    known = {"email": someone.email, "known_by": someone.tokens["refresh_token"]}
    assert (await begin(profiles, **known)).status_code == 202


async def test_a_sign_up_costs_the_same_and_the_page_without_a_script_a_stricter_limit(profiles: Profiles) -> None:
    programme = await asking(await profiles.operator())
    priced(profiles)
    profiles.with_limits(of_pages_without_a_script=Limit("sign-ups-without-work", 1, timedelta(minutes=10)))
    path = f"/profiles/v1/programmes/{programme['id']}/sign-ups/codes"
    for paid, status in ((None, 422), (work(), 202)):
        answer = await profiles.client.post(path, json={"email": new_address(), "work": paid})
        assert answer.status_code == status
    statuses = []
    for _ in range(2):
        visitor = Browser(profiles, programme)
        first = await visitor.open()
        statuses.append((await visitor.send(first, email=visitor.email)).status_code)
    assert statuses == [200, 429]
