"""People of a file come into a programme: tried, taken over once, invited, come, or forgotten."""

import asyncio
import base64
import email
import email.policy
import re
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, Final
from uuid import UUID

import httpx
import pytest

from services.profiles.domain.imports import Problem
from services.profiles.timers import TIMERS
from services.profiles.use_cases import importing, inviting
from shared.contracts import MembershipState
from shared.contracts.programmes import OPEN_ID
from shared.ids import uuid7
from shared.postgres import transaction
from shared.timers import TimerLoop
from tests.fixtures.hand_clock import HandClock
from tests.fixtures.locks import until_waiting
from tests.profiles.conftest import Profiles, Someone, new_address, slug_of
from tests.profiles.test_memberships import applied, decide, mailed, state_of
from tests.profiles.test_programmes import log_of, made

DAY: Final = timedelta(days=1)


def wrong_in(problems: Iterable[Problem]) -> list[tuple[int, str, str]]:
    return [(each.row, each.column, each.wrong) for each in problems]


def table(*rows: str, columns: str = "email,role") -> str:
    return "\n".join((columns, *rows)) + "\n"


async def tried(operator: Someone, programme: dict[str, Any], text: str) -> httpx.Response:
    body = {"file": base64.b64encode(text.encode()).decode()}
    return await operator.ask("POST", f"/programmes/{programme['id']}/imports", json=body)


async def act(operator: Someone, import_: dict[str, Any], what: str) -> httpx.Response:
    path = f"/programmes/{import_['programme_id']}/imports/{import_['id']}/{what}"
    return await operator.ask("POST", path)


async def imported(operator: Someone, programme: dict[str, Any], text: str) -> dict[str, Any]:
    """The import once it was taken over."""
    first = await tried(operator, programme, text)
    assert first.status_code == 201, first.text
    done = await act(operator, first.json(), "commit")
    assert done.status_code == 200, done.text
    return dict(done.json())


def counted(import_: dict[str, Any]) -> dict[str, int]:
    return {name: count for name, count in import_["counts"].items() if count}


async def invitees(operator: Someone, programme: dict[str, Any]) -> list[dict[str, Any]]:
    return list((await operator.get(f"/programmes/{programme['id']}/invitees")).json()["items"])


async def told_of(profiles: Profiles, membership_id: str) -> list[MembershipState | None]:
    return [
        state if state is None else MembershipState.model_validate(state)
        for state in await profiles.published("memberships", UUID(membership_id))
    ]


async def send(profiles: Profiles, at: datetime, frontend_url: str | None = "https://app.example") -> None:
    async with transaction(profiles.pool) as tx:
        await inviting.send_invitations(tx, frontend_url, now=at)


async def link_for(profiles: Profiles, membership_id: str) -> str:
    body = await profiles.pool.fetchval("SELECT body FROM mails WHERE subject = $1", UUID(membership_id))
    text = email.message_from_bytes(body, policy=email.policy.default).get_content()
    found = re.search(r"https://app\.example/invitations/(\S+)", text)
    assert found is not None, text
    return found[1]


async def test_a_file_is_tried_without_a_trace_and_taken_over_once(profiles: Profiles) -> None:
    operator = await profiles.operator()
    programme = await made(operator)
    text = table(*(f"{new_address()},{role}" for role in ("mentee", "mentor")))

    first = (await tried(operator, programme, text)).json()

    assert (first["state"], counted(first), first["can"]) == ("tried", {"new": 2}, ["commit"])
    assert await invitees(operator, programme) == []
    done = (await act(operator, first, "commit")).json()
    assert (done["state"], counted(done), done["can"]) == ("committed", {"new": 2}, ["undo"])
    expected = await invitees(operator, programme)
    assert [(each["role"], each["state"]) for each in expected] == [("mentee", "eligible"), ("mentor", "eligible")]
    (state,) = await told_of(profiles, expected[0]["id"])
    assert state is not None
    assert (state.change, state.state, state.person_id) == ("imported", "eligible", None)
    assert slug_of(await act(operator, first, "commit")) == "import-settled"
    (entry,) = await log_of(operator, programme_id=programme["id"], act="people_imported")
    assert entry["actor_id"] == str(operator.person_id)


