"""Whatever many do at the same moments, the database is right after each of them: a state machine on real Postgres.

A step is a moment at which up to four acts happen at once, by whoever may or may not do them, or time that passes, with
the worker there or away. `--hypothesis-profile=long` plays many more of them.
"""

import asyncio
import sys
from collections import Counter
from collections.abc import Coroutine, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, ClassVar, Final, NamedTuple, TypeVar

import httpx
import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from services.scheduling.jobs import _tidy
from shared.postgres import transaction
from tests.fixtures.databases import CloneDatabase
from tests.fixtures.profiles import is_long
from tests.scheduling.conftest import MONDAY, Desk, Person, at, desk_on
from tests.scheduling.invariants import violations

T = TypeVar("T")

MORNINGS: Final = [{"day": day, "from": "09:00", "to": "12:00"} for day in range(7)]
TERMS: Final[Sequence[dict[str, Any]]] = (
    {"buffer_after_minutes": 15},
    {"buffer_before_minutes": 10, "confirmation": True},
)
PLACES: Final = 12
"""Half hours of two mornings: so few that people meet."""


@dataclass(frozen=True)
class Act:
    """Something somebody tries. `which` picks one of what there is: an offering, a session, a hold."""

    kind: str
    who: int
    which: int
    place: int
    length: int


KINDS: Final = (
    *("book", "book", "book", "hold", "hold", "keep", "keep", "release"),
    *("move", "move", "propose", "propose", "accept", "accept", "decline-move", "withdraw-move"),
    *("cancel", "cancel", "confirm", "confirm", "decline", "complete", "absence", "time-off"),
)

ACTS: Final = st.builds(
    Act,
    kind=st.sampled_from(KINDS),
    who=st.integers(0, 4),
    which=st.integers(0, 30),
    place=st.integers(0, PLACES - 1),
    length=st.sampled_from((30, 60)),
)


class Held(NamedTuple):
    id: str
    person: Person
    offering: str
    start: str
    length: int


