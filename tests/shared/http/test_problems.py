"""Refusals, invalid requests and faults as problems."""

import json
import logging
from uuid import UUID, uuid4

import pytest
from fastapi import FastAPI
from starlette.types import Message, Receive, Scope, Send

from shared.ground.tracing import start_tracing
from shared.http.app import EDGE_TEXTS
from shared.http.inside.middleware import Faults
from shared.postgres import open_pool
from tests.browser.promises import shows
from tests.shared.http.conftest import Notes


async def test_a_refusal_is_a_problem_with_its_slug_title_and_detail(notes_app: Notes, person: UUID) -> None:
    answer = await notes_app.write(person, "full")
    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"
    problem = answer.json()
    assert problem.pop("instance").startswith("urn:")
    assert problem == {
        "type": "urn:mentoring:problem:too-many-notes",
        "title": "Too many notes",
        "status": 422,
        "detail": "A person keeps at most three notes named 'full'.",
        "most": 3,
    }


async def test_a_refusal_leaves_nothing_behind(notes_app: Notes, person: UUID) -> None:
    await notes_app.write(person, "full", idempotency_key="k")
    assert await notes_app.count() == 0
    assert await notes_app.pool.fetchval("SELECT count(*) FROM idempotency_keys") == 0


async def test_the_detail_follows_accept_language(notes_app: Notes, person: UUID) -> None:
    answer = await notes_app.write(person, "full", accept_language="fr, de-CH;q=0.8, en;q=0.5")
    assert answer.json()["detail"].startswith("Mehr als drei Notizen")
    assert answer.headers["content-language"] == "de"
    assert "Accept-Language" in answer.headers["vary"]


async def test_an_unsupported_language_gets_english(notes_app: Notes) -> None:
    answer = await notes_app.client.get("/probe/v1/nothing", headers={"Accept-Language": "xx"})
    assert answer.json()["detail"] == "There is nothing here, or it is not yours to see."


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        ({}, "#/line"),
        ({"line": ""}, "#/line"),
        ({"line": "   "}, "#/line"),
        ({"line": "a\nb"}, "#/line"),
        ({"line": "a\u0007b"}, "#/line"),
        ({"line": "x" * 41}, "#/line"),
        ({"line": 7}, "#/line"),
        ({"line": "a", "text": "x" * 201}, "#/text"),
        ({"line": "a", "at": "2030-01-01T09:00:00"}, "#/at"),
        ({"line": "a", "at": "2030-01-01"}, "#/at"),
        ({"line": "a", "at": 1893488400}, "#/at"),
        ({"line": "a", "at": "2030-02-30T09:00:00Z"}, "#/at"),
        ({"line": "a", "at": "9999-12-31T23:59:59Z"}, "#/at"),
        ({"line": "a", "at": "0001-01-01T00:00:00+14:00"}, "#/at"),
        ({"line": "a", "zone": "Mars/Olympus"}, "#/zone"),
        ({"line": "a", "opens": "25:00"}, "#/opens"),
        ({"line": "a", "opens": "9:00"}, "#/opens"),
        ({"line": "a", "stars": 2**31}, "#/stars"),
        ({"line": "a", "stars": "1"}, "#/stars"),
        ({"line": "a", "stars": True}, "#/stars"),
        ({"line": "a", "unknown": 1}, "#/unknown"),
        ({"line": "a", "x" * 40: 1}, f"#/{'x' * 40}"),
        ({"line": "a", "x" * 41: 1}, "#"),
        ({"line": "a", "<b>": 1}, "#"),
        ({"line": "a", "ä": 1}, "#"),
        ([], "#"),
        ("text", "#"),
    ],
)
async def test_a_body_without_the_form_names_the_place(
    notes_app: Notes, person: UUID, body: object, pointer: str
) -> None:
    answer = await notes_app.client.post("/probe/v1/notes", json=body, headers=notes_app.headers(person))
    assert answer.status_code == 400
    assert answer.json()["type"] == "urn:mentoring:problem:invalid-request"
    assert [error["pointer"] for error in answer.json()["errors"]] == [pointer]
    assert await notes_app.count() == 0