async def test_the_same_file_again_changes_nothing(profiles: Profiles) -> None:
    operator = await profiles.operator()
    programme = await made(operator)
    here = await profiles.someone()
    text = table(
        f"{here.email},mentor,Here,1,2", f"{new_address()},mentee,New,2,", columns="email,role,name,number,manager"
    )
    await imported(operator, programme, text)
    summed = "SELECT sum(hashtextextended(t::text, 0)) FROM {} AS t"
    kept = ("invitees", "memberships", "outbox", "mails")
    before = [await profiles.pool.fetchval(summed.format(name)) for name in kept]

    again = await imported(operator, programme, text)

    assert counted(again) == {"same": 2}
    assert [await profiles.pool.fetchval(summed.format(name)) for name in kept] == before


async def test_rows_that_do_not_go_together_are_named_and_nothing_is_taken_over(profiles: Profiles) -> None:
    operator = await profiles.operator()
    programme = await made(operator)
    one, other = new_address(), new_address()
    text = table(
        f"{one},mentee,1,2",
        f"{one.upper()},mentee,1,2",
        f"{other},mentee,1,",
        f"{new_address()},mentor,2,3",
        f"{new_address()},mentor,3,2",
        "nobody,mentee,,",
        columns="email,role,number,manager",
    )

    first = (await tried(operator, programme, text)).json()

    found = [(each["row"], each["column"], each["wrong"], each["other"]) for each in first["problems"]]
    assert found == [
        (3, "email", "twice", 2),
        (4, "number", "number-of-somebody-else", None),
        (5, "manager", "managers-in-a-circle", None),
        (6, "manager", "managers-in-a-circle", None),
        (7, "email", "not-an-address", None),
    ]
    assert (first["problems_in_all"], first["can"]) == (5, [])
    assert slug_of(await act(operator, first, "commit")) == "import-has-errors"


@pytest.mark.parametrize("what", ["an hour has passed", "somebody came", "another file came first"])
async def test_what_would_do_something_else_by_now_is_not_taken_over(profiles: Profiles, what: str) -> None:
    operator = await profiles.operator()
    programme, somebody = await made(operator), new_address()
    text = table(f"{somebody},mentee")
    first = (await tried(operator, programme, text)).json()

    if what == "an hour has passed":
        statement = "UPDATE imports SET made_at = made_at - interval '1 hour' WHERE import_id = $1"
        await profiles.pool.execute(statement, UUID(first["id"]))
    elif what == "somebody came":
        await profiles.someone(somebody)
    else:
        await imported(operator, programme, text)

    assert slug_of(await act(operator, first, "commit")) == "import-stale"


async def test_of_two_commits_at_once_one_does_it(profiles: Profiles) -> None:
    operator = await profiles.operator()
    programme = await made(operator)
    first = (await tried(operator, programme, table(f"{new_address()},mentee"))).json()
    answers = await asyncio.gather(*(act(operator, first, "commit") for _ in range(4)))
    assert sorted(answer.status_code for answer in answers) == [200, 409, 409, 409]
    assert len(await invitees(operator, programme)) == 1


async def test_whoever_is_here_is_let_in_and_whoever_left_stays_out(profiles: Profiles) -> None:
    operator, here, left = await profiles.operator(), await profiles.someone(), await profiles.someone()
    programme = await made(operator)
    own = await applied(left, programme)
    await decide(operator, own, "refusal", "No.")

    done = await imported(operator, programme, table(f"{here.email},mentee", f"{left.email},mentee"))

    assert counted(done) == {"joins": 1, "left": 1}
    (membership,) = (await here.get("/me/memberships")).json()["items"]
    assert membership["state"] == "member"
    assert await mailed(profiles, membership) == ["You are in: Women in Data"]
    assert await state_of(left, own) == "left"
    assert counted((await tried(operator, programme, table(f"{here.email},mentee"))).json()) == {"same": 1}


async def test_an_import_is_undone_while_nobody_of_it_has_signed_in(profiles: Profiles) -> None:
    operator, here = await profiles.operator(), await profiles.someone()
    programme = await made(operator)
    came = new_address()
    first = await imported(operator, programme, table(f"{new_address()},mentee", f"{here.email},mentor"))
    second = await imported(operator, programme, table(f"{came},mentee"))
    (expected, _) = await invitees(operator, programme)

    undone = await act(operator, first, "undoing")

    assert (undone.json()["state"], undone.json()["can"]) == ("undone", [])
    assert (await told_of(profiles, expected["id"]))[-1] is None
    assert [each["state"] for each in (await here.get("/me/memberships")).json()["items"]] == ["left"]
    assert slug_of(await act(operator, first, "undoing")) == "import-settled"
    await profiles.someone(came)
    assert slug_of(await act(operator, second, "undoing")) == "somebody-came"


