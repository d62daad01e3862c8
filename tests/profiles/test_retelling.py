"""After the tables were set back: what of a person may not be taken back, and what everybody is told anew."""

from datetime import UTC, datetime, timedelta
from typing import Any

from services.profiles.use_cases.retelling import end_sign_ins, erase_again, tellings
from shared.contracts import MEMBERSHIPS, PROFILES, MembershipState, ProfileState
from shared.ids import uuid7
from shared.postgres import transaction
from shared.publishing.retelling import Deed, Told, set_right
from tests.profiles.conftest import MENTOR, Profiles, Someone, new_address
from tests.profiles.test_imports import imported, invitees, send, table, told_of
from tests.profiles.test_memberships import applied, state_of
from tests.profiles.test_programmes import made

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


async def last_told(profiles: Profiles, someone: Someone) -> ProfileState:
    told = (await profiles.published("profiles", someone.person_id))[-1]
    assert isinstance(told, ProfileState)
    return told


async def set_back(profiles: Profiles, someone: Someone, state: ProfileState | None, sequence: int = 9) -> list[Deed]:
    """What is done where the topic says this last."""
    value = None if state is None else PROFILES.record(state).value
    async with transaction(profiles.pool) as tx:
        return [
            *await set_right(tx, tellings(now=NOW), [Told("profiles", someone.person_id, sequence, value)], now=NOW)
        ]


async def membership_set_back(
    profiles: Profiles, told_last: MembershipState, /, **since: Any
) -> tuple[str | None, MembershipState]:
    """What is done, and told then, where the topic says this with what was changed in it since."""
    key, last = told_last.membership_id, told_last.model_copy(update={"version": 7, **since})
    told = Told("memberships", key, 9, MEMBERSHIPS.record(last).value)
    async with transaction(profiles.pool) as tx:
        deeds = await set_right(tx, tellings(now=NOW), [told], now=NOW)
    present = (await told_of(profiles, str(key)))[-1]
    assert present is not None
    return deeds[0].what if deeds else None, present


def version_in(etag: str) -> int:
    return int(etag.strip('"').partition("-")[0])


def later(state: ProfileState, **changes: Any) -> ProfileState:
    return state.model_copy(update={"version": 7, **changes})


async def test_who_was_erased_since_is_erased_again(profiles: Profiles) -> None:
    someone = await profiles.mentor()

    [deed] = await set_back(profiles, someone, None)

    assert deed.what == "erased again"
    assert (await profiles.published("profiles", someone.person_id))[-1] is None
    told = "SELECT sequence FROM outbox_sequences WHERE topic = 'profiles' AND key = $1"
    assert await profiles.pool.fetchval(told, someone.person_id) == 10
    assert not await profiles.pool.fetchval("SELECT count(*) FROM people WHERE person_id = $1", someone.person_id)


async def test_the_ledger_erases_whoever_is_there_again(profiles: Profiles) -> None:
    someone = await profiles.someone()
    async with transaction(profiles.pool) as tx:
        assert await erase_again(tx, [someone.person_id, uuid7()], now=NOW) == [someone.person_id]
    async with transaction(profiles.pool) as tx:
        assert await erase_again(tx, [someone.person_id], now=NOW) == []


async def test_a_block_since_stands_but_not_of_somebody_who_is_not_there_any_more(profiles: Profiles) -> None:
    someone, other = await profiles.someone(), await profiles.someone()
    state = await last_told(profiles, someone)

    [deed] = await set_back(profiles, someone, later(state, blocks=(other.person_id, uuid7())))

    told = await last_told(profiles, someone)
    assert (deed.what, told.change, told.blocks) == ("blocks again", "blocks_changed", (other.person_id,))
    assert told.version > 7


async def test_signing_out_everywhere_since_stands(profiles: Profiles) -> None:
    someone = await profiles.someone()
    state = await last_told(profiles, someone)
    out = NOW + timedelta(hours=1)

    [deed] = await set_back(profiles, someone, later(state, signed_out_at=out))

    assert deed.what == "signed out everywhere again"
    assert (await last_told(profiles, someone)).signed_out_at == out


async def test_a_suspension_since_stands(profiles: Profiles) -> None:
    someone = await profiles.someone()
    state = await last_told(profiles, someone)

    [deed] = await set_back(profiles, someone, later(state, suspended=True, suspended_at=NOW))

    told = await last_told(profiles, someone)
    assert (deed.what, told.change, told.suspended) == ("suspended again", "suspended", True)
    assert told.version > 7


async def test_everything_else_is_as_the_tables_have_it_under_versions_that_nobody_has_seen(profiles: Profiles) -> None:
    someone = await profiles.mentor()
    before = (await someone.get("/me/mentor")).headers["ETag"]
    state = await last_told(profiles, someone)
    assert state.mentor is not None
    other_words = state.mentor.model_copy(update={"headline": "What nobody stands by any more"})

    [deed] = await set_back(profiles, someone, later(state, mentor=other_words))

    told = await last_told(profiles, someone)
    assert deed.what == "told again as the tables have it"
    assert told.mentor is not None
    assert (told.mentor.headline, told.version) == (MENTOR["headline"], 8)
    assert version_in((await someone.get("/me/mentor")).headers["ETag"]) > version_in(before) + 5


async def test_everybody_signs_in_again(profiles: Profiles) -> None:
    someone = await profiles.someone()
    async with transaction(profiles.pool) as tx:
        assert await end_sign_ins(tx) >= 1

    assert (await profiles.refresh(someone.tokens["refresh_token"])).status_code == 401


async def test_who_is_expected_by_a_file_is_told_again_as_the_tables_have_it(profiles: Profiles) -> None:
    operator = await profiles.operator()
    programme = await made(operator)
    await imported(operator, programme, table(f"{new_address()},mentee,E-7", columns="email,role,number"))
    [expected] = await invitees(operator, programme)
    [state] = await told_of(profiles, expected["id"])
    assert state is not None

    done, told = await membership_set_back(profiles, state, state="invited", change="invited")

    assert (done, told.state, told.change) == ("told again as the tables have it", "eligible", "imported")
    assert (told.number, told.version) == (state.number, 8)
    assert state.number is not None


async def test_who_did_not_want_to_come_stays_out(profiles: Profiles) -> None:
    operator = await profiles.operator()
    programme = await made(operator)
    await imported(operator, programme, table(f"{new_address()},mentee"))
    [expected] = await invitees(operator, programme)
    await operator.ask("POST", f"/programmes/{programme['id']}/invitations")
    await send(profiles, NOW)
    [*_, state] = await told_of(profiles, expected["id"])
    assert state is not None
    left = {"state": "left", "change": "left", "left_because": "by_themselves"}

    done, told = await membership_set_back(profiles, state, **left)

    assert (done, told.state, told.left_because) == ("stays out again", "left", "by_themselves")
    assert told.version > 7
    assert await membership_set_back(profiles, told, version=told.version) == (None, told)


async def test_who_left_a_programme_since_stays_out_and_their_place_is_offered(profiles: Profiles) -> None:
    operator, first, second = await profiles.operator(), await profiles.someone(), await profiles.someone()
    programme = await made(operator, joined_by="open", capacity=1)
    own, waiting = await applied(first, programme), await applied(second, programme)
    [*_, state] = await told_of(profiles, own["id"])
    assert state is not None
    left = {"state": "left", "change": "left", "left_because": "by_themselves"}

    done, told = await membership_set_back(profiles, state, **left)

    assert (done, told.state) == ("left again", "left")
    assert told.version > 7
    assert await state_of(first, own) == "left"
    assert await state_of(second, waiting) == "offered"