@pytest.mark.parametrize(
    ("body", "english", "german"),
    [
        ({}, "This is missing.", "Dieses Feld fehlt."),
        (
            {"line": "a", "opens": "24:00"},
            "A time of day is written as HH:MM, 00:00 to 23:59; midnight as an end is 00:00.",
            "Eine Uhrzeit steht als HH:MM da, 00:00 bis 23:59; Mitternacht als Ende ist 00:00.",
        ),
        ({"line": "a", "stars": "1"}, "A whole number is expected here.", "Hier wird eine ganze Zahl erwartet."),
        (
            {"line": "x" * 41},
            "This text is at most 40 characters long.",
            "Dieser Text darf höchstens 40 Zeichen haben.",
        ),
        (
            {"line": "a", "stars": 2**31},
            f"This number can be {2**31 - 1} at most.",
            f"Diese Zahl darf höchstens {2**31 - 1} sein.",
        ),
    ],
)
async def test_why_a_field_is_not_valid_is_said_in_the_language_asked_for(
    notes_app: Notes, person: UUID, body: object, english: str, german: str
) -> None:
    told = []
    for language in ("en", "de"):
        headers = notes_app.headers(person, accept_language=language)
        answer = await notes_app.client.post("/probe/v1/notes", json=body, headers=headers)
        told.append(answer.json()["errors"][0]["detail"])
    assert told == [english, german]


SECRET = "s3cr3t"


@pytest.mark.parametrize(
    "body",
    [
        {"line": {SECRET: SECRET}},
        {"line": SECRET * 20},
        {"line": "a", f"{SECRET}@people.example": 1},
        {"line": "a", "at": SECRET},
        {"line": "a", "zone": SECRET},
        {"line": "a", "opens": SECRET},
        {"line": "a", "stars": SECRET},
        SECRET,
        [SECRET],
    ],
)
async def test_a_problem_never_repeats_what_was_sent(notes_app: Notes, person: UUID, body: object) -> None:
    answer = await notes_app.client.post("/probe/v1/notes", json=body, headers=notes_app.headers(person))
    assert answer.status_code == 400
    assert SECRET not in answer.text


async def test_a_problem_repeats_nothing_of_the_address_or_of_broken_json(notes_app: Notes, person: UUID) -> None:
    headers = notes_app.headers(person, content_type="application/json")
    broken = await notes_app.client.post("/probe/v1/notes", content=b'{"line": s3cr3t', headers=headers)
    addressed = await notes_app.client.get(f"/probe/v1/notes/{SECRET}", headers=headers)
    unknown = await notes_app.client.get(f"/probe/v1/{SECRET}?q={SECRET}")
    assert [answer.status_code for answer in (broken, addressed, unknown)] == [400, 400, 404]
    assert SECRET not in broken.text + addressed.text + unknown.text
    assert addressed.json()["errors"][0]["pointer"] == "path/note_id"


@pytest.mark.parametrize("path", ["/probe/v1/notes/", "/probe/v1//notes", "//probe/v1/notes"])
async def test_no_address_is_answered_by_another(notes_app: Notes, person: UUID, path: str) -> None:
    """Nobody who shows a token is sent elsewhere with it, to other schemes neither."""
    plain = notes_app.headers(person) | {"X-Forwarded-Proto": "http"}
    request = notes_app.client.build_request("GET", "http://probe/", headers=plain)
    request.url = request.url.copy_with(raw_path=path.encode())
    answer = await notes_app.client.send(request)

    assert (answer.status_code, "location" in answer.headers) == (404, False)


async def test_an_unknown_address_and_an_unknown_method_are_problems(notes_app: Notes) -> None:
    nothing = await notes_app.client.get("/probe/v1/nothing")
    method = await notes_app.client.request("PATCH", "/probe/v1/notes")
    assert nothing.status_code == 404
    assert nothing.json()["type"] == "urn:mentoring:problem:not-found"
    assert method.status_code == 405
    assert method.json()["type"] == "urn:mentoring:problem:method-not-allowed"
    assert method.headers["allow"] == "GET, POST"


