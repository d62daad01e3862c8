"""What surrounds every answer: headers, CORS, metrics, traces, and the description of it all."""

from typing import Any
from uuid import UUID, uuid4

import pytest
from fastapi import FastAPI

from deploy.local.environment import ORIGINS_OF_THIS_MACHINE
from shared.ground.tracing import start_tracing
from shared.http.inside.browsers import Browsers
from tests.fixtures.documents import resolved
from tests.fixtures.metrics import sample
from tests.shared.http.conftest import ORIGIN, Notes


async def test_every_answer_has_the_security_headers(notes_app: Notes, person: UUID) -> None:
    answers = [
        await notes_app.write(person),
        await notes_app.client.get("/probe/v1/nothing"),
        await notes_app.client.get("/probe/v1/broken"),
    ]
    for answer in answers:
        assert answer.headers["strict-transport-security"] == "max-age=31536000"
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["content-security-policy"].startswith("default-src 'none'")
        assert answer.headers["cache-control"] == "no-store"


async def test_a_configured_origin_may_read_answers_and_our_own_headers(notes_app: Notes, person: UUID) -> None:
    answer = await notes_app.write(person, origin=ORIGIN)
    assert answer.headers["access-control-allow-origin"] == ORIGIN
    exposed = answer.headers["access-control-expose-headers"]
    for name in ("Date", "ETag", "Location", "Consistency-Token", "Idempotency-Replayed", "RateLimit", "Retry-After"):
        assert name in exposed


async def test_refusals_and_faults_can_be_read_by_a_configured_origin_too(notes_app: Notes) -> None:
    for path in ("/probe/v1/broken", "/probe/v1/nothing", "/probe/v1/notes"):
        answer = await notes_app.client.get(path, headers={"Origin": ORIGIN})
        assert answer.headers["access-control-allow-origin"] == ORIGIN


@pytest.mark.parametrize(
    "origin",
    [
        "https://evil.example",
        "null",
        f"{ORIGIN}.evil.example",
        f"{ORIGIN}@evil.example",
        f"{ORIGIN}:444",
        f"{ORIGIN}/",
        f"{ORIGIN} https://evil.example",
        ORIGIN.replace("https", "http"),
        ORIGIN.replace("://", "://x."),
        ORIGIN.upper(),
        "*",
    ],
)
async def test_another_origin_may_read_nothing(notes_app: Notes, person: UUID, origin: str) -> None:
    answer = await notes_app.write(person, origin=origin)
    assert "access-control-allow-origin" not in answer.headers


@pytest.mark.parametrize(
    ("origin", "of_this_machine"),
    [
        ("http://localhost:5173", True),
        ("https://127.0.0.1", True),
        ("http://localhost.evil.example", False),
        ("http://localhost:80@evil.example", False),
        ("http://127.0.0.10", False),
        ("http://127.0.0.1:80.evil.example", False),
        ("http://evil.example/http://localhost", False),
        ("http://127x0x0x1", False),
        ("http://localhost\n", False),
        ("null", False),
    ],
)
def test_pages_of_this_machine_are_told_from_those_that_look_like_it(origin: str, of_this_machine: bool) -> None:
    browsers = Browsers(FastAPI(), allow_origin_regex=ORIGINS_OF_THIS_MACHINE)
    assert browsers.is_allowed_origin(origin) is of_this_machine


async def test_a_preflight_lets_our_request_headers_through_for_configured_origins(notes_app: Notes) -> None:
    asked = {
        "Access-Control-Request-Method": "PUT",
        "Access-Control-Request-Headers": "authorization, idempotency-key, if-match, consistency-token, content-type",
    }
    allowed = await notes_app.client.options("/probe/v1/notes", headers={"Origin": ORIGIN, **asked})
    assert allowed.status_code == 200
    assert allowed.headers["access-control-allow-origin"] == ORIGIN
    refused = await notes_app.client.options("/probe/v1/notes", headers={"Origin": "https://evil.example", **asked})
    assert (refused.status_code, refused.json()["type"]) == (403, "urn:mentoring:problem:origin-not-allowed")
    assert "CORS_ORIGINS" in refused.json()["detail"]
    assert "access-control-allow-origin" not in refused.headers


def _requests(**labels: str) -> float:
    return sample("mentoring_http_seconds_count", service="probe", **labels) or 0.0


async def test_requests_are_counted_by_the_template_of_their_route(notes_app: Notes, person: UUID) -> None:
    labels = {"method": "GET", "route": "/probe/v1/notes/{note_id}", "status": "200"}
    before = _requests(**labels)
    note = (await notes_app.write(person)).json()["id"]
    await notes_app.client.get(f"/probe/v1/notes/{note}", headers=notes_app.headers(person))
    assert _requests(**labels) == before + 1


