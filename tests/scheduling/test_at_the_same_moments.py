"""Whatever many do at the same moments, the database is right after each of them: a state machine on real Postgres.

A step is a moment at which up to four acts happen at once, by whoever may or may not do them, or time that passes, with
the worker there or away. Most acts are aimed at something for which they are open, so that each of them succeeds again
and again; the run ends with the proof. `--hypothesis-profile=long` plays many more of them.
"""

import asyncio
import sys
from collections import Counter
from collections.abc import Coroutine, Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any, ClassVar, Final, TypeVar, get_args

import httpx
import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from services.scheduling.domain.minutes import datetime_of
from services.scheduling.jobs import _tidy
from shared.contracts.vocabulary import SessionChange
from shared.postgres import transaction
from tests.fixtures.databases import CloneDatabase
from tests.fixtures.profiles import is_long
from tests.scheduling.conftest import Desk, desk_on
from tests.scheduling.everybody import KINDS, OFTEN, PLACES, Act, Everybody, Moment
from tests.scheduling.invariants import violations

pytestmark = pytest.mark.proof

T = TypeVar("T")

OPEN: Final = "whatever is open"
ACTS: Final = st.builds(
    Act,
    kind=st.sampled_from((*KINDS, *OFTEN, *[OPEN] * 30)),
    who=st.integers(0, 4),
    which=st.integers(0, 30),
    place=st.integers(0, PLACES - 1),
    length=st.sampled_from((30, 60)),
    aimed=st.sampled_from((True, True, True, False)),
)

NEXT_START: Final = "SELECT min(starts) FROM sessions WHERE state = 'booked' AND starts > $1"
NEXT_END: Final = "SELECT min(ends) FROM sessions WHERE state = 'booked' AND ends > $1"
REQUEST_ENDS: Final = """
SELECT min(extract(epoch FROM respond_by)::bigint / 60)
FROM sessions
WHERE state = 'pending' AND respond_by > to_timestamp($1::bigint * 60)
"""
PROPOSAL_ENDS: Final = """
SELECT min(extract(epoch FROM (proposal ->> 'respond_by')::timestamptz)::bigint / 60)
FROM sessions
WHERE state = 'booked' AND (proposal ->> 'respond_by')::timestamptz > to_timestamp($1::bigint * 60)
"""

UNTIL: Final = (
    *(timedelta(minutes=1), timedelta(minutes=3), timedelta(minutes=6), timedelta(hours=1), timedelta(days=1)),
    *(NEXT_START, NEXT_START, NEXT_END, REQUEST_ENDS, PROPOSAL_ENDS, PROPOSAL_ENDS),
)


class AtTheSameMoments(RuleBasedStateMachine):
    """One run: everybody arrives anew."""

    desk: ClassVar[Desk]
    loop: ClassVar[asyncio.AbstractEventLoop]
    counted: ClassVar[Counter[str]] = Counter()
    done: ClassVar[Counter[str]] = Counter()
    told: ClassVar[Counter[str]] = Counter()

    def __init__(self) -> None:
        super().__init__()
        self.everybody = Everybody(self.desk)
        self.succeeded: Counter[str] = Counter()
        self._run(self.everybody.arrive())

    def _run(self, work: Coroutine[Any, Any, T]) -> T:
        return self.loop.run_until_complete(work)

    @rule(acts=st.lists(ACTS, min_size=1, max_size=4))
    def moment(self, acts: Sequence[Act]) -> None:
        """All of it at once."""
        self._play(acts)

    @rule(acts=st.lists(ACTS, min_size=4, max_size=4))
    def crowded_moment(self, acts: Sequence[Act]) -> None:
        """As much of it at once as there may be."""
        self._play(acts)

    @rule(acts=st.lists(ACTS, min_size=3, max_size=3), until=st.sampled_from((NEXT_START, PROPOSAL_ENDS)))
    def moment_just_after(self, acts: Sequence[Act], until: str) -> None:
        """When something has just begun, or gone unanswered, and no worker has seen it."""
        self._wait(until)
        self._play(acts)

    def _play(self, acts: Sequence[Act]) -> None:
        moment = self._run(self.everybody.look())
        tried = [self._aimed_at_what_is_open(act, moment) for act in acts]

        async def at_once() -> Sequence[httpx.Response | None]:
            return await asyncio.gather(*(self.everybody.do(act, moment) for act in tried))

        for act, answer in zip(tried, self._run(at_once()), strict=True):
            if answer is not None:
                assert answer.status_code < 500, (act, answer.text)
                self.counted["acts"] += 1
                self.succeeded[act.kind] += answer.status_code < 300

    def _aimed_at_what_is_open(self, act: Act, moment: Moment) -> Act:
        """The act itself; or one of a sort that is open now and that has seldom succeeded in this run."""
        if act.kind != OPEN:
            return act

        def rank(kind: str) -> tuple[int, int]:
            return self.succeeded[kind], (KINDS.index(kind) + act.place) % len(KINDS)

        seldom = sorted(moment.open_kinds, key=rank)
        return replace(act, kind=seldom[act.who % len(seldom)], aimed=True)

    @rule(until=st.sampled_from(UNTIL), with_worker=st.booleans())
    def time_passes(self, until: timedelta | str, with_worker: bool) -> None:
        """So long, or until something begins, ends or goes unanswered.

        Correctness needs no worker; where it is there, it must not harm.
        """
        self._wait(until)
        if with_worker:
            self._run(self._work())

    def _wait(self, until: timedelta | str) -> None:
        clock = self.desk.clock
        if isinstance(until, timedelta):
            clock.move(until)
        elif (minute := self._run(self.desk.pool.fetchval(until, int(clock.now().timestamp()) // 60))) is not None:
            clock.move(datetime_of(minute + 1) - clock.now())

    async def _work(self) -> None:
        await self.desk.fire_timers()
        async with transaction(self.desk.pool) as tx:
            await _tidy(tx, now=self.desk.clock.now())

    @invariant()
    def all_is_well(self) -> None:
        self.counted["steps"] += 1
        assert self._run(violations(self.desk.pool, self.desk.clock.now())) == {}

    def teardown(self) -> None:
        self.done.update(self.succeeded)
        self.told.update(self._run(self.everybody.told()))


@pytest.fixture
async def database_url(database_of: CloneDatabase) -> str:
    return (await database_of("scheduling")).url


@pytest.fixture
def machine(database_url: str) -> Iterator[type[AtTheSameMoments]]:
    """The machine with a loop of its own: Hypothesis plays it from outside of any."""
    loop = asyncio.new_event_loop()
    context = desk_on(database_url)
    AtTheSameMoments.loop, AtTheSameMoments.desk = loop, loop.run_until_complete(context.__aenter__())
    yield AtTheSameMoments
    loop.run_until_complete(context.__aexit__(None, None, None))
    loop.close()


def test_after_each_moment_nobody_is_in_two_places_and_events_tell_the_state(machine: type[AtTheSameMoments]) -> None:
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=500 if is_long() else 60,
            stateful_step_count=50 if is_long() else 30,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )

    for name, counter in (("", machine.counted), ("succeeded: ", machine.done), ("told: ", machine.told)):
        sys.stderr.write(f"{name}{dict(sorted(counter.items()))}\n")  # seen with `-s`, and where it fails
    assert not [kind for kind in KINDS if machine.done[kind] == 0]
    assert not [word for word in get_args(SessionChange) if machine.told[word] == 0]
