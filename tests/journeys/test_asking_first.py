"""An owner's check that is left out is told, also where the operation ends what it is about."""

from collections.abc import AsyncIterator
from contextlib import aclosing, asynccontextmanager
from typing import Annotated, Final

import pytest
from fastapi import FastAPI, Header, HTTPException, Response

from deploy.local.demo.client import Visitor
from tests.fixtures.http_server import serving
from tests.journeys.asking_first import AskingFirst
from tests.journeys.conformity.contracts import Contracts, operations_of
from tests.journeys.wrong_callers import Intruder, Recorder

STORY: Final = "/mentorships/v1/stories/hers"


def stories_with(check: str) -> FastAPI:
    """A service of one story. `check`: what somebody else is told who withdraws it; `none` was written."""
    app, told = FastAPI(), {"hers": "owner"}

    @app.delete(
        "/mentorships/v1/stories/{story_id}",
        operation_id="withdraw_story",
        openapi_extra={"security": [{"bearer": []}]},
        status_code=204,
    )
    async def withdraw(story_id: str, authorization: Annotated[str, Header()]) -> Response:
        is_somebody_elses = authorization != f"Bearer {told.get(story_id)}"
        if story_id not in told or (is_somebody_elses and check == "not found"):
            raise HTTPException(404)
        if is_somebody_elses and check == "forbidden":
            raise HTTPException(403)
        del told[story_id]
        return Response(status_code=204)

    return app


@asynccontextmanager
async def asking_first(check: str) -> AsyncIterator[tuple[AskingFirst, Visitor]]:
    """The address of such a service, and who wrote the story."""
    app = stories_with(check)
    contracts = Contracts({each.id: each for each in operations_of("mentorships", app.openapi())})
    async with serving(app) as (port, _):
        address = f"http://127.0.0.1:{port}"
        async with (
            aclosing(Intruder(address, Recorder(contracts))) as intruder,
            AskingFirst(intruder, contracts, address, hear=lambda _: None) as api,
        ):
            owner, api.asker = Visitor(api), Visitor(api)
            owner.access_token, api.asker.access_token = "owner", "somebody else"
            yield api, owner


async def test_who_withdraws_what_is_somebody_elses_is_noticed_before_it_is_gone() -> None:
    async with asking_first("none") as (_, owner):
        with pytest.raises(AssertionError, match="withdraw_story is done for somebody who has no part in it: 204"):
            await owner.delete(STORY)


async def test_what_is_there_and_refused_otherwise_than_what_is_nobodys_is_noticed() -> None:
    async with asking_first("forbidden") as (api, owner):
        await owner.delete(STORY)
        assert {name: [each.status for each in pair] for name, pair in api.wrong.items()} == {
            "withdraw_story": [403, 404]
        }


async def test_what_is_refused_and_then_done_was_tried() -> None:
    async with asking_first("not found") as (api, owner):
        await owner.delete(STORY)
        assert (api.wrong, api.tried) == ({}, {"withdraw_story"})


async def test_a_refusal_of_what_its_own_people_can_no_longer_do_either_says_nothing() -> None:
    async with asking_first("not found") as (api, owner):
        await owner.delete(STORY.replace("hers", "gone"), expect=(404,))
        assert (api.wrong, api.tried) == ({}, set())
