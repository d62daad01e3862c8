"""After the tables were set back: an end stands, and what only the topic knows ends."""

from typing import Any

from services.mentorships.use_cases.retelling import tellings
from shared.contracts import MENTORSHIPS, MentorshipState
from shared.ids import uuid7
from shared.publishing.retelling import Told, set_right
from tests.mentorships.conftest import Pair


async def reconciled(pair: Pair, **changes: Any) -> MentorshipState:
    """What is told where the topic's last record is the first with these changes."""
    first = (await pair.published("mentorships"))[0]
    assert isinstance(first, MentorshipState)
    last = first.model_copy(update={"version": 7, **changes})
    told = Told("mentorships", last.mentorship_id, 9, MENTORSHIPS.record(last).value)
    async with pair.transaction() as tx:
        await set_right(tx, tellings(now=pair.clock.now()), [told], now=pair.clock.now())
    said = (await pair.published("mentorships"))[-1]
    assert isinstance(said, MentorshipState)
    return said


async def test_a_mentorship_that_ended_since_ends_again(matched: Pair) -> None:
    ended_at = matched.clock.now()
    told = await reconciled(matched, state="ended", change="ended", ended_at=ended_at, ended_because="goals_reached")

    assert (told.change, told.ended_because, told.ended_at) == ("ended", "goals_reached", ended_at)
    assert told.version > 7
    assert (await matched.row())["state"] == "ended"


async def test_a_mentorship_that_was_paused_since_goes_on_and_both_hear_it(matched: Pair) -> None:
    told = await reconciled(matched, state="paused", change="paused")

    assert (told.change, told.state, told.version) == ("resumed", "active", 8)


async def test_a_mentorship_that_only_the_topic_knows_is_told_to_have_ended(matched: Pair) -> None:
    told = await reconciled(matched, mentorship_id=uuid7())

    assert (told.change, told.state, told.ended_because) == ("ended", "ended", "other")
