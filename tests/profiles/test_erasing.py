"""Leaving: what goes, what stays, and how far it is."""

from datetime import UTC, datetime
from uuid import UUID

from deploy.operating.collecting import TABLES
from services.profiles.consumers import remember_erasures
from shared.consuming import Event, Processor
from shared.contracts import ERASURES, SERVICES, ErasureState
from shared.contracts.erasures import erasure_id_of
from shared.ids import uuid7
from shared.postgres import transaction
from tests.fixtures.hand_clock import HandClock
from tests.fixtures.records import received
from tests.profiles.conftest import MENTEE, Profiles, Someone, new_address, slug_of
from tests.profiles.test_addresses import moved

ERASED_AT = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
NEVER_COUNTED = ("erased_people", "erasures", "erasure_progress", "outbox", "outbox_sequences", "timers", "blocks")


async def erase(someone: Someone) -> dict[str, object]:
    answer = await someone.ask("DELETE", "/me")
    assert answer.status_code == 202, answer.text
    assert answer.headers["Location"] == f"/profiles/v1/erasures/{answer.json()['erasure_id']}"
    return dict(answer.json())


def erased(service: str, person_id: UUID) -> ErasureState:
    return ErasureState(
        erasure_id=erasure_id_of(service, person_id),
        version=1,
        change="erased",
        service=service,
        person_id=person_id,
        erased_at=ERASED_AT,
    )


def event(state: ErasureState) -> Event[ErasureState]:
    return Event("erasures", state.erasure_id, 1, state, ERASED_AT)


async def rows_that_mention(profiles: Profiles, *texts: str) -> list[str]:
    """Tables in which one of the texts stands anywhere, in whatever column."""
    tables = await profiles.pool.fetch(TABLES, "profiles")
    found = []
    for (table,) in tables:
        rows = str([tuple(row) for row in await profiles.pool.fetch(f"SELECT * FROM {table}")])
        if any(text in rows for text in texts):
            found.append(table)
    return found


async def test_nothing_that_names_a_person_stays(profiles: Profiles) -> None:
    someone = await profiles.mentor()
    await someone.change(name="Quintessa Zabriskie")
    await someone.put("/me/mentee", MENTEE)
    await profiles.begin(someone.email)
    assert len(await rows_that_mention(profiles, someone.email, "Quintessa")) >= 4

    await erase(someone)

    assert await rows_that_mention(profiles, someone.email, "Quintessa", "quintessa") == []


async def test_what_waits_for_a_former_address_goes_too(profiles: Profiles) -> None:
    someone, there = await profiles.someone(), new_address()
    await profiles.begin(someone.email, known_by=someone.tokens["refresh_token"])
    assert (await moved(profiles, someone, there)).status_code == 200
    assert await rows_that_mention(profiles, someone.email) == ["mails", "outbox"]

    await erase(someone)

    assert await rows_that_mention(profiles, someone.email, there) == []


async def test_only_that_they_are_gone_stays(profiles: Profiles) -> None:
    someone = await profiles.mentor()
    await someone.put("/me/mentee", MENTEE)
    await erase(someone)

    left = await rows_that_mention(profiles, str(someone.person_id))
    assert set(left) <= set(NEVER_COUNTED)


async def test_others_are_told_by_tombstones_and_what_waited_goes_unsaid(profiles: Profiles) -> None:
    someone = await profiles.mentor()
    await erase(someone)

    assert await profiles.published("profiles", someone.person_id) == [None, None, None]
    assert await profiles.published("contacts", someone.person_id) == [None, None]
    (own,) = await profiles.published("erasures", erasure_id_of("profiles", someone.person_id))
    assert isinstance(own, ErasureState)
    assert own.service == "profiles"


async def test_an_erased_person_can_do_nothing_any_more(profiles: Profiles) -> None:
    someone = await profiles.someone()
    await erase(someone)

    for answer in (await someone.get("/me"), await someone.ask("DELETE", "/me")):
        assert (answer.status_code, slug_of(answer)) == (401, "person-erased")
    assert slug_of(await profiles.refresh(someone.tokens["refresh_token"])) == "invalid-refresh-token"


async def test_a_code_mailed_before_the_erasure_brings_nobody_back(profiles: Profiles) -> None:
    someone = await profiles.someone()
    sign_in = await profiles.begin(someone.email)
    code = await profiles.code(sign_in)
    await erase(someone)

    assert slug_of(await profiles.exchange(sign_in, code)) == "sign-in-not-found"


async def test_the_address_may_sign_up_anew_as_somebody_else(profiles: Profiles) -> None:
    someone = await profiles.someone()
    await erase(someone)
    anew = await profiles.someone(someone.email)

    assert anew.person_id != someone.person_id
    assert anew.tokens["new_person"] is True


async def test_how_far_an_erasure_is_can_be_seen_without_signing_in(profiles: Profiles) -> None:
    someone = await profiles.someone()
    erasure = await erase(someone)
    answer = await profiles.client.get(f"/profiles/v1/erasures/{erasure['erasure_id']}")

    assert answer.status_code == 200
    assert answer.json() == erasure
    states = {each["service"]: each["state"] for each in answer.json()["services"]}
    assert states == dict.fromkeys(SERVICES, "waiting") | {"profiles": "erased"}
    assert answer.json()["state"] == "in_progress"


async def test_an_erasure_is_complete_when_every_service_has_forgotten(profiles: Profiles) -> None:
    someone = await profiles.someone()
    erasure = await erase(someone)
    others = [event(erased(service, someone.person_id)) for service in SERVICES if service != "profiles"]
    for events in (others[2:], others[:2], others):  # in any order, and twice
        async with transaction(profiles.pool) as tx:
            await remember_erasures.handler(tx, events, ERASED_AT)

    answer = (await profiles.client.get(f"/profiles/v1/erasures/{erasure['erasure_id']}")).json()
    assert answer["state"] == "completed"
    assert answer["completed_at"] is not None


async def test_a_record_of_an_erasure_is_understood_once(profiles: Profiles) -> None:
    someone = await profiles.someone()
    await erase(someone)
    state = erased("matching", someone.person_id)
    record = received(ERASURES.record(state), 1, offset=1)
    processor = Processor("profiles", remember_erasures, profiles.pool, HandClock())
    for _ in range(2):
        await processor.consume([record])

    rows = "SELECT count(*) FROM erasure_progress WHERE person_id = $1 AND service = 'matching'"
    assert await profiles.pool.fetchval(rows, someone.person_id) == 1


async def test_there_is_no_such_erasure(profiles: Profiles) -> None:
    for number in (str(uuid7()), "0" * 32):
        answer = await profiles.client.get(f"/profiles/v1/erasures/{number}")
        assert (answer.status_code, slug_of(answer)) == (404, "erasure-not-found")


async def test_a_block_outlives_whom_it_names_and_their_blocks_do_not(profiles: Profiles) -> None:
    someone, leaving = await profiles.someone(), await profiles.someone()
    await someone.put(f"/me/blocks/{leaving.person_id}")
    await leaving.put(f"/me/blocks/{someone.person_id}")
    await erase(leaving)

    assert (await someone.get("/me/blocks")).json()["items"] == [{"person_id": str(leaving.person_id)}]
    assert await profiles.pool.fetchval("SELECT count(*) FROM blocks WHERE person_id = $1", leaving.person_id) == 0
    assert (await someone.ask("DELETE", f"/me/blocks/{leaving.person_id}")).status_code == 204
