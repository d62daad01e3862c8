"""After the tables were set back: a no stands, a yes is asked for again."""

from typing import Any
from uuid import UUID

from services.matching.use_cases.retelling import tellings
from shared.contracts import MATCHES, MatchState
from shared.ids import uuid7
from shared.publishing.retelling import Told, set_right
from tests.matching.conftest import Api


async def reconciled(api: Api, last: MatchState) -> list[MatchState]:
    """What is told where the topic's last record says this."""
    before = len(await api.world.matches())
    told = Told("matches", last.proposal_id, 9, MATCHES.record(last).value)
    async with api.world.transaction() as tx:
        await set_right(tx, tellings(now=api.world.clock.now()), [told], now=api.world.clock.now())
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
