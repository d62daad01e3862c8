from datetime import UTC, datetime
from typing import Final
from uuid import UUID

import httpx

from shared.ground.security_events import SecurityEvent
from shared.ids import uuid7
from shared.postgres import transaction
from shared.publishing import outbox
from tests.fixtures.records import SAID_BY_PROBE, state_of
from tests.fixtures.security_events import counted
from tests.shared.http.conftest import Notes

PATH: Final = "/probe/v1/parked-keys"
NOW: Final = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
PARK: Final = """
INSERT INTO outbox_parked (topic, key, outbox_id, reason, parked_at)
SELECT topic, key, min(id), 'MessageSizeTooLargeError', $2 FROM outbox WHERE key = $1 GROUP BY topic, key
RETURNING outbox_id
"""


async def park(notes_app: Notes, key: UUID) -> int:
    """Two states of a key wait, the first of which was refused."""
    for _ in range(2):
        async with transaction(notes_app.pool) as tx:
            await outbox.add(tx, SAID_BY_PROBE.record(state_of(key)), NOW)
    parked: int = await notes_app.pool.fetchval(PARK, key, NOW)
    return parked


def operator(notes_app: Notes, person: UUID) -> dict[str, str]:
    return {"Authorization": f"Bearer {notes_app.token(person, operator=True)}"}


async def decide(notes_app: Notes, person: UUID, parked: int, act: str) -> httpx.Response:
    body = {"reason": "the limit was raised"}
    return await notes_app.client.post(f"{PATH}/{parked}/{act}", json=body, headers=operator(notes_app, person))


async def left(notes_app: Notes) -> tuple[int, int]:
    """How many keys are parked, and how many records wait."""
    count = "SELECT (SELECT count(*) FROM outbox_parked), (SELECT count(*) FROM outbox)"
    row = await notes_app.pool.fetchrow(count)
    assert row is not None
    return row[0], row[1]


async def test_an_operator_sees_which_keys_wait_and_why(notes_app: Notes, person: UUID) -> None:
    key = uuid7()
    parked = await park(notes_app, key)

    answer = await notes_app.client.get(PATH, headers=operator(notes_app, person))
    assert answer.json()["items"] == [
        {
            "id": parked,
            "topic": "erasures",
            "key": str(key),
            "reason": "MessageSizeTooLargeError",
            "parked_at": "2026-03-02T09:00:00Z",
            "waiting": 2,
            "can": ["release", "discard"],
        }
    ]


async def test_nobody_else_sees_or_releases_parked_keys(notes_app: Notes, person: UUID) -> None:
    parked = await park(notes_app, uuid7())
    headers = notes_app.headers(person)

    assert (await notes_app.client.get(PATH, headers=headers)).status_code == 403
    body = {"reason": "me too"}
    answer = await notes_app.client.post(f"{PATH}/{parked}/release", json=body, headers=headers)
    assert answer.status_code == 403
    assert await left(notes_app) == (1, 2)


async def test_a_released_key_waits_no_longer_and_keeps_its_records(notes_app: Notes, person: UUID) -> None:
    parked = await park(notes_app, uuid7())

    assert (await decide(notes_app, person, parked, "release")).json() == {"outcome": "released"}
    assert await left(notes_app) == (0, 2)
    again = await decide(notes_app, person, parked, "release")
    assert (again.status_code, again.json()["type"]) == (404, "urn:mentoring:problem:unknown-parked-key")


async def test_a_discarded_record_goes_and_its_keys_later_ones_stay(notes_app: Notes, person: UUID) -> None:
    key = uuid7()
    parked = await park(notes_app, key)

    assert (await decide(notes_app, person, parked, "discard")).json() == {"outcome": "discarded"}
    assert await left(notes_app) == (0, 1)
    act = await notes_app.pool.fetchrow("SELECT act, target, actor, reason, outcome FROM operator_acts")
    assert act is not None
    assert tuple(act) == ("discard", f"outbox erasures/{key}", str(person), "the limit was raised", "discarded")


async def test_what_an_operator_decides_is_noted_once_and_a_refusal_is_not(notes_app: Notes, person: UUID) -> None:
    events = (SecurityEvent.PARKED_KEY_RELEASED, SecurityEvent.PARKED_KEY_DISCARDED)
    before = [counted(event) for event in events]
    for act in ("release", "discard"):
        parked = await park(notes_app, uuid7())
        for _ in range(2):
            await decide(notes_app, person, parked, act)
    assert [counted(event) for event in events] == [number + 1 for number in before]
