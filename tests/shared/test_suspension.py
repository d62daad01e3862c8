"""Who is suspended, in whatever order it is heard of."""

from datetime import UTC, datetime, timedelta

import pytest

from shared import suspension
from shared.ids import uuid7
from shared.postgres import Pool, transaction
from shared.suspension import PersonSuspended, Told

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
SOMEBODY = uuid7()


def told(*, suspended: bool, at: datetime = NOW) -> Told:
    return Told(SOMEBODY, at, suspended)


async def heard(probe: Pool, *states: Told, known: bool = True) -> list[bool]:
    """Whether each of these states, heard one after the other, says that they were suspended since."""
    found = []
    async with transaction(probe) as tx:
        for state in states:
            found.append(await suspension.hear(tx, [state], [SOMEBODY] if known else []) == [SOMEBODY])
            await suspension.settle(tx, [state])
    return found


async def is_suspended(probe: Pool) -> bool:
    async with transaction(probe) as tx:
        try:
            await suspension.refuse_suspended(tx, SOMEBODY)
        except PersonSuspended:
            return True
        return False


async def test_a_suspension_is_news_once_and_its_end_is_none(probe: Pool) -> None:
    begun, over = told(suspended=True), told(suspended=False)
    assert await heard(probe, begun, begun) == [True, False]
    assert await is_suspended(probe)
    assert await heard(probe, over, over) == [False, False]
    assert not await is_suspended(probe)
    assert await heard(probe, told(suspended=True, at=NOW + timedelta(days=1))) == [True]


async def test_one_that_was_lifted_before_it_was_heard_of_is_news_and_holds_until_all_of_it_has_ended(
    probe: Pool,
) -> None:
    over = told(suspended=False)
    async with transaction(probe) as tx:
        assert await suspension.hear(tx, [over], [SOMEBODY]) == [SOMEBODY]
        assert await suspension.suspended_among(tx, [SOMEBODY, uuid7()]) == {SOMEBODY}
        await suspension.settle(tx, [over])
    assert not await is_suspended(probe)
    assert await heard(probe, over) == [False]


@pytest.mark.parametrize("suspended", [True, False])
async def test_of_whom_nobody_knew_before_only_a_present_one_is_news(probe: Pool, suspended: bool) -> None:
    state = told(suspended=suspended)
    assert await heard(probe, state, known=False) == [suspended]
    assert await is_suspended(probe) == suspended
    assert await heard(probe, state) == [False]


async def test_nothing_late_is_kept_of_somebody_erased(probe: Pool) -> None:
    await probe.execute("INSERT INTO erased_people VALUES ($1, $2)", SOMEBODY, NOW)
    assert await heard(probe, told(suspended=True)) == [False]
    assert await probe.fetchval("SELECT count(*) FROM suspensions") == 0
