"""Lists in pages."""

import base64
from datetime import UTC, datetime
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.http.fields import ResponseModel
from shared.http.paging import Page, Paging
from shared.http.refusals import InvalidPageToken
from tests.shared.http.conftest import Notes


class Row(ResponseModel):
    at: datetime
    id: UUID


async def test_pages_together_are_the_list_and_inserts_move_nothing(notes_app: Notes, person: UUID) -> None:
    for number in range(5):
        await notes_app.write(person, f"note {number}")
    seen: list[str] = []
    token: str | None = None
    while True:
        page = await notes_app.client.get(
            "/probe/v1/notes",
            params={"page_size": 2, **({"page_token": token} if token else {})},
            headers=notes_app.headers(person),
        )
        seen += [note["line"] for note in page.json()["items"]]
        await notes_app.write(person, "a note before all others")
        token = page.json()["next_page_token"]
        if token is None:
            break
    assert seen == [f"note {number}" for number in range(5)]


async def test_a_full_last_page_names_no_next_one(notes_app: Notes, person: UUID) -> None:
    await notes_app.write(person, "a")
    await notes_app.write(person, "b")
    page = await notes_app.client.get("/probe/v1/notes?page_size=2", headers=notes_app.headers(person))
    assert len(page.json()["items"]) == 2
    assert page.json()["next_page_token"] is None


@pytest.mark.parametrize("size", ["0", "201", "-1", "many", "1e9", "99999999999999999999"])
async def test_a_page_holds_1_to_200_items(notes_app: Notes, person: UUID, size: str) -> None:
    answer = await notes_app.client.get(f"/probe/v1/notes?page_size={size}", headers=notes_app.headers(person))
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["pointer"] == "query/page_size"


def _token(text: bytes) -> str:
    return base64.urlsafe_b64encode(text).decode()


def _marked(*values: bytes, address: str = "") -> str:
    """A token as `address` would give it, of whatever values."""
    plain = base64.urlsafe_b64decode(Paging(1, None, address).token_of(()) + "==")
    return _token(plain[:-1] + b"".join(b", " + value for value in values) + b"]")


@pytest.mark.parametrize(
    "token",
    [
        "!",
        "a",
        "é",
        _token(b""),
        _token(b"7"),
        _token(b"[]"),
        _token(b'["a"]'),
        _token(b'["a", "b"]'),
        _token(b'["a", null]'),
        _token(b'[{"$": 1}, "01890a5d-ac96-774b-bcce-b302099a8057"]'),
        _token(b'["\\u0000", "01890a5d-ac96-774b-bcce-b302099a8057", 1]'),
        _token(b'["\\ud800", "01890a5d-ac96-774b-bcce-b302099a8057"]'),
        _token(b"[" * 500),
    ],
)
async def test_a_page_token_that_is_none_of_ours_is_refused(notes_app: Notes, person: UUID, token: str) -> None:
    answer = await notes_app.client.get(
        "/probe/v1/notes", params={"page_token": token}, headers=notes_app.headers(person)
    )
    assert answer.status_code == 400
    assert answer.json()["type"] == "urn:mentoring:problem:invalid-page-token"


@pytest.mark.parametrize("time", [b'"2030-01-01T00:00:00"', b'"0001-01-01T00:00:00+14:00"', b"7", b"null"])
def test_a_time_in_a_page_token_is_aware_and_in_range(time: bytes) -> None:
    with pytest.raises(InvalidPageToken):
        Paging(50, _marked(time)).after(datetime)


@pytest.mark.parametrize(
    "number",
    [b'"nan"', b'"inf"', b"NaN", b"Infinity", b"1e999", b"-1e999", b"true", b"null", b"9" * 400, b'"7"', b"[]"],
)
@pytest.mark.parametrize("kind", [int, float])
def test_a_number_in_a_page_token_is_a_finite_number(kind: type[int | float], number: bytes) -> None:
    with pytest.raises(InvalidPageToken):
        Paging(50, _marked(number)).after(kind)


@pytest.mark.parametrize(
    "id_", [b'"x"', b"7", b'"{01890a5d-ac96-774b-bcce-b302099a8057}"', b'"01890A5DAC96774BBCCEB302099A8057"']
)
def test_an_id_in_a_page_token_is_written_as_we_write_it(id_: bytes) -> None:
    with pytest.raises(InvalidPageToken):
        Paging(50, _marked(id_)).after(UUID)


def test_a_page_token_is_good_for_the_list_that_it_came_from() -> None:
    token = _marked(b"7", address="/probe/v1/notes")
    assert Paging(50, token, "/probe/v1/notes").after(int) == (7,)
    with pytest.raises(InvalidPageToken):
        Paging(50, token, "/probe/v1/other-notes").after(int)


@given(
    number=st.integers(-(2**63), 2**63 - 1),
    score=st.floats(allow_nan=False, allow_infinity=False),
    words=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00")),
    seconds=st.integers(0, 7_000_000_000),
)
def test_a_page_token_carries_its_sort_key_exactly(number: int, score: float, words: str, seconds: int) -> None:
    row = Row(at=datetime.fromtimestamp(seconds, UTC), id=uuid4())
    page = Page[Row].of([row, row], Paging(1), key=lambda shown: (number, score, words, shown.at, shown.id))
    assert page.next_page_token is not None
    after = Paging(1, page.next_page_token).after(int, float, str, datetime, UUID)
    assert after == (number, score, words, row.at, row.id)