async def test_each_is_invited_by_the_worker_on_their_day_in_their_language(profiles: Profiles) -> None:
    operator = await profiles.operator()
    programme = await made(operator)
    today = datetime.now(UTC)
    later = (today + 3 * DAY).date().isoformat()
    rows = [f"{new_address()},mentee,Ada,de,", f"{new_address()},mentor,,en,{later}"]
    await imported(operator, programme, table(*rows, columns="email,role,name,language,invite_on"))
    await send(profiles, today)
    assert [each["state"] for each in await invitees(operator, programme)] == ["eligible"] * 2

    answer = await operator.ask("POST", f"/programmes/{programme['id']}/invitations")

    assert answer.json() == {"people": 2}
    await send(profiles, today)
    now, on_their_day = await invitees(operator, programme)
    assert (now["state"], on_their_day["state"]) == ("invited", "eligible")
    assert await mailed(profiles, now) == ["Sie sind eingeladen: Frauen und Daten"]
    await send(profiles, today + 3 * DAY)
    assert await mailed(profiles, on_their_day) == ["You are invited: Women in Data"]
    token = await link_for(profiles, now["id"])
    said = await profiles.pool.fetchval("SELECT string_agg(value::text, '') FROM outbox WHERE topic = 'memberships'")
    assert token not in said
    assert (await operator.ask("POST", f"/programmes/{programme['id']}/invitations")).json() == {"people": 0}


async def test_whoever_signs_in_with_an_expected_address_is_who_is_expected_and_comes_in_at_their_word(
    profiles: Profiles,
) -> None:
    operator = await profiles.operator()
    programme, address = await made(operator, mentors_need_approval=True), new_address()
    await imported(operator, programme, table(f"{address},mentor,Ada Lovelace", columns="email,role,name"))
    (expected,) = await invitees(operator, programme)

    someone = await profiles.someone(address)

    assert await invitees(operator, programme) == []
    (own,) = (await someone.get("/me/memberships")).json()["items"]
    assert (own["id"], own["state"], own["can"]) == (expected["id"], "eligible", ["accept", "leave"])
    assert (await someone.get("/me")).json()["name"] == "Ada Lovelace"
    accepted = await someone.ask("POST", f"/me/memberships/{own['id']}/acceptance")
    assert accepted.json()["state"] == "member"
    assert [(state.change, state.person_id) for state in await told_of(profiles, own["id"]) if state] == [
        ("imported", None),
        ("claimed", someone.person_id),
        ("joined", someone.person_id),
    ]


async def test_the_link_of_an_invitation_lets_in_once_whatever_address_one_has(profiles: Profiles) -> None:
    operator, someone, other = await profiles.operator(), await profiles.someone(), await profiles.someone()
    programme = await made(operator, capacity=1)
    await imported(operator, programme, table(f"{new_address()},mentee", f"{new_address()},mentee"))
    await operator.ask("POST", f"/programmes/{programme['id']}/invitations")
    await send(profiles, datetime.now(UTC))
    first, second = await invitees(operator, programme)
    tokens = [await link_for(profiles, each["id"]) for each in (first, second)]

    answers = await asyncio.gather(
        *(each.ask("POST", "/me/invitations", json={"token": tokens[0]}) for each in (someone, other))
    )

    assert sorted(answer.status_code for answer in answers) == [201, 404]
    winner, loser = (someone, other) if answers[0].status_code == 201 else (other, someone)
    assert slug_of(await winner.ask("POST", "/me/invitations", json={"token": tokens[1]})) == "already-in-programme"
    waiting = await loser.ask("POST", "/me/invitations", json={"token": tokens[1]})
    assert (waiting.json()["state"], waiting.json()["before_you"]) == ("waiting", 0)
    assert slug_of(await loser.ask("POST", "/me/invitations", json={"token": "guessed"})) == "invitation-not-found"


