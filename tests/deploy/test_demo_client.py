"""What the demo's client carries, repeats and tells."""

from collections.abc import Sequence

import httpx
import pytest

from deploy.local.demo.client import LOOKS, Api, UnexpectedAnswer, Visitor
from mentoring_client.consistency import MOST_TOKENS

HOLD = "sessions/00000000-0000-7000-8000-000000000001"


def _api(answers: Sequence[httpx.Response], asked: list[httpx.Request]) -> Api:
    """An api that gives these answers, one after the other; the network is what we fake."""
    left = iter(answers)

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(request)
        return next(left)

    api = Api("http://platform.test")
    api._http = httpx.AsyncClient(base_url=api.address, transport=httpx.MockTransport(answer))
    return api


def _problem(status: int, slug: str, **headers: str) -> httpx.Response:
    body = {"type": f"urn:mentoring:problem:{slug}", "status": status, "detail": "Not now."}
    return httpx.Response(status, json=body, headers=headers)


async def test_what_is_not_yet_there_is_asked_again_under_the_same_key() -> None:
    asked: list[httpx.Request] = []
    answers = [_problem(409, "not-yet-arrived"), _problem(503, "away", **{"retry-after": "0"}), httpx.Response(204)]
    async with _api(answers, asked) as api:
        answer = await Visitor(api).post("/anything")
    assert (answer.status, answer.tries) == (204, 3)
    assert len({request.headers["idempotency-key"] for request in asked}) == 1


async def test_another_conflict_is_final_and_says_what_was_asked_and_answered() -> None:
    async with _api([_problem(409, "slot-taken")], []) as api:
        with pytest.raises(UnexpectedAnswer) as unexpected:
            await Visitor(api).post("/sessions", {"starts_at": "noon"})
    for told in ("POST /sessions", "409 slot-taken", "Not now.", '"starts_at": "noon"', "expected a 2xx"):
        assert told in str(unexpected.value)


async def test_who_has_heard_of_a_state_waits_for_the_newest_one_everywhere() -> None:
    asked: list[httpx.Request] = []
    heard = {"Consistency-Token": f"{HOLD}@2~sealed"}
    async with _api([httpx.Response(200, headers=heard), *(httpx.Response(200) for _ in range(3))], asked) as api:
        writer, reader = Visitor(api), Visitor(api)
        writer.hear_of(f"{HOLD}@1~sealed")
        await writer.get("/anything")
        reader.learn_from(writer)
        await reader.get("/scheduling/v1/anything")
        await reader.get("/scheduling/v1/anything")
    looked, *then = asked[1:]
    assert (looked.url.path, looked.headers["consistency-token"]) == (LOOKS["scheduling"], f"{HOLD}@2~sealed")
    assert [each.headers.get("consistency-token") for each in then] == [None, None]


def test_no_more_tokens_are_carried_than_are_taken_and_the_latest_stay() -> None:
    visitor = Visitor(Api("http://platform.test"))
    for number in range(MOST_TOKENS + 5):
        visitor.hear_of(f"{HOLD}{number}@1~sealed")
    carried = visitor.consistency_token.split(",")
    assert len(carried) == MOST_TOKENS
    assert carried[-1] == f"{HOLD}{MOST_TOKENS + 4}@1~sealed"
