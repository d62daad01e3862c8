"""What a body may be."""

from collections.abc import AsyncIterator
from uuid import UUID

import pytest

from tests.shared.http.conftest import Notes


@pytest.mark.parametrize(
    "body",
    [
        b'{"line": "a", "weight": NaN}',
        b'{"line": "a", "weight": Infinity}',
        b'{"line": "a", "weight": -Infinity}',
        b'{"line": "a", "weight": 1e999}',
        b'{"line": "a", "weight": -1E+00999}',
        b'{"line": "a", "weight": ' + b"9" * 400 + b".0}",
        b'{"line": "a\\u0000b"}',
        b'{"li\\u0000ne": "a"}',
        b'{"line": "\\ud800"}',
        b'{"line": "\xff"}',
        b'{"line": ',
        b"",
        b"[" * 5000 + b"]" * 5000,
        b'{"line": "a", "stars": ' + b"9" * 5000 + b"}",
    ],
)
async def test_a_body_that_is_not_storable_json_is_malformed(notes_app: Notes, person: UUID, body: bytes) -> None:
    headers = notes_app.headers(person, content_type="application/json")
    answer = await notes_app.client.post("/probe/v1/notes", content=body, headers=headers)
    assert answer.status_code == 400
    assert answer.headers["content-type"] == "application/problem+json"
    assert await notes_app.count() == 0


async def test_a_backslash_before_u0000_is_no_nul(notes_app: Notes, person: UUID) -> None:
    headers = notes_app.headers(person, content_type="application/json")
    answer = await notes_app.client.post("/probe/v1/notes", content=b'{"line": "\\\\u0000"}', headers=headers)
    assert answer.status_code == 201
    assert answer.json()["line"] == "\\u0000"


async def test_a_number_beyond_all_bounds_is_invalid(notes_app: Notes, person: UUID) -> None:
    headers = notes_app.headers(person, content_type="application/json")
    for weight in (b"1e999", b"-1e999"):
        body = b'{"line": "a", "weight": ' + weight + b"}"
        answer = await notes_app.client.post("/probe/v1/notes", content=body, headers=headers)
        assert answer.status_code == 400


async def test_a_body_of_5_mb_is_too_large(notes_app: Notes, person: UUID) -> None:
    answer = await notes_app.client.post(
        "/probe/v1/notes", json={"line": "a" * 5_000_000}, headers=notes_app.headers(person)
    )
    assert answer.status_code == 413
    assert answer.json()["type"] == "urn:mentoring:problem:body-too-large"


async def test_a_chunked_body_is_too_large_once_it_outgrows_the_limit(notes_app: Notes, person: UUID) -> None:
    sent = 0

    async def chunks() -> AsyncIterator[bytes]:
        nonlocal sent
        yield b'{"line": "'
        for _ in range(5000):
            sent += 1024
            yield b"a" * 1024
        yield b'"}'

    headers = notes_app.headers(person, content_type="application/json")
    answer = await notes_app.client.post("/probe/v1/notes", content=chunks(), headers=headers)
    assert answer.status_code == 413
    assert answer.json()["type"] == "urn:mentoring:problem:body-too-large"
    assert sent <= 66 * 1024


async def test_a_body_at_the_limit_is_read(notes_app: Notes, person: UUID) -> None:
    body = b'{"line": "a"' + b" " * (64 * 1024 - 13) + b"}"
    headers = notes_app.headers(person, content_type="application/json")
    assert (await notes_app.client.post("/probe/v1/notes", content=body, headers=headers)).status_code == 201
    answer = await notes_app.client.post("/probe/v1/notes", content=body + b" ", headers=headers)
    assert answer.status_code == 413


@pytest.mark.parametrize("media_type", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", ""])
async def test_a_body_that_is_not_sent_as_json_is_an_unsupported_media_type(
    notes_app: Notes, person: UUID, media_type: str
) -> None:
    headers = notes_app.headers(person, **({"content_type": media_type} if media_type else {}))
    answer = await notes_app.client.post("/probe/v1/notes", content=b'{"line": "a"}', headers=headers)
    assert answer.status_code == 415


async def test_a_charset_beside_json_is_no_matter(notes_app: Notes, person: UUID) -> None:
    headers = notes_app.headers(person, content_type="application/json; charset=utf-8")
    answer = await notes_app.client.post("/probe/v1/notes", content=b'{"line": "a"}', headers=headers)
    assert answer.status_code == 201


@pytest.mark.parametrize(
    ("path", "pointers"),
    [
        ("/probe/v1/numbers/1?word=a%00b", ["query"]),
        ("/probe/v1/numbers/1%00", ["path"]),
        ("/probe/v1/numbers/1%00?word=%00", ["path", "query"]),
    ],
)
async def test_nul_in_an_address_is_invalid_and_its_place_is_told(
    notes_app: Notes, path: str, pointers: list[str]
) -> None:
    answer = await notes_app.client.get(path)
    assert answer.status_code == 400
    assert [each["pointer"] for each in answer.json()["errors"]] == pointers
    assert all(each["detail"] for each in answer.json()["errors"])
