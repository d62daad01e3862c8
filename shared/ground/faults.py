"""Named windows between two effects, at which a test can kill, stop or delay this process.

A point does nothing unless it is armed, and only a test arms one: `FAULT_POINTS="relay.after_send_before_ack=kill@3"`
kills this process when it passes that point for the third time. Points are separated by commas.
"""

import os
import signal
from collections.abc import Callable
from typing import Final

POINTS: Final = (
    "outbox.before_row",
    "outbox.after_commit_before_wakeup",
    "api.after_commit_before_answer",
    "relay.after_claim_before_send",
    "relay.after_send_before_ack",
    "relay.after_ack_before_delete",
    "consumer.after_fetch_before_transaction",
    "consumer.in_batch",
    "consumer.after_commit_before_ack",
    "consumer.in_drain",
    "timer.after_claim",
    "timer.after_effect_before_done",
    "mail.after_send_before_sent",
    "migration.half_way",
)

_SIGNALS: Final = {"kill": signal.SIGKILL, "term": signal.SIGTERM, "stop": signal.SIGSTOP}

_armed: dict[str, Callable[[], None]] = {}


def fault_point(name: str) -> None:
    """Marks a window between two effects."""
    if _armed and (act := _armed.get(name)) is not None:
        act()


def arm(name: str, act: Callable[[], None]) -> None:
    """From now on `act` runs whenever the point is passed. Raises `ValueError` for a point that does not exist."""
    if name not in POINTS:
        raise ValueError(f"there is no fault point {name!r}; there are {', '.join(POINTS)}")
    _armed[name] = act


def disarm() -> None:
    """No point does anything any more."""
    _armed.clear()


def arm_signals(spec: str) -> None:
    """Arms points that send a signal to this process: `name=kill|term|stop@nth`, separated by commas."""
    for entry in filter(None, spec.split(",")):
        name, _, action = entry.partition("=")
        kind, _, nth = action.partition("@")
        arm(name, _signal_at(_SIGNALS[kind], int(nth or 1)))


def _signal_at(number: signal.Signals, nth: int) -> Callable[[], None]:
    passed = 0

    def act() -> None:
        nonlocal passed
        passed += 1
        if passed == nth:
            os.kill(os.getpid(), number)

    return act
