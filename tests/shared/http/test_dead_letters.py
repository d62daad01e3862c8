from uuid import UUID

import httpx

from shared.consuming import Processor
from shared.ground.security_events import SecurityEvent
from shared.ids import uuid7
from tests.fixtures.hand_clock import HandClock
from tests.fixtures.records import erasure
from tests.fixtures.security_events import counted
from tests.shared.http import notes
from tests.shared.http.conftest import Notes

PATH = "/probe/v1/dead-letters"


async def park(notes_app: Notes, *sequences: int) -> None:
    """Leaves a dead letter for each change of one key."""
    key = uuid7()
    consumer = Processor("probe", notes.note_erasures, notes_app.pool, HandClock())
    for sequence in sequences:
        await consumer.consume([erasure(key, sequence)])


async def mend(notes_app: Notes) -> None:
    await notes_app.pool.execute("INSERT INTO notes (id, version, line) VALUES ($1, 1, 'mended')", uuid7())


def operator(notes_app: Notes, person: UUID) -> dict[str, str]:
    return {"Authorization": f"Bearer {notes_app.token(person, operator=True)}"}


async def ids(notes_app: Notes, person: UUID) -> list[int]:
    answer = await notes_app.client.get(PATH, headers=operator(notes_app, person))
    return [item["id"] for item in answer.json()["items"]]


async def decide(notes_app: Notes, person: UUID, letter: int, act: str) -> httpx.Response:
    body = {"reason": "looked at it"}
    return await notes_app.client.post(f"{PATH}/{letter}/{act}", json=body, headers=operator(notes_app, person))


async def test_an_operator_sees_what_failed_and_why_and_nothing_of_what_it_says(notes_app: Notes, person: UUID) -> None:
    await park(notes_app, 1)
    answer = await notes_app.client.get(PATH, headers=operator(notes_app, person))

    (item,) = answer.json()["items"]
    assert item["consumer"] == "probe.erasures.reaction"
    assert item["reason"].startswith("ValueError at tests.shared.http.notes:")
    assert item["can"] == ["replay", "discard"]
    assert not {"key", "value", "headers"} & set(item)


async def test_nobody_else_sees_dead_letters(notes_app: Notes, person: UUID) -> None:
    answer = await notes_app.client.get(PATH, headers=notes_app.headers(person))

    assert (answer.status_code, answer.json()["type"]) == (403, "urn:mentoring:problem:operators-only")


async def test_replays_go_in_the_order_of_the_key(notes_app: Notes, person: UUID) -> None:
    await park(notes_app, 1, 2)
    await mend(notes_app)
    first, second = await ids(notes_app, person)

    early = await decide(notes_app, person, second, "replay")
    assert (early.status_code, early.json()["type"]) == (409, "urn:mentoring:problem:earlier-change-parked")
    assert (await decide(notes_app, person, first, "replay")).json() == {"outcome": "handled"}
    assert await ids(notes_app, person) == [second]


async def test_a_replay_that_fails_again_says_why_and_leaves_nothing(notes_app: Notes, person: UUID) -> None:
    await park(notes_app, 1)
    (letter,) = await ids(notes_app, person)

    answer = await decide(notes_app, person, letter, "replay")
    assert answer.json()["outcome"].startswith("ValueError at ")
    assert await ids(notes_app, person) == [letter]
    assert await notes_app.count() == 0


async def test_discarding_keeps_who_did_it_and_why(notes_app: Notes, person: UUID) -> None:
    await park(notes_app, 1)
    (letter,) = await ids(notes_app, person)

    assert (await decide(notes_app, person, letter, "discard")).json() == {"outcome": "discarded"}
    act = await notes_app.pool.fetchrow("SELECT act, actor, reason FROM operator_acts")
    assert act is not None
    assert tuple(act) == ("discard", str(person), "looked at it")
    assert (await decide(notes_app, person, letter, "discard")).status_code == 404


async def test_what_an_operator_decides_is_noted_once_and_a_refusal_is_not(notes_app: Notes, person: UUID) -> None:
    await park(notes_app, 1)
    (letter,) = await ids(notes_app, person)
    events = (SecurityEvent.DEAD_LETTER_REPLAYED, SecurityEvent.DEAD_LETTER_DISCARDED)
    before = [counted(event) for event in events]
    for act in ("replay", "discard", "replay", "discard"):
        await decide(notes_app, person, letter, act)
    assert [counted(event) for event in events] == [number + 1 for number in before]


async def test_a_repeated_decision_is_answered_again_and_noted_once(notes_app: Notes, person: UUID) -> None:
    await park(notes_app, 1)
    (letter,) = await ids(notes_app, person)
    headers = operator(notes_app, person) | {"Idempotency-Key": "once"}
    before = counted(SecurityEvent.DEAD_LETTER_DISCARDED)

    for replayed in (None, "true"):
        answer = await notes_app.client.post(
            f"{PATH}/{letter}/discard", json={"reason": "looked at it"}, headers=headers
        )
        assert (answer.status_code, answer.headers.get("Idempotency-Replayed")) == (200, replayed)

    assert counted(SecurityEvent.DEAD_LETTER_DISCARDED) == before + 1
