"""After the tables were set back: what of a person may not be taken back, and what everybody is told anew."""

from datetime import UTC, datetime, timedelta
from typing import Any

from services.profiles.use_cases.retelling import end_sign_ins, erase_again, tellings
from shared.contracts import PROFILES, ProfileState
from shared.ids import uuid7
from shared.postgres import transaction
from shared.publishing.retelling import Deed, Told, set_right
from tests.profiles.conftest import MENTOR, Profiles, Someone

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
