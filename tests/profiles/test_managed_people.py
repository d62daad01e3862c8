"""Operators and coordinators find people, look at one, and see who waits for a yes."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Final
from uuid import UUID

import asyncpg
import pytest

from services.profiles.store import managed_people
from services.profiles.store.managed_people import OF_ALL_BY_WORDS, OF_PROGRAMME, Sought
from services.profiles.use_cases import signing_in
from services.profiles.use_cases.erasing import erase_person
from shared.postgres import transaction
from tests.profiles.conftest import Profiles, Someone, slug_of
from tests.profiles.test_memberships import applied
from tests.profiles.test_programmes import log_of, made

REPORT: Final = {"reason": "rude", "text": "They insulted me."}


@dataclass(frozen=True)
class Club:
    """A programme, its operator and coordinator, and two people in it."""

    profiles: Profiles
    programme: dict[str, Any]
    operator: Someone
    coordinator: Someone
    amina: Someone
    bela: Someone

    @property
    def path(self) -> str:
        return f"/programmes/{self.programme['id']}/people"

    async def found(self, by: Someone, **wishes: Any) -> set[str]:
        answer = await by.get(self.path, **wishes)
        assert answer.status_code == 200, answer.text
        return {each["person_id"] for each in answer.json()["items"]}


@pytest.fixture
async def club(profiles: Profiles) -> Club:
    operator, coordinator = await profiles.operator(), await profiles.someone()
    programme = await made(operator)
    amina, bela = await profiles.someone(), await profiles.someone()
    await amina.change(name="Amína Okafor-Lundström")
    await bela.change(name="Béla Weiß")
    await applied(amina, programme)
    await applied(bela, programme, role="mentor")
    where = f"/programmes/{programme['id']}/coordinators/{coordinator.person_id}"
    await operator.ask("PUT", where)
    return Club(profiles, programme, operator, coordinator, amina, bela)


@pytest.mark.parametrize(
    ("words", "whom"),
    [
        ("ami", "amina"),
        ("AMÍ lundstrom", "amina"),
        ("oka", "amina"),
        ("bela weiss", "bela"),
        ("amina weiss", None),
        ("!&|", None),
        ("mina", None),
    ],
)
async def test_people_are_found_by_the_beginnings_of_their_names(club: Club, words: str, whom: str | None) -> None:
    expected = set() if whom is None else {str(getattr(club, whom).person_id)}
    assert await club.found(club.coordinator, q=words) == expected


async def test_operators_alone_find_people_by_their_address_and_by_the_whole_of_it(club: Club) -> None:
    amina = {str(club.amina.person_id)}
    assert await club.found(club.operator, q=club.amina.email.upper()) == amina
    assert await club.found(club.operator, q=club.amina.email[:-1]) == set()
    assert await club.found(club.coordinator, q=club.amina.email) == set()
    everybody = (await club.operator.get("/managed-people", q=club.amina.email)).json()["items"]
    assert {each["person_id"] for each in everybody} == amina


async def test_people_are_filtered_by_what_they_are_in_the_programme_and_paged(club: Club) -> None:
    amina, bela, coordinator = (str(each.person_id) for each in (club.amina, club.bela, club.coordinator))
    assert await club.found(club.coordinator, role="mentor") == {bela}
    assert await club.found(club.coordinator, state="applied") == {amina, bela}
    assert await club.found(club.coordinator, role="coordinator", state="member") == {coordinator}
    seen: list[str] = []
    token = None
    while len(seen) < 9:
        page = (await club.coordinator.get(club.path, page_size=1, **({"page_token": token} if token else {}))).json()
        seen += [each["person_id"] for each in page["items"]]
        if (token := page["next_page_token"]) is None:
            break
    assert (len(seen), set(seen)) == (3, {amina, bela, coordinator})


async def test_whoever_is_in_no_programme_is_found_by_operators_alone(club: Club) -> None:
    elsewhere = await club.profiles.someone()
    assert str(elsewhere.person_id) not in await club.found(club.operator)
    answer = await club.coordinator.get(f"{club.path}/{elsewhere.person_id}")
    assert (answer.status_code, slug_of(answer)) == (404, "person-not-found")
    assert (await club.operator.get(f"/managed-people/{elsewhere.person_id}")).json()["memberships"] == []


async def test_a_page_of_somebody_counts_reports_and_tells_operators_alone_of_them(club: Club) -> None:
    for _ in range(2):
        await club.bela.ask("POST", f"/people/{club.amina.person_id}/reports", json=REPORT)
    page = (await club.operator.get(f"/managed-people/{club.amina.person_id}")).json()
    assert (page["email"], page["can"]) == (club.amina.email, ["suspend"])
    assert page["reports"] == {"open": 2, "taken": 0, "decided": 0}
    [part] = page["memberships"]
    assert (part["programme_id"], part["role"], part["state"]) == (club.programme["id"], "mentee", "applied")

    page = (await club.coordinator.get(f"{club.path}/{club.amina.person_id}")).json()
    assert (page["email"], page["reports"], page["can"], len(page["memberships"])) == (None, None, [], 1)


async def test_a_coordinator_sees_nothing_of_what_somebody_is_in_another_programme(club: Club) -> None:
    other = await made(club.operator)
    await applied(club.amina, other)
    page = (await club.coordinator.get(f"{club.path}/{club.amina.person_id}")).json()
    assert {each["programme_id"] for each in page["memberships"]} == {club.programme["id"]}
    listed = (await club.coordinator.get(club.path, q="amina")).json()["items"]
    assert [len(each["memberships"]) for each in listed] == [1]


async def test_each_look_at_one_person_is_in_the_audit_log(club: Club) -> None:
    await club.coordinator.get(f"{club.path}/{club.amina.person_id}")
    await club.operator.get(f"/managed-people/{club.amina.person_id}")
    looks = await log_of(club.operator, person_id=str(club.amina.person_id), act="looked_at_person")
    assert [(each["actor_id"], each["role"], each["programme_id"]) for each in looks] == [
        (str(club.operator.person_id), "operator", None),
        (str(club.coordinator.person_id), "coordinator", club.programme["id"]),
    ]


async def test_suspended_people_are_told_apart(club: Club) -> None:
    await club.operator.ask("POST", f"/people/{club.bela.person_id}/suspension", json={"reason": "Because."})
    assert await club.found(club.coordinator, suspended=True) == {str(club.bela.person_id)}
    page = (await club.operator.get(f"/managed-people/{club.bela.person_id}")).json()
    assert (page["suspended"], page["can"]) == (True, ["reinstate", "erase"])
    waiting = (await club.operator.get("/applicants", programme_id=club.programme["id"], role="mentor")).json()["items"]
    assert [(each["person_id"], each["can"]) for each in waiting] == [(str(club.bela.person_id), ["refuse"])]


async def test_who_waits_for_a_yes_is_listed_the_longest_first_in_all_that_one_looks_after(club: Club) -> None:
    other = await made(club.operator)
    await applied(await club.profiles.someone(), other)
    mine = (await club.coordinator.get("/applicants")).json()["items"]
    assert [each["name"] for each in mine] == ["Amína Okafor-Lundström", "Béla Weiß"]
    mentors = (await club.coordinator.get("/applicants", role="mentor")).json()["items"]
    assert [each["name"] for each in mentors] == ["Béla Weiß"]
    decided = f"/programmes/{club.programme['id']}/memberships/{mentors[0]['membership_id']}/approval"
    await club.coordinator.ask("POST", decided)
    assert (await club.coordinator.get("/applicants", role="mentor")).json()["items"] == []
    assert slug_of(await club.amina.get("/applicants")) == "not-your-programme"


async def test_when_somebody_was_last_here_is_kept_to_the_hour(club: Club) -> None:
    person = club.amina.person_id
    began = datetime.now(UTC) + timedelta(days=1)
    async with transaction(club.profiles.pool) as tx:
        for minutes, kept in ((0, 0), (59, 0), (60, 60), (61, 60)):
            await managed_people.see(tx, person, began + timedelta(minutes=minutes))
            assert await _seen(tx, person) == began + timedelta(minutes=kept)
        sought = Sought(seen_since=began + timedelta(minutes=60))
        assert person in {each.person_id for each in await managed_people.listed(tx, sought, after=None, limit=99)}
        sought = Sought(unseen_since=began + timedelta(minutes=60))
        found = await managed_people.listed(tx, sought, after=None, limit=9999)
        assert club.bela.person_id in {each.person_id for each in found}
        assert person not in {each.person_id for each in found}


async def test_who_goes_on_with_a_sign_in_was_here(club: Club) -> None:
    later = datetime.now(UTC) + timedelta(days=3)
    token = (await club.profiles.refresh(club.amina.tokens["refresh_token"])).json()["refresh_token"]
    async with transaction(club.profiles.pool) as tx:
        await signing_in.refresh(tx, token, now=later, real_now=datetime.now(UTC))
        assert await _seen(tx, club.amina.person_id) == later


async def test_of_an_erased_person_it_is_not_kept_when_they_were_here(club: Club) -> None:
    async with transaction(club.profiles.pool) as tx:
        await erase_person(tx, club.amina.person_id, now=datetime.now(UTC))
        assert await tx.fetchval("SELECT count(*) FROM last_seen WHERE person_id = $1", club.amina.person_id) == 0


async def _seen(tx: Any, person_id: Any) -> datetime | None:
    seen: datetime | None = await tx.fetchval("SELECT seen_at FROM last_seen WHERE person_id = $1", person_id)
    return seen


async def test_a_page_of_fifty_thousand_members_costs_what_it_holds(profiles: Profiles) -> None:
    """By the plan: no table is read whole, wherever in the list one is."""
    programme = await made(await profiles.operator())
    owner_url = profiles.settings.owner_database_url
    assert owner_url is not None
    connection = await asyncpg.connect(owner_url.get_secret_value())
    trial = connection.transaction()
    await trial.start()
    try:
        await connection.execute("SET search_path TO profiles")
        await connection.execute(MANY_PEOPLE)
        await connection.execute(MANY_MEMBERS, UUID(programme["id"]))
        await connection.execute("ANALYZE people; ANALYZE memberships")
        middle = await connection.fetchval("SELECT person_id FROM people ORDER BY person_id OFFSET 25000 LIMIT 1")
        nobody = (None, None, None, None, None)
        page = await _read(connection, OF_PROGRAMME, UUID(programme["id"]), middle, *nobody, 51, None, None)
        named = await _read(connection, OF_ALL_BY_WORDS, None, middle, *nobody, 51, "number:* & 49999:*", None)
    finally:
        await trial.rollback()
        await connection.close()
    assert page < 1_500
    assert named < 500


MANY_PEOPLE: Final = """
INSERT INTO people (person_id, account, email, name, time_zone, locale, languages, operator, version, revision, signed_up_at, words)
SELECT gen_random_uuid(), 'many' || n, '', '', 'UTC', 'en', '[]', false, 1, 1, now(), to_tsvector('simple', 'number ' || n)
FROM generate_series(1, 50000) AS n
"""
MANY_MEMBERS: Final = """
INSERT INTO memberships (membership_id, programme_id, person_id, role, state, version, changed_at)
SELECT gen_random_uuid(), $1, person_id, 'mentee', 'member', 1, now() FROM people WHERE account LIKE 'many%'
"""


async def _read(connection: Any, statement: str, *arguments: Any) -> int:
    """How many pages of the database the statement touches."""
    [(plan,)] = await connection.fetch(f"EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) {statement}", *arguments)
    top = json.loads(plan)[0]["Plan"]
    return int(top["Shared Hit Blocks"] + top["Shared Read Blocks"])
