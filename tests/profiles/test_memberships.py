"""People come into programmes, wait for a place, and leave; and who may decide on that."""

import asyncio
import email
import email.policy
import re
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, Final
from uuid import UUID

import httpx
import pytest

from services.profiles.domain.memberships import Membership, MembershipNotOpen, OfferOver
from services.profiles.timers import TIMERS
from services.profiles.use_cases import memberships as use_cases
from shared.contracts import MembershipState
from shared.contracts.programmes import OPEN_ID
from shared.ids import uuid7
from shared.postgres import transaction
from shared.timers import TimerLoop
from tests.fixtures.hand_clock import HandClock
from tests.profiles.conftest import Profiles, Someone, slug_of
from tests.profiles.test_programmes import TERMS, log_of, made

NOW: Final = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def membership(**more: Any) -> Membership:
    return Membership(uuid7(), uuid7(), uuid7(), "mentee", **{"state": "eligible", **more})


def test_a_place_is_kept_for_three_days_and_no_longer() -> None:
    offered, _ = membership().offered(NOW)
    accepted, fact = offered.accepted(NOW + timedelta(days=3) - timedelta(seconds=1))
    assert (accepted.state, fact) == ("member", "joined")
    with pytest.raises(OfferOver):
        offered.accepted(NOW + timedelta(days=3))


@pytest.mark.parametrize("state", ["applied", "waiting", "member", "left"])
def test_only_who_was_offered_a_place_takes_it(state: Any) -> None:
    with pytest.raises(MembershipNotOpen):
        membership(state=state).accepted(NOW)


@pytest.mark.parametrize("state", ["waiting", "offered", "member", "left"])
def test_only_an_application_is_refused(state: Any) -> None:
    with pytest.raises(MembershipNotOpen):
        membership(state=state).ended("refused")


async def apply(someone: Someone, programme: dict[str, Any], **body: Any) -> httpx.Response:
    return await someone.ask("POST", f"/programmes/{programme['id']}/applications", json={"role": "mentee", **body})


async def applied(someone: Someone, programme: dict[str, Any], **body: Any) -> dict[str, Any]:
    answer = await apply(someone, programme, **body)
    assert answer.status_code == 201, answer.text
    return dict(answer.json())


async def state_of(someone: Someone, membership_: dict[str, Any]) -> str:
    return str((await someone.get(f"/me/memberships/{membership_['id']}")).json()["state"])


async def decide(who: Someone, membership_: dict[str, Any], answer: str, reason: str | None = None) -> httpx.Response:
    path = f"/programmes/{membership_['programme_id']}/memberships/{membership_['id']}/{answer}"
    return await who.ask("POST", path, json=None if reason is None else {"reason": reason})


async def mailed(profiles: Profiles, membership_: dict[str, Any]) -> list[str]:
    """The subjects of what was mailed about this membership, oldest first."""
    rows = await profiles.pool.fetch("SELECT body FROM mails WHERE subject = $1 ORDER BY id", UUID(membership_["id"]))
    return [str(email.message_from_bytes(row["body"], policy=email.policy.default)["Subject"]) for row in rows]


async def told(profiles: Profiles, membership_: dict[str, Any]) -> list[tuple[str, str]]:
    states: Sequence[Any] = await profiles.published("memberships", UUID(membership_["id"]))
    assert all(isinstance(state, MembershipState) for state in states)
    return [(state.change, state.state) for state in states]


async def fire_timers(profiles: Profiles, at: datetime) -> None:
    loop = TimerLoop("profiles", TIMERS, profiles.pool, HandClock(at))
    while await loop.fire_next():
        pass


async def test_an_open_programme_lets_in_whoever_applies(profiles: Profiles) -> None:
    operator, someone = await profiles.operator(), await profiles.someone()
    programme = await made(operator, joined_by="open")

    own = await applied(someone, programme)

    assert (own["state"], own["can"]) == ("member", ["leave"])
    assert await told(profiles, own) == [("joined", "member")]
    assert [each["id"] for each in (await someone.get("/me/memberships")).json()["items"]] == [own["id"]]
    again = await apply(someone, programme)
    assert (again.status_code, slug_of(again)) == (409, "already-in-programme")
    assert (await applied(someone, programme, role="mentor"))["state"] == "member"


