"""Commands and queries: one transaction, tried again in bad luck, awaited and announced."""

from collections.abc import Callable
from uuid import UUID, uuid4

import asyncpg
import pytest
from pydantic import SecretStr

from shared.ground import faults
from shared.http.inside.consistency import MOST_TOKENS, Seals, named_in
from shared.http.refusals import MalformedConsistencyToken
from tests.fixtures.tokens import KEYS, sealed
from tests.shared.http import notes
from tests.shared.http.conftest import Notes


async def test_a_command_answers_with_what_it_made_and_where(notes_app: Notes, person: UUID) -> None:
    answer = await notes_app.write(person)
    assert answer.status_code == 201
    assert answer.headers["content-type"] == "application/json"
    assert answer.headers["location"] == f"/probe/v1/notes/{answer.json()['id']}"


async def test_a_command_names_the_states_it_wrote(notes_app: Notes, person: UUID) -> None:
    answer = await notes_app.write(person)
    (token,) = named_in(answer.headers["consistency-token"])
    assert (token.topic, token.key, token.sequence) == ("erasures", UUID(answer.json()["id"]), 1)


async def test_a_command_that_wrote_very_many_names_the_last_of_them_and_no_more_than_may_be_shown(
    notes_app: Notes, person: UUID
) -> None:
    answer = await notes_app.write(person, "many")

    named = named_in(answer.headers["consistency-token"])
    assert len(named) == MOST_TOKENS < notes.MANY
    assert named[-1].key == UUID(answer.json()["id"])
    assert Seals(KEYS).opened(answer.headers["consistency-token"], person) == named


async def test_a_command_without_an_answer_is_204(notes_app: Notes, person: UUID) -> None:
    note = (await notes_app.write(person)).json()["id"]
    answer = await notes_app.client.delete(f"/probe/v1/notes/{note}", headers=notes_app.headers(person))
    assert (answer.status_code, answer.content) == (204, b"")
    assert await notes_app.count() == 0


async def test_times_are_answered_in_utc_with_z(notes_app: Notes, person: UUID) -> None:
    body = {"line": "a", "at": "2030-01-31T14:45:00.5+05:45"}
    answer = await notes_app.client.post("/probe/v1/notes", json=body, headers=notes_app.headers(person))
    assert answer.json()["at"] == "2030-01-31T09:00:00.500000Z"


async def test_a_deadlock_is_tried_again_and_counts_once(notes_app: Notes, person: UUID) -> None:
    notes.deadlocks[:] = [asyncpg.DeadlockDetectedError(), asyncpg.SerializationError()]
    headers = notes_app.headers(person, idempotency_key="k")
    answer = await notes_app.client.post("/probe/v1/unlucky-notes", json={"line": "a"}, headers=headers)
    assert answer.status_code == 201
    assert await notes_app.count() == 1
    assert answer.headers["consistency-token"].count("@") == 1


async def test_a_migration_amidst_requests_is_noticed_by_nobody(notes_app: Notes, person: UUID) -> None:
    """Statements are planned once for each connection; one whose rows have another shape since is planned again."""

    async def writes() -> int:
        answer = await notes_app.client.post(
            "/probe/v1/unlucky-notes", json={"line": "a"}, headers=notes_app.headers(person)
        )
        return answer.status_code

    owner = await asyncpg.connect(notes_app.owner_url, server_settings={"search_path": "probe"})
    try:
        assert await writes() == 201
        await owner.execute("ALTER TABLE notes ADD COLUMN of_tomorrow text")
        assert await writes() == 201
    finally:
        await owner.execute("ALTER TABLE notes DROP COLUMN IF EXISTS of_tomorrow")
        await owner.close()


async def test_deadlocks_without_end_are_503(notes_app: Notes, person: UUID) -> None:
    notes.deadlocks[:] = [asyncpg.DeadlockDetectedError() for _ in range(5)]
    headers = notes_app.headers(person)
    answer = await notes_app.client.post("/probe/v1/unlucky-notes", json={"line": "a"}, headers=headers)
    assert answer.status_code == 503
    assert await notes_app.count() == 0


