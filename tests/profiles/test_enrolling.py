"""A programme enrols the mentees of its files by default: they are told so, are in once they come, and get out in one call."""

from datetime import UTC, datetime
from typing import Any

import pytest

from tests.profiles.conftest import Profiles, Someone, new_address, slug_of
from tests.profiles.test_imports import act, counted, imported, invitees, link_for, send, table, told_of, tried
from tests.profiles.test_memberships import mailed, state_of
from tests.profiles.test_programmes import made
from tests.profiles.test_sign_ups import asking


async def enrolling(operator: Someone, **terms: Any) -> dict[str, Any]:
    return await made(operator, enrols_by_default=True, **terms)


async def memberships(someone: Someone) -> list[dict[str, Any]]:
    return list((await someone.get("/me/memberships")).json()["items"])


async def enrolled(profiles: Profiles, address: str, **terms: Any) -> tuple[Someone, dict[str, Any], dict[str, Any]]:
    """An operator, a programme, and a mentee of its file who has got their mail."""
    operator = await profiles.operator()
    programme = await enrolling(operator, **terms)
    await imported(operator, programme, table(f"{address},mentee"))
    await send(profiles, datetime.now(UTC))
    (expected,) = await invitees(operator, programme)
    return operator, programme, expected


async def decline(profiles: Profiles, token: str) -> Any:
    return await profiles.client.post("/profiles/v1/invitations/declining", json={"token": token})


async def test_mentees_of_a_file_are_told_without_anybody_inviting_them_and_mentors_are_not(profiles: Profiles) -> None:
    operator = await profiles.operator()
    programme = await enrolling(operator)
    await imported(operator, programme, table(f"{new_address()},mentee", f"{new_address()},mentor"))

    await send(profiles, datetime.now(UTC))

    mentee, mentor = await invitees(operator, programme)
    assert (mentee["state"], mentor["state"]) == ("invited", "eligible")
    assert await mailed(profiles, mentee) == ["You are enrolled: Women in Data"]
    await operator.ask("POST", f"/programmes/{programme['id']}/invitations")
    await send(profiles, datetime.now(UTC))
    assert await mailed(profiles, mentor) == ["You are invited: Women in Data"]


async def test_who_is_enrolled_is_in_once_they_sign_in_is_told_and_leaves_in_one_call(profiles: Profiles) -> None:
    address = new_address()
    _, _, expected = await enrolled(profiles, address)

    someone = await profiles.someone(address)

    (own,) = await memberships(someone)
    assert (own["id"], own["state"], own["can"]) == (expected["id"], "member", ["leave"])
    assert await mailed(profiles, own) == ["You are enrolled: Women in Data"] * 2
    assert [state.change for state in await told_of(profiles, own["id"]) if state] == [
        "imported", "invited", "claimed", "joined",
    ]  # fmt: skip
    await someone.ask("POST", f"/me/memberships/{own['id']}/leaving")
    assert await state_of(someone, own) == "left"


async def test_who_is_here_is_enrolled_at_once_and_a_full_programme_has_them_wait(profiles: Profiles) -> None:
    operator, here, late = await profiles.operator(), await profiles.someone(), await profiles.someone()
    programme = await enrolling(operator, capacity=1)
    await imported(operator, programme, table(f"{here.email},mentee"))
    await imported(operator, programme, table(f"{late.email},mentee"))
    (own,), (other,) = await memberships(here), await memberships(late)
    assert (own["state"], other["state"]) == ("member", "waiting")
    assert await mailed(profiles, own) == ["You are enrolled: Women in Data"]
    assert await mailed(profiles, other) == ["You are on the waiting list: Women in Data"]


async def test_the_way_out_needs_no_signing_in_and_is_good_for_later_files_too(profiles: Profiles) -> None:
    address = new_address()
    operator, programme, expected = await enrolled(profiles, address)
    token = await link_for(profiles, expected["id"])

    answers = [await decline(profiles, token) for _ in range(2)]

    assert [each.status_code for each in answers] == [204, 204]
    assert await invitees(operator, programme) == []
    state = (await told_of(profiles, expected["id"]))[-1]
    assert state is not None
    assert (state.change, state.state, state.left_because, state.person_id) == ("left", "left", "by_themselves", None)
    again = await tried(operator, programme, table(f"{address},mentee"))
    assert counted(again.json()) == {"left": 1}
    await act(operator, again.json(), "commit")
    await send(profiles, datetime.now(UTC))
    assert len(await mailed(profiles, expected)) == 1
    assert await memberships(await profiles.someone(address)) == []


async def test_whoever_changes_their_mind_comes_in_by_the_same_link(profiles: Profiles) -> None:
    _, _, expected = await enrolled(profiles, new_address())
    token = await link_for(profiles, expected["id"])
    await decline(profiles, token)
    someone = await profiles.someone()

    own = await someone.ask("POST", "/me/invitations", json={"token": token})

    assert (own.status_code, own.json()["state"]) == (201, "member")
    for used in (token, "guessed"):
        assert slug_of(await decline(profiles, used)) == "invitation-not-found"


async def test_an_invitation_may_be_declined_too(profiles: Profiles) -> None:
    operator, address = await profiles.operator(), new_address()
    programme = await made(operator)
    await imported(operator, programme, table(f"{address},mentor"))
    await operator.ask("POST", f"/programmes/{programme['id']}/invitations")
    await send(profiles, datetime.now(UTC))
    (expected,) = await invitees(operator, programme)
    assert (await decline(profiles, await link_for(profiles, expected["id"]))).status_code == 204
    assert await memberships(await profiles.someone(address)) == []


async def test_a_programme_that_asks_something_enrols_nobody_past_its_form(profiles: Profiles) -> None:
    operator, address = await profiles.operator(), new_address()
    programme = await asking(operator, enrols_by_default=True)
    await imported(operator, programme, table(f"{address},mentee"))
    await operator.ask("POST", f"/programmes/{programme['id']}/invitations")
    await send(profiles, datetime.now(UTC))
    (expected,) = await invitees(operator, programme)
    assert await mailed(profiles, expected) == ["You are invited: Women in Data"]
    (own,) = await memberships(await profiles.someone(address))
    assert (own["state"], own["can"]) == ("invited", ["sign_up", "leave"])


@pytest.mark.parametrize("when", ["before the mail", "after it was promised and is so no more"])
async def test_what_the_mail_said_is_kept_and_who_comes_before_it_is_enrolled_too(
    profiles: Profiles, when: str
) -> None:
    address = new_address()
    operator = await profiles.operator()
    programme = await enrolling(operator)
    await imported(operator, programme, table(f"{address},mentee"))
    if when != "before the mail":
        await send(profiles, datetime.now(UTC))
        query = "UPDATE programmes SET enrols_by_default = false WHERE slug = $1"
        await profiles.pool.execute(query, programme["slug"])
    (own,) = await memberships(await profiles.someone(address))
    assert own["state"] == "member"