async def test_a_domain_lets_in_whose_address_has_it_and_nobody_else(profiles: Profiles) -> None:
    operator = await profiles.operator()
    programme = await made(operator, joined_by="email_domain", email_domains=["people.example"])
    elsewhere = await profiles.someone(f"somebody-{uuid7()}@sub.people.example")

    assert (await applied(await profiles.someone(), programme))["state"] == "member"
    refused = await apply(elsewhere, programme)
    assert (refused.status_code, slug_of(refused)) == (422, "address-not-among-domains")


async def test_a_code_lets_in_who_has_it_and_is_not_tried_for_ever(profiles: Profiles) -> None:
    operator, someone, guesser = await profiles.operator(), await profiles.someone(), await profiles.someone()
    programme = await made(operator, joined_by="code", code="SPRING-2027-K7")

    assert slug_of(await apply(someone, programme)) == "wrong-programme-code"
    assert (await applied(someone, programme, code="SPRING-2027-K7"))["state"] == "member"
    slugs = [slug_of(await apply(guesser, programme, code=f"GUESS-{number}")) for number in range(21)]
    assert slugs == ["wrong-programme-code"] * 20 + ["too-many-requests"]


async def test_an_application_waits_for_a_yes_and_the_person_gets_a_mail(profiles: Profiles) -> None:
    operator, someone = await profiles.operator(), await profiles.someone()
    programme = await made(operator)
    own = await applied(someone, programme)
    assert own["state"] == "applied"

    answer = await decide(operator, own, "approval")

    assert (answer.status_code, answer.json()["state"]) == (200, "member")
    assert slug_of(await decide(operator, own, "approval")) == "membership-not-open"
    assert await told(profiles, own) == [("applied", "applied"), ("joined", "member")]
    assert await mailed(profiles, own) == ["You are in: Women in Data"]
    (entry, _) = await log_of(operator, programme_id=programme["id"])
    assert (entry["act"], entry["person_id"]) == ("membership_approved", str(someone.person_id))


async def test_a_refusal_is_mailed_without_its_reason_in_the_person_s_language_and_logged_with_it(
    profiles: Profiles,
) -> None:
    operator, someone = await profiles.operator(), await profiles.someone()
    await someone.change(locale="de-AT")
    programme = await made(operator)
    own = await applied(someone, programme)

    await decide(operator, own, "refusal", "Does not work here.")

    assert await mailed(profiles, own) == ["Ihre Bewerbung wurde nicht angenommen: Frauen und Daten"]
    body = await profiles.pool.fetchval("SELECT body FROM mails WHERE subject = $1", UUID(own["id"]))
    assert b"Does not work" not in body
    (entry,) = await log_of(operator, person_id=str(someone.person_id))
    assert (entry["act"], entry["reason"]) == ("membership_refused", "Does not work here.")


async def test_mentors_may_need_a_yes_where_mentees_do_not(profiles: Profiles) -> None:
    operator = await profiles.operator()
    programme = await made(operator, joined_by="open", mentors_need_approval=True)
    assert (await applied(await profiles.someone(), programme, role="mentor"))["state"] == "applied"
    assert (await applied(await profiles.someone(), programme, role="mentee"))["state"] == "member"


async def test_who_was_removed_comes_back_by_a_yes_only_and_who_left_as_they_came(profiles: Profiles) -> None:
    operator, removed, left = await profiles.operator(), await profiles.someone(), await profiles.someone()
    programme = await made(operator, joined_by="open")
    first, second = await applied(removed, programme), await applied(left, programme)

    await decide(operator, first, "removal", "Rude to others.")
    await left.ask("POST", f"/me/memberships/{second['id']}/leaving")

    assert await mailed(profiles, first) == ["You are no longer in the programme: Women in Data"]
    again, once_more = await applied(removed, programme), await applied(left, programme)
    assert (again["id"], again["state"]) == (first["id"], "applied")
    assert (once_more["id"], once_more["state"]) == (second["id"], "member")