async def test_the_answer_passes_its_fault_point_after_the_commit(notes_app: Notes, person: UUID) -> None:
    passed: list[str] = []
    faults.arm("api.after_commit_before_answer", lambda: passed.append("answer"))
    faults.arm("outbox.after_commit_before_wakeup", lambda: passed.append("wakeup"))
    try:
        await notes_app.write(person)
    finally:
        faults.disarm()
    assert passed == ["answer", "wakeup"]


TOPIC = "sessions"


@pytest.fixture
def listening(notes_app: Notes) -> Notes:
    notes_app.with_parts(consumers={TOPIC: ["probe.sessions.projection"]})
    return notes_app


async def test_a_request_goes_on_once_what_it_refers_to_has_arrived(listening: Notes, person: UUID) -> None:
    key = uuid4()
    await listening.pool.execute("INSERT INTO consumed VALUES ('probe.sessions.projection', $1, 7)", key)
    assert (await listening.write(person, consistency_token=sealed(f"{TOPIC}/{key}@7", person))).status_code == 201


async def test_a_request_for_what_does_not_arrive_is_409_and_worth_repeating(listening: Notes, person: UUID) -> None:
    answer = await listening.write(person, consistency_token=sealed(f"{TOPIC}/{uuid4()}@1", person))
    assert answer.status_code == 409
    assert answer.json()["type"] == "urn:mentoring:problem:not-yet-arrived"
    assert answer.headers["retry-after"] == "1"
    assert await listening.count() == 0


async def test_topics_that_a_service_does_not_read_are_passed_over(listening: Notes, person: UUID) -> None:
    assert (await listening.write(person, consistency_token=sealed(f"skills/{uuid4()}@1", person))).status_code == 201


async def test_a_token_that_is_none_is_malformed(listening: Notes, person: UUID) -> None:
    answer = await listening.write(person, consistency_token="yesterday")
    assert answer.status_code == 400
    assert answer.json()["type"] == f"urn:mentoring:problem:{MalformedConsistencyToken.slug}"


@pytest.mark.parametrize(
    "forge",
    [
        lambda name, _: name,
        lambda name, _: f"{name}~{'A' * 22}",
        lambda name, _: sealed(name, uuid4()),
        lambda name, me: sealed(name, me).replace("@1~", "@2~"),
        lambda name, me: sealed(name, me)[:-1],
        lambda name, me: sealed(name, me) + "," + sealed(name, uuid4()),
        lambda name, me: Seals([SecretStr("of somebody else")]).sealed(name, me),
    ],
)
@pytest.mark.parametrize("is_there", [True, False])
async def test_a_token_made_up_or_given_to_somebody_else_is_refused_whatever_it_names(
    listening: Notes, person: UUID, forge: Callable[[str, UUID], str], is_there: bool
) -> None:
    key = uuid4()
    if is_there:
        await listening.pool.execute("INSERT INTO consumed VALUES ('probe.sessions.projection', $1, 2)", key)
    answer = await listening.write(person, consistency_token=forge(f"{TOPIC}/{key}@1", person))
    assert answer.status_code == 400
    assert answer.json()["type"] == f"urn:mentoring:problem:{MalformedConsistencyToken.slug}"


async def test_a_key_can_be_replaced_while_tokens_sealed_with_it_are_still_carried(person: UUID) -> None:
    old, new = SecretStr("old"), SecretStr("new")
    name = f"{TOPIC}/{uuid4()}@1"
    carried = Seals([old]).sealed(name, person)
    both = Seals([new, old])
    assert [str(each) for each in both.opened(carried, person)] == [name]
    assert both.sealed(name, person) == Seals([new]).sealed(name, person)
    with pytest.raises(MalformedConsistencyToken):
        Seals([new]).opened(carried, person)


async def test_what_is_repeated_is_sealed_with_the_present_key(notes_app: Notes, person: UUID) -> None:
    await notes_app.write(person, idempotency_key="k")
    notes_app.with_parts(seals=Seals([SecretStr("new")]))
    again = await notes_app.write(person, idempotency_key="k")
    assert Seals([SecretStr("new")]).opened(again.headers["consistency-token"], person)


@pytest.mark.parametrize("keys", [(), (SecretStr(""),), (*KEYS, SecretStr(""))])
def test_without_a_key_no_api_starts(keys: tuple[SecretStr, ...]) -> None:
    with pytest.raises(ValueError, match="CONSISTENCY_KEYS"):
        Seals(keys)