async def test_who_was_never_invited_is_forgotten_after_ninety_days(profiles: Profiles) -> None:
    operator = await profiles.operator()
    programme = await made(operator)
    await imported(operator, programme, table(f"{new_address()},mentee"))
    await operator.ask("POST", f"/programmes/{programme['id']}/invitations")
    await imported(operator, programme, table(f"{new_address()},mentor"))
    _, never = await invitees(operator, programme)
    for days, left in ((89, 2), (91, 1)):
        async with transaction(profiles.pool) as tx:
            await inviting.forget_never_invited(tx, now=datetime.now(UTC) + days * DAY)
        assert len(await invitees(operator, programme)) == left
    assert (await told_of(profiles, never["id"]))[-1] is None


async def test_a_file_that_nobody_took_over_is_forgotten_in_an_hour(profiles: Profiles) -> None:
    operator = await profiles.operator()
    programme = await made(operator)
    first = (await tried(operator, programme, table(f"{new_address()},mentee"))).json()
    loop = TimerLoop("profiles", TIMERS, profiles.pool, HandClock(datetime.now(UTC) + timedelta(hours=1, minutes=1)))
    while await loop.fire_next():
        pass
    assert slug_of(await act(operator, first, "commit")) == "import-not-found"


async def test_a_file_that_is_forgotten_while_it_is_taken_over_has_brought_nobody(profiles: Profiles) -> None:
    operator = await profiles.operator()
    programme = await made(operator)
    first = (await tried(operator, programme, table(f"{new_address()},mentee"))).json()
    async with profiles.pool.acquire() as connection:
        forgetting = connection.transaction()
        await forgetting.start()
        await importing.forget_tried(connection, UUID(first["id"]))
        taking_over = asyncio.create_task(act(operator, first, "commit"))
        await until_waiting(profiles.pool, 1)
        await forgetting.commit()
    assert slug_of(await taking_over) == "import-not-found"
    assert await invitees(operator, programme) == []


async def test_a_programme_that_is_archived_expects_nobody_any_more(profiles: Profiles) -> None:
    operator = await profiles.operator()
    programme, address = await made(operator), new_address()
    await imported(operator, programme, table(f"{address},mentee", f"{new_address()},mentee"))
    someone = await profiles.someone(address)
    await operator.ask("POST", f"/programmes/{programme['id']}/archiving", json={"reason": "Over."})
    assert await invitees(operator, programme) == []
    (own,) = (await someone.get("/me/memberships")).json()["items"]
    assert own["state"] == "left"
    assert slug_of(await tried(operator, programme, table(f"{address},mentee"))) == "programme-archived"
    assert slug_of(await tried(operator, {"id": OPEN_ID}, table(f"{address},mentee"))) == "everybody-belongs"


async def test_an_erased_person_is_expected_nowhere_any_more(profiles: Profiles) -> None:
    operator, someone = await profiles.operator(), await profiles.someone()
    programme = await made(operator)
    await imported(operator, programme, table(f"{new_address()},mentee"))
    (expected,) = await invitees(operator, programme)
    statement = "UPDATE invitees SET account = $2, email = $2 WHERE membership_id = $1"
    await profiles.pool.execute(statement, UUID(expected["id"]), someone.email)

    waits = (await tried(operator, programme, table(f"{someone.email},mentor"))).json()

    await someone.ask("DELETE", "/me")

    assert slug_of(await act(operator, waits, "commit")) == "import-not-found"
    assert await invitees(operator, programme) == []
    assert (await told_of(profiles, expected["id"]))[-1] is None


async def test_what_is_exported_changes_nothing_when_it_is_imported(profiles: Profiles) -> None:
    operator, here = await profiles.operator(), await profiles.someone()
    await here.change(name="Zoë, “the” Müßig", locale="de")
    programme = await made(operator)
    columns = "email,role,name,language,invite_on,number,manager"
    rows = [f"{new_address()},mentee,O'Hara,pt-BR,2099-01-31,1,2", f"{here.email},mentor,,,,2,"]
    await imported(operator, programme, table(*rows, columns=columns))

    exported = await operator.get(f"/programmes/{programme['id']}/people.csv")

    assert exported.headers["Content-Type"] == "text/csv; charset=utf-8"
    again = (await tried(operator, programme, exported.text)).json()
    assert (counted(again), again["problems"], again["ignored_columns"]) == ({"same": 2}, [], [])