async def test_of_two_hundred_at_once_one_has_the_last_place_and_the_others_wait_in_order(profiles: Profiles) -> None:
    operator = await profiles.operator()
    programme = await made(operator, joined_by="open", capacity=1)
    rows = await profiles.pool.fetch(
        "INSERT INTO people (person_id, account, email, name, time_zone, locale, languages, operator, version, revision,"
        " signed_up_at) SELECT gen_random_uuid(), 'many' || n || $1, 'many' || n || $1, '', 'UTC', 'en', '[]', false, 1,"
        " 1, $2 FROM generate_series(1, 200) AS n RETURNING person_id",
        f"-{uuid7()}@many.example",
        NOW,
    )

    async def come(person_id: UUID) -> Membership:
        async with transaction(profiles.pool) as tx:
            now = datetime.now(UTC)
            return await use_cases.apply(tx, UUID(programme["id"]), "mentee", None, by=person_id, now=now)

    came = await asyncio.gather(*(come(row["person_id"]) for row in rows))

    assert sum(each.state == "member" for each in came) == 1
    assert sorted(each.queued_as or 0 for each in came) == list(range(200))


async def test_a_free_place_is_offered_to_the_next_and_after_three_days_to_the_one_after(profiles: Profiles) -> None:
    operator = await profiles.operator()
    programme = await made(operator, joined_by="open", capacity=1)
    first, second, third = [await profiles.someone() for _ in range(3)]
    places = [await applied(each, programme) for each in (first, second, third)]
    assert [each["before_you"] for each in places] == [None, 0, 1]

    await first.ask("POST", f"/me/memberships/{places[0]['id']}/leaving")
    offered = (await second.get(f"/me/memberships/{places[1]['id']}")).json()
    assert (offered["state"], offered["can"]) == ("offered", ["accept", "leave"])
    (subject,) = await mailed(profiles, places[1])
    assert re.fullmatch(r"A place for you until \w+ \d+ \w+, \d\d:\d\d \(UTC\): Women in Data", subject)
    assert (await third.get(f"/me/memberships/{places[2]['id']}")).json()["before_you"] == 0
    assert (await applied(await profiles.someone(), programme))["state"] == "waiting"

    until = datetime.fromisoformat(offered["offered_until"])
    await fire_timers(profiles, until - timedelta(minutes=1))
    assert await state_of(third, places[2]) == "waiting"
    await fire_timers(profiles, until)

    assert await state_of(second, places[1]) == "left"
    assert await state_of(third, places[2]) == "offered"
    assert (await mailed(profiles, places[1]))[-1] == "Your place is no longer kept: Women in Data"
    taken = await third.ask("POST", f"/me/memberships/{places[2]['id']}/acceptance")
    assert (taken.status_code, taken.json()["state"]) == (200, "member")
    await fire_timers(profiles, until + timedelta(days=9))
    assert await state_of(third, places[2]) == "member"


@pytest.mark.parametrize("way", ["removal", "more room", "erasure"])
async def test_whatever_makes_a_place_free_offers_it(profiles: Profiles, way: str) -> None:
    operator, first, second = await profiles.operator(), await profiles.someone(), await profiles.someone()
    programme = await made(operator, joined_by="open", capacity=1)
    has_it, waits = await applied(first, programme), await applied(second, programme)

    if way == "removal":
        await decide(operator, has_it, "removal", "Moved away.")
    elif way == "more room":
        terms = {**TERMS, "joined_by": "open", "capacity": 2}
        assert (await operator.replace(f"/programmes/{programme['id']}/terms", terms)).status_code == 200
    else:
        await first.ask("DELETE", "/me")

    assert await state_of(second, waits) == "offered"


async def test_less_room_takes_nobody_s_place(profiles: Profiles) -> None:
    operator, first, second = await profiles.operator(), await profiles.someone(), await profiles.someone()
    programme = await made(operator, joined_by="open", capacity=2)
    places = [await applied(first, programme), await applied(second, programme)]
    await operator.replace(f"/programmes/{programme['id']}/terms", {**TERMS, "joined_by": "open", "capacity": 1})
    assert [await state_of(first, places[0]), await state_of(second, places[1])] == ["member", "member"]
    await first.ask("POST", f"/me/memberships/{places[0]['id']}/leaving")
    assert (await applied(await profiles.someone(), programme))["state"] == "waiting"