async def test_a_fault_says_nothing_of_itself_and_is_logged_under_its_trace(
    notes_app: Notes, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    start_tracing()
    trace_id = uuid4().hex
    with caplog.at_level(logging.ERROR):
        answer = await notes_app.client.get(
            "/probe/v1/broken", headers={"traceparent": f"00-{trace_id}-00f067aa0ba902b7-01"}
        )
    logged = caplog.text + "".join(capsys.readouterr())
    assert answer.status_code == 500
    assert "secret" not in answer.text
    assert answer.json()["instance"] == f"urn:mentoring:trace:{trace_id}"
    assert "request failed" in logged
    assert "RuntimeError" in logged
    assert "notes.py" in logged
    assert "a secret of ours" not in logged


async def test_what_is_away_is_503_and_worth_trying_again(notes_app: Notes) -> None:
    answer = await notes_app.client.get("/probe/v1/away")
    assert answer.status_code == 503
    assert answer.headers["retry-after"] == "2"
    assert "database" not in answer.text


@pytest.mark.parametrize(("path", "status"), [("wrong-call", 500), ("slow", 503)])
async def test_a_wrong_call_is_a_fault_and_a_slow_one_a_refusal_and_both_leave_their_stack_in_the_log(
    notes_app: Notes, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str], path: str, status: int
) -> None:
    answer = await notes_app.client.get(f"/probe/v1/{path}")
    logged = caplog.text + "".join(capsys.readouterr())
    assert answer.status_code == status
    assert "notes.py" in logged
    assert "expects 2 arguments" not in logged


async def test_a_database_that_is_away_is_503(notes_app: Notes, person: UUID) -> None:
    nowhere = await open_pool("postgresql://nobody@127.0.0.1:1/nothing", service="probe")
    notes_app.with_parts(pool=nowhere)
    answer = await notes_app.write(person)
    assert answer.status_code == 503
    assert json.loads(answer.content)["type"] == "urn:mentoring:problem:temporarily-unavailable"


async def test_an_answer_that_breaks_off_stays_unfinished_and_is_logged_without_its_text(
    caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    async def breaks_off(scope: Scope, receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})
        raise RuntimeError(SECRET)

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        sent.append(message["type"])

    sent: list[str] = []
    app = FastAPI()
    app.state.texts = EDGE_TEXTS
    await Faults(breaks_off)({"type": "http", "app": app, "headers": []}, receive, send)
    logged = caplog.text + "".join(capsys.readouterr())
    assert sent == ["http.response.start"]
    assert "RuntimeError" in logged
    assert SECRET not in logged


@shows(23)
@pytest.mark.parametrize(
    ("query", "pointers"),
    [
        ("page_sise=2", ["query/page_sise"]),
        ("page_size=2&a=1&b=", ["query/a", "query/b"]),
        ("<b>=1", ["query"]),
        (f"{'x' * 41}=1", ["query"]),
    ],
)
async def test_a_name_that_nobody_reads_in_an_address_is_refused_and_its_value_not_repeated(
    notes_app: Notes, person: UUID, query: str, pointers: list[str]
) -> None:
    answer = await notes_app.client.get(f"/probe/v1/notes?{query}&c={SECRET}", headers=notes_app.headers(person))

    assert answer.status_code == 400
    assert sorted(error["pointer"] for error in answer.json()["errors"]) == sorted([*pointers, "query/c"])
    assert SECRET not in answer.text


async def test_a_command_whose_address_says_more_than_it_reads_does_nothing(notes_app: Notes, person: UUID) -> None:
    headers = notes_app.headers(person)

    refused = await notes_app.client.post("/probe/v1/notes?dry_run=true", json={"line": "a"}, headers=headers)
    stranger = await notes_app.client.post("/probe/v1/notes?dry_run=true", json={"line": "a"})

    assert (refused.status_code, refused.json()["errors"][0]["pointer"]) == (400, "query/dry_run")
    assert (stranger.status_code, await notes_app.count()) == (401, 0)


async def test_whoever_follows_an_open_address_may_have_names_added_to_it(notes_app: Notes) -> None:
    assert (await notes_app.client.get("/probe/v1/numbers/1?utm_source=mail")).status_code == 200
