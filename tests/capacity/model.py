"""What a platform of some size needs: fitted on two sizes, tried on a third, and then asked about others."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from math import ceil, log
from typing import Any, Final

POOL: Final = 5 + 3
"""Connections of a process to PostgreSQL at most."""
PARTITIONS: Final = 12
SHARE: Final = 0.5
"""Of a core that a pod shall use at the busiest time: the rest is for what comes at once."""

MEMORY: Final = 0.08
"""By so much the memory of two processes differs that do the same."""
COSTS: Final = 0.25
"""And their processor time, beside other work."""

MENTEES_A_MENTOR: Final = 10
PAGES_A_DAY: Final = 4
"""That one opens, mentee or mentor."""
REQUESTS_A_PAGE: Final = 4
BUSIEST: Final = 0.2 / 3600
"""Of a day's requests, in its busiest second: a fifth of them comes in one hour."""
SESSIONS_A_YEAR: Final = 24
YEARS: Final = 3


@dataclass(frozen=True)
class Measured:
    """One size. `people`, `mentors`, `sessions`: how many there were. `bytes`, `rows`: by table. `memory`: MiB by process.

    `read`: milliseconds of a core for one request, by service; `event`: for one event, from the command to its last effect.
    """

    people: int
    mentors: int
    sessions: int
    bytes: Mapping[str, int]
    rows: Mapping[str, int]
    memory: Mapping[str, float]
    read: Mapping[str, float]
    event: float

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


@dataclass(frozen=True)
class Line:
    """`at_zero + each × x`."""

    at_zero: float
    each: float

    @classmethod
    def through(cls, one: tuple[float, float], other: tuple[float, float]) -> "Line":
        each = (other[1] - one[1]) / (other[0] - one[0])
        return cls(one[1] - each * one[0], each)

    def at(self, x: float) -> float:
        return self.at_zero + self.each * x


def _line(small: float, of_small: float, large: float, of_large: float, noise: float) -> Line:
    """What hardly differs does not grow: a line through two readings would make much of their noise. Nothing shrinks."""
    if of_large - of_small < noise * of_small:
        return Line((of_small + of_large) / 2, 0.0)
    return Line.through((small, of_small), (large, of_large))


class Model:
    """Of two sizes. `of_a_person`, `of_a_session`: rows by table that one of them brings with it."""

    def __init__(
        self, small: Measured, large: Measured, of_a_person: Mapping[str, float], of_a_session: Mapping[str, float]
    ) -> None:
        self._tables = {
            table: Line.through((small.rows[table], small.bytes[table]), (large.rows[table], large.bytes[table]))
            for table in small.bytes
            if large.rows[table] != small.rows[table]
        }
        self._memory = {
            name: _line(small.mentors, small.memory[name], large.mentors, large.memory[name], MEMORY)
            for name in small.memory
        }
        self._read = {
            name: _line(log(small.mentors), small.read[name], log(large.mentors), large.read[name], COSTS)
            for name in small.read
        }
        self._event = (small.event + large.event) / 2
        self._person, self._session = of_a_person, of_a_session

    @property
    def bytes_of_a_person(self) -> float:
        return sum(self._tables[table].each * rows for table, rows in self._person.items() if table in self._tables)

    @property
    def bytes_of_a_session(self) -> float:
        return sum(self._tables[table].each * rows for table, rows in self._session.items() if table in self._tables)

    def disk(self, people: int, sessions: int) -> float:
        """Bytes of all tables and indexes."""
        empty = sum(line.at_zero for line in self._tables.values())
        return empty + self.bytes_of_a_person * people + self.bytes_of_a_session * sessions

    def memory(self, name: str, mentors: int) -> float:
        """MiB of one process."""
        return self._memory[name].at(mentors)

    def read(self, service: str, mentors: int) -> float:
        """Milliseconds of a core for one request: what grows at all grows as the depth of an index does."""
        return self._read[service].at(log(mentors))

    @property
    def event(self) -> float:
        """Milliseconds of a core for one event."""
        return self._event

    def errors(self, third: Measured) -> dict[str, float]:
        """By how much each prediction misses what was measured at a size that nothing was fitted on, as a share of it."""
        predicted = {
            "disk": (self.disk(third.people, third.sessions), float(sum(third.bytes.values()))),
            **{f"memory of {name}": (self.memory(name, third.mentors), third.memory[name]) for name in third.memory},
            **{f"a request of {name}": (self.read(name, third.mentors), third.read[name]) for name in third.read},
            "an event": (self.event, third.event),
        }
        return {name: (said - was) / was for name, (said, was) in predicted.items()}


@dataclass(frozen=True)
class Plan:
    """What a programme of so many mentees needs, at its busiest and after `YEARS`."""

    mentees: int
    requests: float
    events: float
    apis: Mapping[str, int]
    workers: int
    cores: float
    gibibytes: float
    connections: int
    partitions: int
    disk: float


def plan(model: Model, mentees: int, *, events_a_session: float, services: Sequence[str]) -> Plan:
    """By the model and the assumptions above."""
    mentors = ceil(mentees / MENTEES_A_MENTOR)
    people = mentees + mentors
    requests = people * PAGES_A_DAY * REQUESTS_A_PAGE * BUSIEST
    events = mentees * SESSIONS_A_YEAR / 365 * events_a_session * BUSIEST
    each = requests / len(services) / 1000
    apis = {service: max(2, ceil(each * model.read(service, mentors) / SHARE)) for service in services}
    of_events = events * model.event / 1000
    workers = min(PARTITIONS, max(2, ceil(of_events / len(services) / SHARE)))
    memory = sum(
        number * model.memory(f"{service}-api", mentors) + workers * model.memory(f"{service}-worker", mentors)
        for service, number in apis.items()
    )
    pods = sum(apis.values()) + workers * len(services)
    return Plan(
        mentees=mentees,
        requests=requests,
        events=events,
        apis=apis,
        workers=workers,
        cores=sum(each * model.read(service, mentors) for service in services) + of_events,
        gibibytes=memory / 1024,
        connections=pods * POOL,
        partitions=PARTITIONS,
        disk=model.disk(people, mentees * SESSIONS_A_YEAR * YEARS),
    )