async def test_who_waits_when_a_programme_is_archived_is_told_and_who_is_in_stays(profiles: Profiles) -> None:
    operator, first, second = await profiles.operator(), await profiles.someone(), await profiles.someone()
    programme = await made(operator, joined_by="open", capacity=1)
    has_it, waits = await applied(first, programme), await applied(second, programme)

    await operator.ask("POST", f"/programmes/{programme['id']}/archiving", json={"reason": "It is over."})

    assert [await state_of(first, has_it), await state_of(second, waits)] == ["member", "left"]
    assert await mailed(profiles, waits) == ["The programme is over: Women in Data"]
    assert slug_of(await apply(await profiles.someone(), programme)) == "programme-archived"
    await first.ask("POST", f"/me/memberships/{has_it['id']}/leaving")
    assert await state_of(second, waits) == "left"


async def test_nobody_joins_the_default_programme_or_one_that_is_closed(profiles: Profiles) -> None:
    operator, someone = await profiles.operator(), await profiles.someone()
    closed = await made(operator, joined_by="open", dates={"applications_from": "2999-01-01"})
    assert slug_of(await apply(someone, {"id": str(OPEN_ID)})) == "everybody-belongs"
    assert slug_of(await apply(someone, closed)) == "applications-closed"
    assert slug_of(await apply(someone, {"id": str(uuid7())})) == "programme-not-found"


async def test_nothing_of_what_an_erased_person_was_in_programmes_stays(profiles: Profiles) -> None:
    operator, someone = await profiles.operator(), await profiles.someone()
    own = await applied(someone, await made(operator, joined_by="open"))
    await someone.ask("DELETE", "/me")
    assert (await profiles.published("memberships", UUID(own["id"])))[-1] is None
    assert await profiles.pool.fetchval("SELECT count(*) FROM memberships WHERE person_id = $1", someone.person_id) == 0


async def test_a_member_knows_the_programme_by_name_and_whom_to_turn_to(profiles: Profiles) -> None:
    operator, coordinator, member = await profiles.operator(), await profiles.someone(), await profiles.someone()
    texts = [{"language": "en", "name": "Women in Data"}, {"language": "de", "name": "Frauen und Daten"}]
    programme = await made(operator, joined_by="approval", texts=texts)
    own = await applied(member, programme)
    put = await operator.put(f"/programmes/{programme['id']}/coordinators/{coordinator.person_id}")
    assert put.status_code == 204, put.text
    path = f"/me/memberships/{own['id']}"

    async def whom() -> list[str]:
        return list((await member.get(path)).json()["coordinator_ids"])

    assert (own["programme_name"], own["coordinator_ids"], await whom()) == ("Women in Data", [], [])
    await decide(operator, own, "approval")
    assert await whom() == [str(coordinator.person_id)]
    german = await member.ask("GET", path, headers={"Accept-Language": "de"})
    assert german.json()["programme_name"] == "Frauen und Daten"
    await coordinator.put(f"/me/blocks/{member.person_id}")
    assert await whom() == []
    assert (await coordinator.get("/me/memberships")).json()["items"][0]["coordinator_ids"] == [
        str(coordinator.person_id)
    ]


async def test_members_are_found_by_state_and_role_in_pages(profiles: Profiles) -> None:
    operator, mentor, mentee = await profiles.operator(), await profiles.someone(), await profiles.someone()
    programme = await made(operator)
    first, second = await applied(mentor, programme, role="mentor"), await applied(mentee, programme)
    await decide(operator, first, "approval")
    path = f"/programmes/{programme['id']}/memberships"

    async def found(**wanted: Any) -> list[str]:
        return [each["id"] for each in (await operator.get(path, **wanted)).json()["items"]]

    assert await found() == [first["id"], second["id"]]
    assert await found(state="applied") == [second["id"]]
    assert await found(role="mentor") == [first["id"]]
    page = (await operator.get(path, page_size=1)).json()
    assert await found(page_size=1, page_token=page["next_page_token"]) == [second["id"]]