async def test_addresses_and_methods_nobody_made_share_one_label(notes_app: Notes) -> None:
    labels = {"method": "other", "route": "unmatched", "status": "404"}
    before = _requests(**labels)
    for _ in range(3):
        await notes_app.client.request("BREW", f"/probe/v1/{uuid4()}")
    assert _requests(**labels) == before + 3


async def test_what_a_request_writes_carries_its_trace(notes_app: Notes, person: UUID) -> None:
    start_tracing()
    trace_id = uuid4().hex
    await notes_app.write(person, traceparent=f"00-{trace_id}-00f067aa0ba902b7-01")
    assert trace_id in await notes_app.pool.fetchval("SELECT traceparent FROM outbox")


def _operations(document: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    return [(method, operation) for path in document["paths"].values() for method, operation in path.items()]


async def _document(notes_app: Notes) -> dict[str, Any]:
    document: dict[str, Any] = (await notes_app.client.get("/probe/v1/openapi.json")).json()
    return {**document, "paths": resolved(document, document["paths"])}


async def test_every_operation_is_described_with_its_problems(notes_app: Notes) -> None:
    document = await _document(notes_app)
    for method, operation in _operations(document):
        assert operation["operationId"]
        assert operation["summary"][0].isupper()
        assert not operation["summary"].endswith(".")
        for status in ("400", "413", "429", "500", "503"):
            content = operation["responses"][status]["content"]
            assert set(content) == {"application/problem+json"}
            assert content["application/problem+json"]["examples"]
        assert ("401" in operation["responses"]) == bool(operation.get("security"))
        assert ("428" in operation["responses"]) == (method == "put")
    assert "HTTPValidationError" not in document["components"]["schemas"]


async def test_an_operations_own_refusals_stand_beside_the_common_ones(notes_app: Notes) -> None:
    document = await _document(notes_app)
    responses = document["paths"]["/probe/v1/notes"]["post"]["responses"]
    examples = responses["422"]["content"]["application/problem+json"]["examples"]
    assert set(examples) == {"too-many-notes", "idempotency-key-reused"}
    assert set(document["paths"]["/probe/v1/notes"]["post"]["security"][0]) == {"bearer"}


async def test_whether_if_match_is_needed_is_described_for_each_method(notes_app: Notes) -> None:
    document = await _document(notes_app)
    described = {
        method: parameter["description"]
        for method, operation in document["paths"]["/probe/v1/notes/{note_id}"].items()
        for parameter in operation.get("parameters", ())
        if parameter["name"] == "If-Match"
    }
    assert "left out by the first PUT" in described["put"]
    assert "Optional" in described["delete"]
    assert "get" not in described


def _headers_asked(operation: dict[str, Any]) -> set[str]:
    return {parameter["name"] for parameter in operation.get("parameters", ()) if parameter["in"] == "header"}


async def test_if_match_is_described_only_where_a_version_is_judged(notes_app: Notes) -> None:
    document = await _document(notes_app)
    versioned = document["paths"]["/probe/v1/notes/{note_id}"]["delete"]
    unversioned = document["paths"]["/probe/v1/all-notes"]["delete"]
    assert ("If-Match" in _headers_asked(versioned), "If-Match" in _headers_asked(unversioned)) == (True, False)
    assert ("412" in versioned["responses"], "412" in unversioned["responses"]) == (True, True)  # an ETag is refused


async def test_an_etag_is_described_only_where_an_answer_carries_one(notes_app: Notes) -> None:
    document = await _document(notes_app)
    described = {}
    for path in ("/probe/v1/notes/{note_id}", "/probe/v1/notes"):
        operation = document["paths"][path]["get"]
        answers = operation["responses"]
        told = ("If-None-Match" in _headers_asked(operation), "304" in answers, "ETag" in answers["200"]["headers"])
        described[path] = told
    assert described == {"/probe/v1/notes/{note_id}": (True,) * 3, "/probe/v1/notes": (False,) * 3}


async def test_the_document_is_compressed_and_not_sent_to_whom_holds_it(notes_app: Notes) -> None:
    path = "/probe/v1/openapi.json"
    plain = await notes_app.client.get(path, headers={"Accept-Encoding": "identity"})
    packed = await notes_app.client.get(path, headers={"Accept-Encoding": "gzip"})
    held = await notes_app.client.get(path, headers={"If-None-Match": plain.headers["ETag"]})
    assert packed.json() == plain.json()
    assert int(packed.headers["Content-Length"]) < int(plain.headers["Content-Length"]) / 4
    assert (held.status_code, held.content, held.headers["ETag"]) == (304, b"", plain.headers["ETag"])
    assert plain.headers["Cache-Control"] == "public, no-cache"
