"""Where and how the matrix hurts the platform: points × faults."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from shared.faults import POINTS

PRODUCERS: Final = ("profiles", "matching", "scheduling", "mentorships")
CONSUMERS: Final = ("matching", "scheduling", "mentorships", "notifications")
SIGNALS: Final = ("kill -9", "SIGTERM", "SIGSTOP")
NETWORK: Final = ("delay", "reset", "black hole")


@dataclass(frozen=True)
class Case:
    """A place and a fault. `services`: where the place is; a run draws one of them."""

    place: str
    fault: str
    role: str
    services: tuple[str, ...] = ()

    @property
    def is_point(self) -> bool:
        return self.place in POINTS

    def __str__(self) -> str:
        return f"{self.place} × {self.fault}"


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
    "migration.half_way": ("migrate", ("profiles", "matching", "scheduling", "mentorships", "notifications")),
}


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
        Case("relay that lost its lock", "SIGSTOP + kill -9", "lost lock", ("scheduling",)),
    ]
    return [*points, *parts]
