"""Letting requests in: counted together, and each as if it were alone."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Sequence
from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

import asyncpg
import pytest

from shared.http import limits
from shared.http.inside.admission import Admission
from shared.http.limits import NOBODY, Limit, Standing, TooManyRequests
from shared.http.parts import MINUTE
from shared.http.refusals import PersonErased
from shared.postgres import Pool, Tx
from shared.suspension import PersonSuspended
from tests.fixtures.databases import PROBE, CloneDatabase
from tests.fixtures.eventually import eventually

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
SIX = Limit("six", 6, MINUTE)


@pytest.fixture
def said() -> list[str]:
    """What `listened` has said to PostgreSQL."""
    return []


@pytest.fixture
async def listened(database_of: CloneDatabase, said: list[str]) -> AsyncIterator[Pool]:
    async def listen(connection: Any) -> None:
        connection.add_query_logger(lambda statement: said.append(statement.query))

    url = (await database_of(PROBE)).url
    async with asyncpg.create_pool(url, min_size=0, init=listen, server_settings={"search_path": PROBE}) as pool:
        yield pool


async def outcomes_of(takes: Sequence[Awaitable[Standing]]) -> list[object]:
    return list(await asyncio.gather(*takes, return_exceptions=True))


def kinds(outcomes: list[object]) -> Counter[type]:
    return Counter(map(type, outcomes))


async def test_those_that_come_at_the_same_time_are_counted_in_one_statement(listened: Pool, said: list[str]) -> None:
    admission = Admission()
    outcomes = await outcomes_of([admission.take(listened, SIX, str(number), NOW) for number in range(20)])
    assert kinds(outcomes) == {Standing: 20}
    assert sum("theoretical_arrival" in statement for statement in said) == 1


async def test_those_that_come_while_others_are_counted_share_the_next_statement(
    listened: Pool, said: list[str]
) -> None:
    admission = Admission()
    async with listened.acquire() as elsewhere, elsewhere.transaction():
        await limits.take(elsewhere, SIX, "first", NOW)
        first = asyncio.ensure_future(admission.take(listened, SIX, "first", NOW))
        await eventually(lambda: _somebody_waits(elsewhere))
        later = [asyncio.ensure_future(admission.take(listened, SIX, str(number), NOW)) for number in range(20)]
    assert kinds(await outcomes_of([first, *later])) == {Standing: 21}
    assert (
        sum("theoretical_arrival" in statement for statement in said) == 3
    )  # the lock's, the first one's, all others'


async def _somebody_waits(tx: Tx) -> bool:
    waiting: int = await tx.fetchval("SELECT count(*) FROM pg_locks WHERE NOT granted")
    return waiting > 0


async def test_no_more_of_one_person_pass_than_the_limit_lets(probe: Pool) -> None:
    admission = Admission()
    outcomes = await outcomes_of([admission.take(probe, SIX, "a", NOW) for _ in range(40)])
    assert kinds(outcomes) == {Standing: 6, TooManyRequests: 34}
    assert kinds(outcomes[:6]) == {Standing: 6}


async def test_no_more_pass_than_the_limit_lets_in_several_processes_together(probe: Pool) -> None:
    processes = [Admission(), Admission(), Admission()]
    takes = [processes[number % 3].take(probe, SIX, "ab"[number % 2], NOW) for number in range(60)]
    outcomes = await outcomes_of(takes)
    assert kinds(outcomes[::2]) == kinds(outcomes[1::2]) == {Standing: 6, TooManyRequests: 24}


async def test_who_is_over_the_limit_is_in_nobodys_way(probe: Pool) -> None:
    admission = Admission()
    await outcomes_of([admission.take(probe, SIX, "busy", NOW) for _ in range(6)])
    busy, quiet = await outcomes_of([admission.take(probe, SIX, subject, NOW) for subject in ("busy", "quiet")])
    assert isinstance(busy, TooManyRequests)
    assert busy.retry_after == 10
    assert isinstance(quiet, Standing)


async def test_what_is_left_is_told_as_after_all_that_were_counted_together(probe: Pool) -> None:
    admission = Admission()
    outcomes = await asyncio.gather(*(admission.take(probe, SIX, "a", NOW) for _ in range(4)))
    assert [standing.remaining for standing in outcomes] == [2, 2, 2, 2]
    assert (await admission.take(probe, SIX, "a", NOW)).remaining == 1


async def test_each_limit_counts_for_itself(probe: Pool) -> None:
    admission, one = Admission(), Limit("one", 1, MINUTE)
    takes = [admission.take(probe, limit, "a", NOW) for limit in (one, SIX, one, SIX)]
    assert [type(each) for each in await outcomes_of(takes)] == [Standing, Standing, TooManyRequests, Standing]


async def test_the_erased_and_the_suspended_are_recognised_among_others(probe: Pool) -> None:
    admission, erased, suspended = Admission(), uuid4(), uuid4()
    await probe.execute("INSERT INTO erased_people VALUES ($1, $2)", erased, NOW)
    await probe.execute("INSERT INTO suspensions VALUES ($1, $2)", suspended, NOW)

    def take(person: UUID) -> Awaitable[Standing]:
        return admission.take(probe, SIX, str(person), NOW, person=person)

    outcomes = await outcomes_of([take(erased), take(uuid4()), take(suspended), take(erased), take(NOBODY)])
    assert [type(each) for each in outcomes] == [PersonErased, Standing, PersonSuspended, PersonErased, Standing]


async def test_all_hear_that_the_database_is_away_and_the_next_one_is_counted_anew(
    probe: Pool, database_of: CloneDatabase
) -> None:
    admission, elsewhere = Admission(), await (await database_of(PROBE)).pool()
    elsewhere.terminate()
    outcomes = await outcomes_of([admission.take(elsewhere, SIX, str(number), NOW) for number in range(3)])
    assert kinds(outcomes) == {asyncpg.InterfaceError: 3}
    assert (await admission.take(probe, SIX, "a", NOW)).remaining == 5


async def test_a_request_that_is_given_up_is_in_nobodys_way(probe: Pool) -> None:
    admission = Admission()
    given_up = asyncio.ensure_future(admission.take(probe, SIX, "a", NOW))
    other = asyncio.ensure_future(admission.take(probe, SIX, "b", NOW))
    await asyncio.sleep(0)
    given_up.cancel()
    assert (await other).remaining == 5
    assert (await admission.take(probe, SIX, "a", NOW)).remaining == 4
