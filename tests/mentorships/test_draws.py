"""Who got a place by a draw is kept as matching tells it, and goes with the person."""

from uuid import UUID

from shared.consuming.declaration import Event
from shared.contracts import DrawState
from shared.ids import uuid7
from tests.mentorships import told
from tests.mentorships.conftest import Pair


async def kept(pair: Pair) -> dict[UUID, tuple[bool, float]]:
    return {row["person_id"]: (row["drawn"], row["odds"]) for row in await pair.pool.fetch("SELECT * FROM draws")}


async def test_a_draw_is_kept_once_for_each_who_took_part_and_goes_with_its_tombstone(pair: Pair) -> None:
    drawn = told.draw(pair.mentee)
    other = told.draw(uuid7(), drawn=False, odds=0.25)

    await pair.hear(drawn, other, drawn)

    assert other.state is not None
    assert await kept(pair) == {pair.mentee: (True, 0.5), other.state.person_id: (False, 0.25)}
    await pair.hear(Event("draws", drawn.key, 2, None, told.MORNING))
    assert await kept(pair) == {other.state.person_id: (False, 0.25)}


async def test_who_is_erased_leaves_no_draw_whichever_comes_first(pair: Pair) -> None:
    early: Event[DrawState] = told.draw(pair.mentee)
    await pair.hear(early, told.person_gone(pair.mentee), told.draw(pair.mentee))

    assert await kept(pair) == {}
