"""The same key does the same thing once."""

import asyncio
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest

from shared import erasure
from shared.http.inside import idempotency
from shared.http.inside.idempotency import Answer, AnsweredMeanwhile, KeyedRequest
from shared.postgres import Pool, transaction
from tests.fixtures.hand_clock import HandClock
from tests.shared.http import notes
from tests.shared.http.conftest import Notes

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)


@pytest.fixture
def keyed(person: UUID) -> KeyedRequest:
    return KeyedRequest("probe", person, "write_note", "key", b"digest")


async def test_the_same_key_and_body_replay_the_answer_with_its_headers(notes_app: Notes, person: UUID) -> None:
    first = await notes_app.write(person, idempotency_key="k")
    again = await notes_app.write(person, idempotency_key="k")
    assert first.status_code == again.status_code == 201
    assert first.content == again.content
    for name in ("etag", "location", "consistency-token"):
        assert first.headers[name] == again.headers[name]
    assert "idempotency-replayed" not in first.headers
    assert again.headers["idempotency-replayed"] == "true"
    assert await notes_app.count() == 1


async def test_another_body_under_the_same_key_is_refused(notes_app: Notes, person: UUID) -> None:
    await notes_app.write(person, "milk", idempotency_key="k")
    answer = await notes_app.write(person, "bread", idempotency_key="k")
    assert answer.status_code == 422
    assert answer.json()["type"] == "urn:mentoring:problem:idempotency-key-reused"
    assert await notes_app.count() == 1


async def test_another_subject_under_the_same_key_is_refused(notes_app: Notes, person: UUID) -> None:
    headers = notes_app.headers(person, idempotency_key="k")
    answers = [
        await notes_app.client.post(f"/probe/v1/notes/{uuid4()}/copies", json={"line": "a"}, headers=headers)
        for _ in range(2)
    ]
    assert [answer.status_code for answer in answers] == [201, 422]


async def test_a_key_belongs_to_its_person_and_operation(notes_app: Notes, person: UUID) -> None:
    copies = f"/probe/v1/notes/{uuid4()}/copies"
    mine = await notes_app.write(person, idempotency_key="k")
    theirs = await notes_app.write(uuid4(), idempotency_key="k")
    copy = await notes_app.client.post(
        copies, json={"line": "milk"}, headers=notes_app.headers(person, idempotency_key="k")
    )
    assert len({answer.json()["id"] for answer in (mine, theirs, copy)}) == 3


async def test_without_a_key_everything_is_done_again(notes_app: Notes, person: UUID) -> None:
    await notes_app.write(person)
    await notes_app.write(person)
    assert await notes_app.count() == 2


async def test_where_a_key_is_required_its_absence_has_a_name(notes_app: Notes, person: UUID) -> None:
    path = f"/probe/v1/notes/{uuid4()}/copies"
    answer = await notes_app.client.post(path, json={"line": "a"}, headers=notes_app.headers(person))
    assert answer.status_code == 400
    assert answer.json()["type"] == "urn:mentoring:problem:idempotency-key-required"


@pytest.mark.parametrize("key", ["", "x" * 201, "two words"])
async def test_a_key_is_some_visible_characters(notes_app: Notes, person: UUID, key: str) -> None:
    answer = await notes_app.write(person, idempotency_key=key)
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["pointer"] == "header/Idempotency-Key"


async def test_a_refusal_is_not_kept(notes_app: Notes, person: UUID) -> None:
    assert (await notes_app.write(person, "full", idempotency_key="k")).status_code == 422
    assert (await notes_app.write(person, "milk", idempotency_key="k")).status_code == 201


async def test_while_the_first_runs_the_second_is_told_so(notes_app: Notes, person: UUID) -> None:
    notes.gate.clear()
    notes.running.clear()
    headers = notes_app.headers(person, idempotency_key="k")

    async def send() -> int:
        return (await notes_app.client.post("/probe/v1/slow-notes", json={"line": "a"}, headers=headers)).status_code

    first = asyncio.create_task(send())
    await notes.running.wait()
    answer = await notes_app.client.post("/probe/v1/slow-notes", json={"line": "a"}, headers=headers)
    notes.gate.set()
    assert answer.status_code == 409
    assert answer.json()["type"] == "urn:mentoring:problem:still-running"
    assert answer.headers["retry-after"] == "1"
    assert await first == 201
    assert await send() == 201
    assert await notes_app.count() == 1


async def test_many_at_once_under_one_key_have_one_effect(notes_app: Notes, person: UUID) -> None:
    answers = await asyncio.gather(*(notes_app.write(person, idempotency_key="k") for _ in range(40)))
    assert {answer.status_code for answer in answers} <= {201, 409}
    assert await notes_app.count() == 1
    assert len({answer.content for answer in answers if answer.status_code == 201}) == 1


async def test_an_answer_is_kept_for_a_day(notes_app: Notes, person: UUID) -> None:
    clock = HandClock(NOW)
    notes_app.with_clock(clock)
    first = await notes_app.write(person, idempotency_key="k")
    clock.move(timedelta(hours=23, minutes=59))
    assert (await notes_app.write(person, idempotency_key="k")).content == first.content
    clock.move(timedelta(minutes=1))
    assert (await notes_app.write(person, idempotency_key="k")).content != first.content
    assert await notes_app.count() == 2


async def test_purging_forgets_what_is_older_than_a_day(probe: Pool, keyed: KeyedRequest) -> None:
    async with probe.acquire() as tx, tx.transaction():
        await idempotency.keep(tx, keyed, Answer(201), NOW)
    await idempotency.purge(probe, NOW + timedelta(hours=23))
    assert await probe.fetchval("SELECT count(*) FROM idempotency_keys") == 1
    await idempotency.purge(probe, NOW + timedelta(hours=24))
    assert await probe.fetchval("SELECT count(*) FROM idempotency_keys") == 0


async def test_an_answer_that_another_request_kept_first_is_never_replaced(probe: Pool, keyed: KeyedRequest) -> None:
    async with probe.acquire() as tx, tx.transaction():
        await idempotency.keep(tx, keyed, Answer(201, b"first"), NOW)
    async with probe.acquire() as tx:
        with pytest.raises(AnsweredMeanwhile):
            async with tx.transaction():
                await idempotency.keep(tx, keyed, Answer(201, b"second"), NOW)
        async with tx.transaction():
            kept = await idempotency.begin(tx, keyed, NOW)
    assert kept == Answer(201, b"first")


async def test_words_of_somebody_erased_are_replayed_to_nobody_and_nothing_is_done_twice(
    notes_app: Notes, person: UUID
) -> None:
    other = uuid4()
    await notes_app.write(person, f"a {other}", idempotency_key="about-them")
    await notes_app.write(person, "of nobody", idempotency_key="of-nobody")
    async with transaction(notes_app.pool) as tx:
        for statement in erasure.FORGET:
            await tx.execute(statement, other)
    before = await notes_app.count()

    again = await notes_app.write(person, f"a {other}", idempotency_key="about-them")
    assert (again.status_code, again.json()["type"]) == (409, "urn:mentoring:problem:answer-forgotten")
    assert str(other) not in again.text
    assert (await notes_app.write(person, "of nobody", idempotency_key="of-nobody")).status_code == 201
    assert await notes_app.count() == before
    assert str(other).encode() not in b"".join(
        row["body"] for row in await notes_app.pool.fetch("SELECT body FROM idempotency_keys")
    )
