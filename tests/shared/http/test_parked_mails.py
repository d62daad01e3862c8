"""Mails that were refused for good are listed for operators, without addresses and words."""

from datetime import UTC, datetime, timedelta
from typing import Any, Final
from uuid import UUID

from shared.ids import uuid7
from tests.shared.http.conftest import Notes

PATH: Final = "/probe/v1/parked-mails"
NOW: Final = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
WRITE: Final = """
INSERT INTO mails (key, kind, subject, person_id, recipient, body, state, created_at, attempts, reason, finished_at)
VALUES ($1, 'sign-in', $1, $1, $2, $3, $4, $5, 2, $6, $7)
RETURNING id
"""


async def write(notes_app: Notes, subject: UUID, state: str, *, reason: str | None = None) -> int:
    over = state in {"parked", "sent"}
    words = (None, None) if over else ("ada@people.example", b"123456")
    ended = NOW + timedelta(hours=1) if over else None
    written: int = await notes_app.pool.fetchval(WRITE, subject, *words, state, NOW, reason, ended)
    return written


def operator(notes_app: Notes, person: UUID) -> dict[str, str]:
    return {"Authorization": f"Bearer {notes_app.token(person, operator=True)}"}


async def listed(notes_app: Notes, person: UUID, **query: Any) -> dict[str, Any]:
    answer = await notes_app.client.get(PATH, headers=operator(notes_app, person), params=query)
    assert answer.status_code == 200
    found: dict[str, Any] = answer.json()
    return found


async def test_an_operator_sees_which_mails_were_refused_and_why_and_of_whom_nothing(
    notes_app: Notes, person: UUID
) -> None:
    subject = uuid7()
    parked = await write(notes_app, subject, "parked", reason="550 no such user: …")
    for state in ("pending", "sent"):
        await write(notes_app, uuid7(), state)

    assert (await listed(notes_app, person))["items"] == [
        {
            "id": parked,
            "kind": "sign-in",
            "subject": str(subject),
            "reason": "550 no such user: …",
            "attempts": 2,
            "created_at": "2026-03-02T09:00:00Z",
            "parked_at": "2026-03-02T10:00:00Z",
        }
    ]


async def test_they_come_in_pages(notes_app: Notes, person: UUID) -> None:
    parked = [await write(notes_app, uuid7(), "parked") for _ in range(3)]

    first = await listed(notes_app, person, page_size=2)
    second = await listed(notes_app, person, page_size=2, page_token=first["next_page_token"])

    assert [each["id"] for page in (first, second) for each in page["items"]] == parked
    assert second["next_page_token"] is None


async def test_nobody_else_sees_them(notes_app: Notes, person: UUID) -> None:
    assert (await notes_app.client.get(PATH, headers=notes_app.headers(person))).status_code == 403