@dataclass
class Everybody:
    """Two mentors, who book each other too, and three mentees; what they have made so far."""

    desk: Desk
    people: list[Person] = field(default_factory=list)
    offerings: list[str] = field(default_factory=list)
    sessions: list[tuple[str, Person, Person]] = field(default_factory=list)
    holds: list[Held] = field(default_factory=list)
    mentors: dict[str, Person] = field(default_factory=dict)

    async def arrive(self) -> None:
        """Nobody else has ever been here."""
        self.desk.clock.instant = MONDAY.replace(hour=9)
        for table in TABLES:
            await self.desk.pool.execute(f"DELETE FROM {table}")
        for terms in TERMS:
            mentor, offering = await self.desk.mentor(weekly=MORNINGS, **terms)
            self.people.append(mentor)
            self.offerings.append(offering)
            self.mentors[offering] = mentor
        self.people += [self.desk.person() for _ in range(3)]

    async def do(self, act: Act) -> httpx.Response | None:
        """The answer; None where there is nothing yet to do it with."""
        person, start = self.people[act.who], at(9 + act.place % 6 // 2, 30 * (act.place % 2), day=1 + act.place // 6)
        match act.kind:
            case "book" | "hold":
                return await self._take(act, person, start)
            case "keep" | "release":
                return await self._settle(act)
            case "time-off":
                return await self.people[act.which % 2].post("/me/time-off", {"starts_at": start, "ends_at": at(11)})
            case _:
                return await self._change(act, start)

    async def _take(self, act: Act, person: Person, start: str) -> httpx.Response:
        offering = self.offerings[act.which % len(self.offerings)]
        if act.kind == "hold":
            answer = await person.hold(offering, start, length_minutes=act.length)
            if answer.status_code == 201:
                self.holds.append(Held(answer.json()["id"], person, offering, start, act.length))
            return answer
        return self._booked(await person.book(offering, start, length_minutes=act.length), person, offering)

    def _booked(self, answer: httpx.Response, person: Person, offering: str) -> httpx.Response:
        if answer.status_code == 201:
            self.sessions.append((answer.json()["id"], self.mentors[offering], person))
        return answer

    async def _settle(self, act: Act) -> httpx.Response | None:
        if not self.holds:
            return None
        hold = self.holds[act.which % len(self.holds)]
        if act.kind == "release":
            return await hold.person.delete(f"/holds/{hold.id}")
        answer = await hold.person.book(hold.offering, hold.start, hold_id=hold.id, length_minutes=hold.length)
        return self._booked(answer, hold.person, hold.offering)

    async def _change(self, act: Act, start: str) -> httpx.Response | None:
        if not self.sessions:
            return None
        session, *sides = self.sessions[act.which % len(self.sessions)]
        path, body = PATHS[act.kind]
        return await sides[act.who % 2].post(
            f"/sessions/{session}/{path}", {"starts_at": start} if body == "start" else body
        )


PATHS: Final[dict[str, tuple[str, Any]]] = {
    "move": ("rescheduling", "start"),
    "propose": ("move-proposal", "start"),
    "accept": ("move-proposal/acceptance", None),
    "decline-move": ("move-proposal/decline", None),
    "withdraw-move": ("move-proposal/withdrawal", None),
    "cancel": ("cancellation", {"reason": ""}),
    "confirm": ("confirmation", None),
    "decline": ("decline", {"reason": ""}),
    "complete": ("completion", None),
    "absence": ("absence", {"who": "mentee"}),
}

TABLES: Final = (
    *("participants", "sessions", "claims", "holds", "timers", "outbox", "outbox_sequences", "idempotency_keys"),
    *("stale_availability", "offerings", "hours", "people"),
)


class AtTheSameMoments(RuleBasedStateMachine):
    """One run: everybody arrives anew."""

    desk: ClassVar[Desk]
    loop: ClassVar[asyncio.AbstractEventLoop]
    counted: ClassVar[Counter[str]] = Counter()

    def __init__(self) -> None:
        super().__init__()
        self.everybody = Everybody(self.desk)
        self._run(self.everybody.arrive())

    def _run(self, work: Coroutine[Any, Any, T]) -> T:
        return self.loop.run_until_complete(work)

    @rule(acts=st.lists(ACTS, min_size=1, max_size=4))
    def moment(self, acts: Sequence[Act]) -> None:
        """All of it at once."""

        async def at_once() -> Sequence[httpx.Response | None]:
            return await asyncio.gather(*(self.everybody.do(act) for act in acts))

        for act, answer in zip(acts, self._run(at_once()), strict=True):
            if answer is not None:
                assert answer.status_code < 500, (act, answer.text)
                self.counted[f"{act.kind}: {'done' if answer.status_code < 300 else 'refused'}"] += 1

    @rule(minutes=st.sampled_from((1, 3, 6, 20, 61, 600, 1440)), with_worker=st.booleans())
    def time_passes(self, minutes: int, with_worker: bool) -> None:
        """Correctness needs no worker; where it is there, it must not harm."""
        self.desk.clock.move(timedelta(minutes=minutes))
        if with_worker:
            self._run(self._work())

    async def _work(self) -> None:
        await self.desk.fire_timers()
        async with transaction(self.desk.pool) as tx:
            await _tidy(tx, self.desk.clock.now())

    @invariant()
    def all_is_well(self) -> None:
        self.counted["steps"] += 1
        assert self._run(violations(self.desk.pool, self.desk.clock.now())) == {}


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


def test_after_each_moment_nobody_is_in_two_places_and_events_tell_the_state(
    machine: type[AtTheSameMoments], capsys: pytest.CaptureFixture[str]
) -> None:
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=500 if is_long() else 30,
            stateful_step_count=50 if is_long() else 20,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )

    counted = machine.counted
    with capsys.disabled():
        sys.stderr.write(f"\n{counted['steps']} steps; {dict(sorted(counted.items()))}\n")
    assert counted["book: done"] > 0
