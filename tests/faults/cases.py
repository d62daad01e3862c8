"""Where and how the matrix hurts the platform: points × faults; and which of them happen side by side."""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from shared.ground.faults import POINTS
from tests.faults.bugs import BUGS, UNKNOWN_WORD

PRODUCERS: Final = ("profiles", "matching", "scheduling", "mentorships")
CONSUMERS: Final = ("matching", "scheduling", "mentorships", "notifications")
SIGNALS: Final = ("kill -9", "SIGTERM", "SIGSTOP")
NETWORK: Final = ("delay", "reset", "black hole")
CONSUMER: Final = "the code of a consumer"
TIMER: Final = "the code of a timer"
TURN: Final = "the code of a job, for one of many"
MAIL: Final = "the code that sends mails"
SIDE_BY_SIDE: Final = 3
"""So many services are hurt in the same moments: every run then has others' faults beside its own."""


@dataclass(frozen=True)
class Case:
    """A place and a fault. `services`: where the place is; a run draws one of them. `brokers`: how many it takes."""

    place: str
    fault: str
    role: str
    services: tuple[str, ...] = ()
    brokers: int = 1

    @property
    def is_point(self) -> bool:
        return self.place in POINTS

    @property
    def is_everybodys(self) -> bool:
        """Whether it hurts what all services stand on, so that no other fault is told from it."""
        return not self.services or self.role in {"lost lock", "two relays"}

    def __str__(self) -> str:
        return f"{self.place} × {self.fault}"


@dataclass(frozen=True)
class Planned:
    """A case that is about to be run: in which service, and from which seed."""

    case: Case
    service: str
    seed: int


_POINTS: Final[Mapping[str, tuple[str, tuple[str, ...]]]] = {
    "outbox.before_row": ("api", PRODUCERS),
    "outbox.after_commit_before_wakeup": ("api", PRODUCERS),
    "api.after_commit_before_answer": ("api", PRODUCERS),
    "relay.after_claim_before_send": ("worker", PRODUCERS),
    "relay.after_send_before_ack": ("worker", PRODUCERS),
    "relay.after_ack_before_delete": ("worker", PRODUCERS),
    "consumer.after_fetch_before_transaction": ("worker", CONSUMERS),
    "consumer.in_batch": ("worker", CONSUMERS),
    "consumer.after_commit_before_ack": ("worker", CONSUMERS),
    "consumer.in_drain": ("worker", CONSUMERS),
    "timer.after_claim": ("worker", ("scheduling", "notifications", "matching", "mentorships")),
    "timer.after_effect_before_done": ("worker", ("scheduling", "notifications", "matching", "mentorships")),
    "mail.after_send_before_sent": ("worker", ("notifications", "profiles")),
    "child.before_result_is_kept": ("worker", ("matching", "mentorships")),
    "child.after_result_is_kept": ("worker", ("matching", "mentorships")),
    "run.after_one_of_its_proposals": ("worker", ("matching",)),
    "import.half_taken_over": ("api", ("profiles",)),
    "prompt.after_kept_before_told": ("worker", ("mentorships",)),
    "migration.half_way": ("migrate", ("profiles", "matching", "scheduling", "mentorships", "notifications")),
}


_CODE: Final[Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]]] = {
    CONSUMER: (CONSUMERS, (*BUGS, UNKNOWN_WORD)),
    TIMER: (CONSUMERS, BUGS),
    TURN: (("scheduling", "notifications"), BUGS),
    MAIL: (("notifications", "profiles"), BUGS),
}
"""Where a bug of our own code may be, in which services, and which it may be."""


def all_cases() -> Sequence[Case]:
    """Every point with every signal, every part with every fault that it can have."""
    assert set(_POINTS) == set(POINTS), "a fault point without a case"
    points = [Case(point, fault, *_POINTS[point]) for point in POINTS for fault in SIGNALS]
    parts = [
        *(Case("one of two workers", fault, "second", CONSUMERS) for fault in SIGNALS),
        Case("two rebalances at once", "kill -9", "rebalances", CONSUMERS),
        *(Case("database", fault, "database") for fault in SIGNALS),
        *(Case("broker", fault, "broker") for fault in SIGNALS),
        *(Case("network to the database", fault, "database network") for fault in NETWORK),
        *(Case("network to the broker", fault, "broker network") for fault in NETWORK),
        *(Case(place, bug, "bug", services) for place, (services, bugs) in _CODE.items() for bug in bugs),
        Case("relay that lost its lock", "SIGSTOP + kill -9", "lost lock", ("scheduling",)),
        *(Case("one broker of three", fault, "broker", brokers=3) for fault in SIGNALS),
        *(Case("the controller of three brokers", fault, "controller", brokers=3) for fault in SIGNALS),
    ]
    return [*points, *parts]


def runs(cases: Sequence[Case], seed: int, number: int) -> Sequence[tuple[Case, int]]:
    """So many runs: round after round of all cases, each in another order, every run with a seed of its own."""
    chooser = random.Random(seed)
    found: list[tuple[Case, int]] = []
    while len(found) < number:
        found += [(case, chooser.randrange(10**9)) for case in chooser.sample(cases, len(cases))]
    return found[:number]


def side_by_side(wanted: Sequence[tuple[Case, int]]) -> Iterator[Sequence[Planned]]:
    """The same runs in groups that happen together, no two of them in one service."""
    left = list(wanted)
    while left:
        group: list[Planned] = []
        for case, seed in list(left):
            taken = {each.service for each in group}
            free = [service for service in case.services if service not in taken]
            if group and (case.is_everybodys or not free):
                continue
            service = random.Random(f"{case} {seed}").choice(free) if free else ""
            group.append(Planned(case, service, seed))
            left.remove((case, seed))
            if case.is_everybodys or len(group) == SIDE_BY_SIDE:
                break
        yield group
