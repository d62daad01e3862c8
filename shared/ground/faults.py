"""Named windows between two effects, at which a test can kill, stop or delay this process; and faults in our own code.

A point does nothing unless it is armed, and only a test arms one: `FAULT_POINTS="relay.after_send_before_ack=kill@3"`
kills this process when it passes that point for the third time. Points are separated by commas.

A fault in the code is armed by the name of the part whose code it is (a consumer, `timer <kind>`, or what a job is called on
the board): `FAULT_POINTS="matching.skills.projection=hang@2"`. It is met where the part's own work begins.
"""

import asyncio
import os
import signal
from collections.abc import Awaitable, Callable, Collection, Mapping
from typing import Any, Final, NoReturn, TypeAlias

import asyncpg

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
    "child.before_result_is_kept",
    "child.after_result_is_kept",
    "run.after_one_of_its_proposals",
    "import.half_taken_over",
    "prompt.after_kept_before_told",
    "migration.half_way",
)

_SIGNALS: Final = {"kill": signal.SIGKILL, "term": signal.SIGTERM, "stop": signal.SIGSTOP}

_armed: dict[str, Callable[[], None]] = {}

InCode: TypeAlias = Callable[[Collection[Any]], Awaitable[None]]
_in_code: dict[str, InCode] = {}


async def _hang() -> NoReturn:
    await asyncio.Event().wait()
    raise AssertionError


async def _call_wrongly() -> NoReturn:
    raise asyncpg.InterfaceError("the server expects 2 arguments for this query, 1 was passed")


async def _fail() -> NoReturn:
    raise ValueError("a bug")


async def _take_too_long() -> NoReturn:
    raise asyncpg.QueryCanceledError("canceling statement due to statement timeout")


async def _meet_nobody() -> NoReturn:
    raise ConnectionRefusedError("the database is away")


KINDS: Final[Mapping[str, Callable[[], Awaitable[NoReturn]]]] = {
    "wrong call": _call_wrongly,
    "error": _fail,
    "hang": _hang,
    "statement timeout": _take_too_long,
    "database away": _meet_nobody,
}
"""What our own code can do to a part of a process."""


async def code_of(part: str, about: Collection[Any] = ()) -> None:
    """Marks where a part's own code begins, and what it is about: keys, or the subject of a timer."""
    if _in_code and (meet := _in_code.get(part)) is not None:
        await meet(about)


def break_code(part: str, kind: str, *, times: int = 1, after: int = 0, about: Any = None) -> None:
    """From now on this part's code has a fault, so many times once it has been passed `after` times, or about one key."""
    passed = 0

    async def meet(present: Collection[Any]) -> None:
        nonlocal passed
        if about is not None and about not in present:
            return
        passed += 1
        if after < passed <= after + times:
            await KINDS[kind]()

    arm_code(part, meet)


def arm_code(part: str, meet: InCode) -> None:
    """From now on `meet` runs whenever this part's own code begins."""
    _in_code[part] = meet


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
    _in_code.clear()


def arm_signals(spec: str) -> None:
    """Arms points that send a signal to this process: `name=kill|term|stop@nth`, or faults in code; separated by commas."""
    for entry in filter(None, spec.split(",")):
        name, _, action = entry.partition("=")
        kind, _, nth = action.partition("@")
        if kind in KINDS:
            break_code(name, kind, after=int(nth or 1) - 1)
            continue
        arm(name, _signal_at(_SIGNALS[kind], int(nth or 1)))


def _signal_at(number: signal.Signals, nth: int) -> Callable[[], None]:
    passed = 0

    def act() -> None:
        nonlocal passed
        passed += 1
        if passed == nth:
            os.kill(os.getpid(), number)

    return act
