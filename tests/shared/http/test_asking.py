"""A question in an address is read by one model, answered as FastAPI's own parameters would be, and documented like them."""

from collections.abc import AsyncIterator
from typing import Annotated, Any

import httpx
import pytest
from fastapi import Depends, FastAPI
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response
from pydantic import Field

from shared.http.asking import Asked, Question
from shared.http.fields import UtcDatetime, Zone
from shared.http.languages import Texts
from shared.http.problems import answer_invalid_request
from shared.http.routing import Router


class Search(Question):
    words: Annotated[list[str], Field(max_length=2, description="What to look for.")]
    from_: Annotated[UtcDatetime | None, Field(alias="from", description="Not before.")] = None
    zone: Zone = "UTC"
    most: Annotated[int | None, Field(ge=1, le=9)] = None
    exact: bool = False


router = Router(tag="search")


@router.get("/search", operation_id="search")
async def search(asked: Annotated[Search, Depends(Asked(Search))]) -> Response:
    """Look for something."""
    return Response(asked.model_dump_json(by_alias=True), media_type="application/json")


@pytest.fixture
def app() -> FastAPI:
    app = FastAPI(exception_handlers={RequestValidationError: answer_invalid_request})
    app.state.texts = Texts({})
    app.router.routes.extend(router.below("/probe/v1"))
    return app


@pytest.fixture
async def client(app: FastAPI) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://probe") as client:
        yield client


async def errors_of(client: httpx.AsyncClient, query: str) -> list[dict[str, Any]]:
    answer = await client.get(f"/probe/v1/search?{query}")
    assert answer.status_code == 400
    errors: list[dict[str, Any]] = answer.json()["errors"]
    return errors


async def test_fields_are_read_by_their_names_in_the_address(client: httpx.AsyncClient) -> None:
    query = "words=a&words=b&from=2030-01-31T10:00:00%2B01:00&most=3&exact=true&unknown=1"

    assert (await client.get(f"/probe/v1/search?{query}")).json() == {
        "words": ["a", "b"],
        "from": "2030-01-31T09:00:00Z",
        "zone": "UTC",
        "most": 3,
        "exact": True,
    }


async def test_what_lacks_its_form_is_pointed_at_and_not_repeated(client: httpx.AsyncClient) -> None:
    answer = await client.get("/probe/v1/search?words=a&from=yesterday&most=10&zone=Mars")

    assert answer.status_code == 400
    assert [each["pointer"] for each in answer.json()["errors"]] == ["query/from", "query/zone", "query/most"]
    assert "yesterday" not in answer.text


async def test_what_is_missing_or_too_many_is_pointed_at(client: httpx.AsyncClient) -> None:
    [missing] = await errors_of(client, "most=1")
    [too_many] = await errors_of(client, "words=a&words=b&words=c")

    assert (missing["pointer"], too_many["pointer"]) == ("query/words", "query/words")


def test_fields_are_documented_as_parameters(app: FastAPI) -> None:
    described = app.openapi()["paths"]["/probe/v1/search"]["get"]["parameters"]
    by_name = {each["name"]: each for each in described}

    assert [each["in"] for each in described] == ["query"] * 5
    assert by_name["words"] == {
        "name": "words",
        "in": "query",
        "required": True,
        "schema": {
            "type": "array",
            "items": {"type": "string", "maxLength": 10_000},
            "maxItems": 2,
            "title": "Words",
            "description": "What to look for.",
        },
        "description": "What to look for.",
    }
    assert "default" not in by_name["from"]["schema"]
    assert by_name["exact"]["schema"] == {"type": "boolean", "default": False, "title": "Exact"}