async def test_a_manager_gives_the_reporting_line_and_a_change_above_is_told_below(profiles: Profiles) -> None:
    operator = await profiles.operator()
    programme, (low, middle, high) = await made(operator), [new_address() for _ in range(3)]
    columns = "email,role,number,manager"
    first = (
        await tried(operator, programme, table(f"{low},mentee,1,2", f"{middle},mentor,2,3", columns=columns))
    ).json()
    assert first["unknown_managers"] == ["3"]
    await act(operator, first, "commit")

    await imported(operator, programme, table(f"{high},mentor,3,4", columns=columns))

    states = {each["email"]: (await told_of(profiles, each["id"]))[-1] for each in await invitees(operator, programme)}
    lows, middles, highs = (states[each] for each in (low, middle, high))
    assert lows is not None
    assert middles is not None
    assert highs is not None
    assert lows.line[:2] == (middles.number, highs.number)
    assert lows.line[1:] == middles.line
    assert (len(lows.line), len(middles.line), len(highs.line)) == (3, 2, 1)
    assert lows.change == "updated"


async def test_codes_of_groups_travel_as_hashes_and_people_are_found_by_them(profiles: Profiles) -> None:
    operator, here = await profiles.operator(), await profiles.someone()
    programme, fellow = await made(operator), new_address()
    columns = "email,role,groups"
    text = table(f"{fellow},mentee,ENG | eng-2", f"{here.email},mentor,eng", columns=columns)
    await imported(operator, programme, text)

    (invitee,) = await invitees(operator, programme)
    theirs = (await told_of(profiles, invitee["id"]))[-1]
    (listed,) = (await operator.get(f"/programmes/{programme['id']}/people", group=" Eng ")).json()["items"]
    mine = (await told_of(profiles, listed["memberships"][0]["membership_id"]))[-1]
    assert listed["person_id"] == str(here.person_id)
    assert mine is not None
    assert theirs is not None
    assert (len(mine.groups), len(theirs.groups), set(mine.groups) < set(theirs.groups)) == (1, 2, True)
    assert "eng" not in str(theirs.groups).lower()
    assert (await operator.get(f"/programmes/{programme['id']}/people", group="eng-2")).json()["items"] == []

    came = await profiles.someone(fellow)
    claimed = (await told_of(profiles, invitee["id"]))[-1]
    assert claimed is not None
    assert (claimed.person_id, claimed.groups) == (came.person_id, theirs.groups)
    again = (await tried(operator, programme, text)).json()
    assert counted(again) == {"same": 2}
    await imported(operator, programme, table(f"{here.email},mentor,SALES", columns=columns))
    moved = (await told_of(profiles, listed["memberships"][0]["membership_id"]))[-1]
    assert moved is not None
    assert (moved.change, len(moved.groups), moved.groups == mine.groups) == ("updated", 1, False)


async def test_who_is_suspended_is_let_in_by_no_file(profiles: Profiles) -> None:
    operator, someone = await profiles.operator(), await profiles.someone()
    programme = await made(operator)
    await operator.ask("POST", f"/people/{someone.person_id}/suspension", json={"reason": "Rude."})
    await imported(operator, programme, table(f"{someone.email},mentee"))
    listed = (await operator.get(f"/programmes/{programme['id']}/memberships")).json()["items"]
    assert listed == []


@pytest.mark.parametrize(
    ("file", "slug"),
    [(b"PK\x03\x04", "unreadable-file"), (b"name\nAda\n", "unreadable-file"), (b"!", "unreadable-file")],
)
async def test_what_is_no_table_is_refused(profiles: Profiles, file: bytes, slug: str) -> None:
    operator = await profiles.operator()
    programme = await made(operator)
    body = {"file": base64.b64encode(file).decode()}
    assert slug_of(await operator.ask("POST", f"/programmes/{programme['id']}/imports", json=body)) == slug


async def test_five_thousand_people_come_by_one_file(profiles: Profiles) -> None:
    """And are not told one by one within a request: the worker invites."""
    operator = await profiles.operator()
    programme, run = await made(operator), uuid7().hex
    rows: Sequence[str] = [f"p{number}-{run}@example.org,mentee,{number},{number // 10}" for number in range(1, 5001)]
    first = await tried(operator, programme, table(*rows, columns="email,role,number,manager"))
    done = (await act(operator, first.json(), "commit")).json()
    assert counted(done) == {"new": 5000}
    assert await profiles.pool.fetchval("SELECT count(*) FROM invitees WHERE import_id = $1", UUID(done["id"])) == 5000
