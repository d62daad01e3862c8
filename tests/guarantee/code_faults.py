"""The matrix of faults in our own code: every part that the five services wire, and what each fault does to it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from shared.contracts import SERVICES
from shared.http.routing import StrictRoute
from tests.fixtures.wired import api_of, worker_of

FAULTS: Final = ("wrong call", "error", "hang", "statement timeout", "database away", "unknown word")


@dataclass(frozen=True)
class Outcome:
    """What stops, what flows, what is told."""

    stops: str
    flows: str
    told: str


_OTHER_KEYS: Final = "all other keys"
_LETTER: Final = "dead letter with its reason, log, metric"
_TURN_TOLD: Final = "log with the stack, metric, `put_off`"
_NAMED: Final = "readiness and metric name it, stack in the log"
_KEPT: Final = Outcome("the record; in a reaction what follows of its key", _OTHER_KEYS, _LETTER)
_SLOW: Final = Outcome("the record, once others have passed since", _OTHER_KEYS, _LETTER)
_OFF: Final = Outcome("the timer, with growing pauses", "all other timers", "log with the stack, metric")
_PAUSES: Final = Outcome("the job, with growing pauses", "all other parts", _NAMED)
_TURN: Final = Outcome("whose turn it is, with growing pauses", "everybody else's turn, in the same pass", _TURN_TOLD)
_SLOW_TURN: Final = Outcome(
    "whose turn it is, with growing pauses, once others have passed",
    "everybody else's turn, in the same pass",
    _TURN_TOLD,
)
_FAULT: Final = Outcome("the request: 500", "all other requests", "log with the stack")
_LATE: Final = Outcome("the request: 503, try again", "all other requests", "log with the stack")

OUTCOMES: Final[dict[str, dict[str, Outcome]]] = {
    "consumer": {
        "wrong call": _KEPT,
        "error": _KEPT,
        "hang": _SLOW,
        "statement timeout": _SLOW,
        "database away": Outcome("consuming, with growing pauses", "nothing of it is lost or kept aside", _NAMED),
        "unknown word": Outcome(
            "a reaction: that key, until a release knows the word; a projection: nothing", _OTHER_KEYS, _LETTER
        ),
    },
    "timer": dict.fromkeys(FAULTS[:5], _OFF),
    "job": dict.fromkeys(FAULTS[:5], _PAUSES),
    "turn": {
        "wrong call": _TURN,
        "error": _TURN,
        "hang": _SLOW_TURN,
        "statement timeout": _SLOW_TURN,
        "database away": Outcome("the job, with growing pauses", "nobody's turn is lost or put off", _NAMED),
    },
    "route": {
        "wrong call": _FAULT,
        "error": _FAULT,
        "hang": _LATE,
        "statement timeout": _LATE,
        "database away": Outcome("the request: 503, try again", "all that need no database", "log"),
    },
}
"""Words reach consumers only. A turn: of one of the many whom a job goes through."""


GO_THROUGH_MANY: Final = ("free time", "writing", "clocks", "resuming", "mail")


@dataclass(frozen=True)
class Wired:
    """A part of a service as its `main` wires it."""

    kind: str
    service: str
    name: str

    def __str__(self) -> str:
        return f"{self.service}: {self.name}"


def consumers() -> Iterator[Wired]:
    for service in SERVICES:
        yield from (Wired("consumer", service, each.name_in(service)) for each in worker_of(service).consumers)


def timers() -> Iterator[Wired]:
    for service in SERVICES:
        yield from (Wired("timer", service, each.kind) for each in worker_of(service).timers)


def jobs() -> Iterator[Wired]:
    for service in SERVICES:
        yield from (Wired("job", service, each.name) for each in worker_of(service).jobs)


def turns() -> Iterator[Wired]:
    """Of jobs that go through many: persons, messages, sessions, keys."""
    for service in SERVICES:
        yield from (
            Wired("turn", service, each.name) for each in worker_of(service).jobs if each.name in GO_THROUGH_MANY
        )


def routes() -> Iterator[Wired]:
    for service in SERVICES:
        for route in api_of(service).router.routes:
            if isinstance(route, StrictRoute):
                yield Wired("route", service, f"{min(route.methods or {'GET'})} {route.path}")


_HEAD: Final = """# Faults of our own code: what stops, what flows, what is told

A signal hurts a process, a bug hurts what runs in it. Each part that the services' `main` wires meets each fault where its
own code begins (`shared/ground/faults.py: code_of`); `tests/guarantee/test_code_faults.py` is made from the same lists and
holds each line. A *turn* is one person's, message's, session's, key's or mail's in a job that goes through many
(`tests/shared/ground/test_one_by_one.py`, and a test of each such job). A *wrong call* is one that asyncpg refuses in the class of closed connections; a *hang* never returns.

"""


def document() -> str:
    """The matrix as Markdown, and what was wired."""
    wired = {"consumer": list(consumers()), "timer": list(timers()), "job": list(jobs()), "turn": list(turns())}
    lines = [_HEAD + "| what | fault | what stops | what flows | what is told |\n|---|---|---|---|---|"]
    for kind, outcomes in OUTCOMES.items():
        lines += [f"| each {kind} | {fault} | {it.stops} | {it.flows} | {it.told} |" for fault, it in outcomes.items()]
    lines.append(
        "\nThe relay is a job of every worker too; where it hangs, the watchdog ends the worker.\n\n## What is wired\n"
    )
    for kind in ("consumer", "timer", "job", "turn"):
        for service in SERVICES:
            names = ", ".join(f"`{each.name}`" for each in wired[kind] if each.service == service)
            if names:
                lines.append(f"- {kind}s of {service}: {names}")
    return "\n".join(lines) + "\n"
