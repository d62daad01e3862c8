"""After the tables were set back: a no stands, a yes is asked for again."""

from typing import Any
from uuid import UUID

from services.matching.use_cases.retelling import tellings
from shared.contracts import MATCHES, MatchState
from shared.ids import uuid7
from shared.publishing.retelling import Told, set_right
from tests.matching.conftest import Api


async def reconciled(api: Api, *last: MatchState) -> list[MatchState]:
    """What is told where the topic's last records say this."""
    before = len(await api.world.matches())
    told = [Told("matches", each.proposal_id, 9, MATCHES.record(each).value) for each in last]
    async with api.world.transaction() as tx:
        await set_right(tx, tellings(now=api.world.clock.now()), told, now=api.world.clock.now())
    return (await api.world.matches())[before - 1 :]  # the first one's row has left the outbox long ago


async def asked(api: Api, *mentors: UUID) -> MatchState:
    await api.proposals(await api.world.mentee(), *mentors)
    return (await api.world.matches())[0]


def later(state: MatchState, **changes: Any) -> MatchState:
    return state.model_copy(update={"version": 7, **changes})


async def test_a_no_stands_and_the_next_mentor_is_asked(api: Api) -> None:
    first, second = await api.world.mentor(), await api.world.mentor()
    proposed = await asked(api, first, second)

    told = await reconciled(api, later(proposed, change="declined", ended_because="answered"))

    assert [(each.mentor_id, each.change) for each in told] == [(first, "declined"), (second, "proposed")]
    assert told[0].version > 7


async def test_the_next_mentor_is_asked_above_what_was_told_of_them_before(api: Api) -> None:
    """They had been asked, and had said yes, in the time that is lost: readers would take an older version for old news."""
    first, second = await api.world.mentor(), await api.world.mentor()
    proposed = await asked(api, first, second)
    async with api.world.transaction() as tx:
        waits = await tx.fetchval("SELECT proposal_id FROM proposals WHERE mentor_id = $1", second)
    no = later(proposed, change="declined", ended_because="answered")
    yes = later(proposed, change="accepted", mentorship_id=uuid7(), proposal_id=waits, mentor_id=second)

    told = [each for each in await reconciled(api, no, yes) if each.mentor_id == second]

    async with api.world.transaction() as tx:
        version = await tx.fetchval("SELECT version FROM proposals WHERE proposal_id = $1", waits)
    assert (told[-1].change, told[-1].version) == ("proposed", version)
    assert version > yes.version


async def test_after_a_yes_that_is_lost_the_mentor_is_asked_again(api: Api) -> None:
    mentor = await api.world.mentor()
    proposed = await asked(api, mentor)

    [told] = await reconciled(api, later(proposed, change="accepted", mentorship_id=uuid7()))

    assert (told.change, told.version) == ("proposed", 8)


async def test_a_proposal_that_only_the_topic_knows_is_over_and_the_mentee_hears_it(api: Api) -> None:
    mentor = await api.world.mentor()
    proposed = await asked(api, mentor)
    unknown = later(proposed, proposal_id=uuid7())

    told = (await reconciled(api, unknown))[-1]

    assert (told.proposal_id, told.change, told.request_over) == (unknown.proposal_id, "withdrawn", True)
