"""One run: a town lives some weeks, is multiplied three times, and measured each time."""

import time
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, Final

from deploy.local.progress import say
from shared.contracts import SERVICES
from shared.mail.sending import KEPT_WHEN_DONE
from shared.postgres import Connection
from tests.capacity import statements
from tests.capacity.asking import CHANGES, ROUNDS, Cost, People, anybody
from tests.capacity.model import Measured, Model
from tests.capacity.multiplying import TABLES, TOLD, Multiplication, counts, sizes
from tests.capacity.stage import CapacityStage
from tests.capacity.statements import Plans, Spent
from tests.capacity.town import MENTEES_EACH, MENTORS, Settled
from tests.capacity.variety import Variety
from tests.capacity.yardstick import Yardstick
from tests.faults.stage import moving
from tests.resting.processes import memory

MENTEES: Final = MENTORS * MENTEES_EACH
WITH_MAILS: Final = ("profiles", "notifications")

# What a worker clears each ten minutes, of which the town has lived weeks: copies of it would be cleared while they are measured.
FORGET: Final = "DELETE FROM {service}.mails WHERE finished_at < $1"


@dataclass
class Found:
    """`grown`: statements that look at more the more history there is. `plans`: of all of them, at the largest size. `wrong`: answers that were refusals."""

    sizes: list[Measured] = field(default_factory=list)
    of_a_person: dict[str, float] = field(default_factory=dict)
    of_a_session: dict[str, float] = field(default_factory=dict)
    events_a_session: float = 0.0
    grown: Sequence[str] = ()
    plans: Plans = statements.NO_PLANS
    wrong: list[str] = field(default_factory=list)

    @property
    def model(self) -> Model:
        return Model(self.sizes[0], self.sizes[1], self.of_a_person, self.of_a_session)

    def as_json(self) -> dict[str, Any]:
        return {
            "sizes": [each.as_json() for each in self.sizes],
            "of_a_person": self.of_a_person,
            "of_a_session": self.of_a_session,
            "events_a_session": round(self.events_a_session, 2),
            "grown": [*self.grown],
            "plans": asdict(self.plans),
            "wrong": self.wrong,
        }


class Run:
    """On a stage that has begun."""

    def __init__(self, stage: CapacityStage, *, times: int, weeks: int, seed: int) -> None:
        self._stage = stage
        self._times = times
        self._weeks = weeks
        self._seed = seed
        self._town = Settled(stage.town(), stage.rest)
        self._found = Found()
        self._yardstick = Yardstick.now()
        self._met = 0
        self._began = time.monotonic()

    async def of(self, mentees: Sequence[int]) -> Found:
        """Three sizes, of so many mentees each, the smallest first."""
        connection = await self._stage.connect()
        await connection.execute(statements.BEGIN)
        everywhere = Multiplication(connection)
        await self._live(connection, everywhere)
        variety = Variety(connection, self._town.pairs, self._stage.town().now().date())
        await variety.begin()
        spent: list[Mapping[str, Spent]] = []
        for number in mentees:
            await self._stage.stop_services()
            await everywhere.up_to(max(0, number // MENTEES - 1))
            await variety.up_to(everywhere.copies)
            self._step(f"{everywhere.copies} copies beside the town")
            await self._stage.start_services()
            await connection.execute(statements.RESET)
            self._found.sizes.append(await self._measured(connection, everywhere))
            spent.append(await statements.spent(connection))
            self._step("measured")
        self._found.grown = statements.grown(spent[0], spent[-1])
        self._found.plans = await statements.plans(connection)
        await connection.close()
        return self._found

    async def _live(self, connection: Connection, everywhere: Multiplication) -> None:
        await self._town.settle()
        before = await _rows(connection)
        told = before["events"]
        self._step(f"{self._town.people} people have settled")
        for _ in range(self._weeks):
            self._met += await self._town.live_a_week()
        for service in WITH_MAILS:
            await connection.execute(FORGET.format(service=service), self._stage.town().now() - KEPT_WHEN_DONE)
        after = await _rows(connection)
        self._step(f"{self._met} sessions, in {self._weeks} weeks")
        await self._stage.stop_services()
        await everywhere.prepare()
        self._stage.moving = moving(TOLD)
        await self._stage.start_services()
        found = self._found
        for each in everywhere.tables:
            everybodys = after[each.table] - each.rows  # skills, which nobody brings along
            settled = min(each.rows, max(0, before.get(each.table, 0) - everybodys))
            found.of_a_person[each.table] = settled / self._town.people
            found.of_a_session[each.table] = (each.rows - settled) / self._met
        found.events_a_session = (after["events"] - told) / self._met

    async def _measured(self, connection: Connection, everywhere: Multiplication) -> Measured:
        stage, copies = self._stage, everywhere.copies
        asking = anybody(self._town.pairs, copies, self._times, self._seed)
        people = People(stage, self._town.pairs, asking, await stage.signing_key(), self._yardstick)
        await people.read_once()  # what is made or fetched when first asked for is there now
        await stage.calm()
        costs = await people.read()
        change = await people.change(connection)
        for name, cost in [*costs.items(), ("changes", change)]:
            self._found.wrong += [f"{name}: {what} × {number}" for what, number in cost.wrong.items()]
        _tell(costs, change)
        held = memory(stage.processes)
        return Measured(
            people=(copies + 1) * self._town.people,
            mentors=(copies + 1) * MENTORS,
            sessions=(copies + 1) * self._met,
            bytes=await sizes(connection, everywhere.tables),
            rows=await counts(connection, everywhere.tables),
            memory={name: round(held[name], 1) for name in held if name.partition("-")[0] in SERVICES},
            read={name: round(cost.milliseconds, 3) for name, cost in costs.items()},
            event=round(change.milliseconds, 3),
        )

    def _step(self, name: str) -> None:
        now = time.monotonic()
        say(f"{now - self._began:8.1f} s  {name}")
        self._began = now


async def _rows(connection: Connection) -> dict[str, int]:
    """Rows of every table of every service, and under `events` how many were ever told."""
    found = {"events": 0}
    for service in SERVICES:
        for row in await connection.fetch(TABLES, service):
            table = f'{service}."{row["relname"]}"'
            found[table] = await connection.fetchval(f"SELECT count(*) FROM {table}")
        found["events"] += await connection.fetchval(
            f"SELECT coalesce(sum(sequence), 0)::bigint FROM {service}.outbox_sequences"
        )
    return found


def _tell(costs: Mapping[str, Cost], change: Cost) -> None:
    for name, cost in costs.items():
        say(
            f"    {name:<16}{cost.milliseconds:7.2f} ms of a core a request, {cost.milliseconds_of('postgres'):.2f} of it PostgreSQL's,"
            f" the median of {ROUNDS} rounds of {cost.requests}"
        )
    say(
        f"    {'an event':<16}{change.milliseconds:7.2f} ms of a core, {change.milliseconds_of('postgres'):.2f} of it PostgreSQL's,"
        f" the median of {CHANGES} rounds of {change.requests}"
    )
