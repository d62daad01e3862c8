"""`python -m tests.faults.witnessed SERVICE ROLE`: a service's own process, with a witness and, for a control, a guard less.

The witness writes down each event that a handler is given and each timer that fires, in the transaction of the effect:
rolled back with it, repeated with it. SIGUSR1 arms the fault point that stands in the file `FAULTS_ARM`; the process notes
there when it hits, and one that starts again is not armed. `FAULTS_WITHOUT` names a guard that is taken away. Product code
knows nothing of all this.
"""

import asyncio
import json
import os
import signal
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from importlib import import_module
from pathlib import Path
from typing import Any, Final
from uuid import UUID

from shared.consuming import resuming
from shared.consuming.declaration import AnyConsumer, Event
from shared.consuming.resuming import Resuming
from shared.ground import children, faults, long_work
from shared.ground.jobs import WorkerParts
from shared.ground.one_by_one import Batches
from shared.postgres import Connection, Tx
from shared.publishing.relay import Relay
from shared.publishing.sending import Row
from shared.running.roles import main
from shared.running.worker import Worker
from shared.timers import Timer
from tests.faults import child, weakenings
from tests.faults.bugs import Bugs
from tests.faults.hitting import Hit
from tests.faults.replacing import replace_in

LOOK_EVERY_SECONDS: Final = 1.0
"""For keys that wait for a word, and for who is to be invited: oftener than in production, so that a run need not wait."""
LEASE: Final = timedelta(seconds=8)
"""So long heavy work waits for a worker that is not heard of: less than in production, for the same reason."""

HEAVY: Final[Mapping[str, str]] = {
    "matching": "services.matching.use_cases.match_runs",
    "mentorships": "services.mentorships.use_cases.outcomes",
}
"""Where services with heavy work say how long its process is waited for."""

TABLE: Final = """
CREATE TABLE IF NOT EXISTS {service}.witness (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    what text NOT NULL,
    name text NOT NULL,
    key uuid NOT NULL,
    sequence bigint NOT NULL,
    pid integer NOT NULL,
    at timestamptz NOT NULL DEFAULT clock_timestamp()
);
GRANT SELECT ON {service}.witness TO mentoring_auditor
"""

NOTE: Final = """
INSERT INTO witness (what, name, key, sequence, pid)
SELECT $1, $2, key, sequence, $3 FROM unnest($4::uuid[], $5::bigint[]) WITH ORDINALITY AS told (key, sequence, place) ORDER BY place
"""


def witnessing(consumer: AnyConsumer, service: str) -> AnyConsumer:
    """The same consumer, and its handler notes what it is given."""
    name, handler = consumer.name_in(service), consumer.handler

    async def handle(tx: Tx, events: Sequence[Event[Any]], now: datetime) -> None:
        whole = [event for event in events if not event.half_understood]  # the others are told again
        keys, sequences = [event.key for event in whole], [event.sequence for event in whole]
        await tx.execute(NOTE, "event", name, os.getpid(), keys, sequences)
        await handler(tx, events, now)

    return replace(consumer, handler=handle)


def witnessing_timer(timer: Timer) -> Timer:
    """The same timer, and it notes that it fired."""
    handler = timer.handler

    async def fire(tx: Tx, subject: UUID, version: int, now: datetime) -> None:
        await tx.execute(NOTE, "timer", timer.kind, os.getpid(), [subject], [version])
        await handler(tx, subject, version, now)

    return replace(timer, handler=fire)


def witnessing_worker(worker: Worker) -> Worker:
    worker._consumers = [witnessing(each, worker.service) for each in worker._consumers]
    resuming_too = Resuming(worker._consumers)
    worker._jobs = tuple(resuming_too if isinstance(each, Resuming) else each for each in worker._jobs)
    worker._timers = tuple(witnessing_timer(each) for each in worker._timers)
    return worker


def arm_at_signal(environment: Mapping[str, str]) -> None:
    """From now on SIGUSR1 arms what stands in the file."""
    file = Path(environment["FAULTS_ARM"])
    bugs = Bugs()

    def arm(_number: int, _frame: object) -> None:
        bugs.mend()
        spec = file.read_text()
        if spec.startswith("{"):
            bugs.arm(json.loads(spec), file.with_suffix(".hit"))
        elif spec and not spec.startswith(child.PREFIX):
            point, number, nth = spec.split()
            faults.arm(point, Hit(file.with_suffix(".hit"), signal.Signals(int(number)), int(nth)))
        file.with_suffix(".armed").write_text(str(os.getpid()))

    signal.signal(signal.SIGUSR1, arm)


def witness_relay() -> None:
    """Notes each batch that is published, for the time until the first one after a fault."""
    real = Relay._publish_batch

    async def publish(self: Relay, locks: Connection, rows: Sequence[Row]) -> None:
        await real(self, locks, rows)
        await self._pool.execute(NOTE, "batch", "relay", os.getpid(), [UUID(int=0)], [0])

    Relay._publish_batch = publish  # type: ignore[method-assign]


def witness_turns() -> None:
    """Notes who had their turn in a job that goes through many."""
    real = Batches.__init__

    def begin(
        self: Batches[Any], parts: WorkerParts, work: str, take: Any, do: Any, part: Any = None, *, looks: Any = None
    ) -> None:
        async def noted(tx: Tx, taken: Mapping[UUID, Any]) -> None:
            await do(tx, taken)
            await tx.execute(NOTE, "turn", work, os.getpid(), list(taken), [0] * len(taken))

        real(self, parts, work, take, noted, part, looks=looks)

    Batches.__init__ = begin  # type: ignore[method-assign]


def hurry(service: str) -> None:
    """Nobody waits for as long as in production, and heavy work runs where it can be hurt."""
    resuming.LOOK_EVERY_SECONDS = LOOK_EVERY_SECONDS  # type: ignore[misc]
    if service == "profiles":
        replace_in(import_module("services.profiles.jobs"), "LOOK_SECONDS", LOOK_EVERY_SECONDS)
    if service in HEAVY:
        replace_in(import_module(HEAVY[service]), "LEASE", LEASE)

        async def follow(module: str, arguments: Sequence[str], *others: Any) -> int | None:
            return await children.follow_child("tests.faults.child", (module, *arguments), *others)

        replace_in(long_work, "follow_child", follow)


def tell_at_signal() -> None:
    """From now on SIGUSR2 writes to the log where every task stands."""

    def tell(_number: int, _frame: object) -> None:
        for task in asyncio.all_tasks(asyncio.get_running_loop()):
            task.print_stack(limit=12)

    signal.signal(signal.SIGUSR2, tell)


def play() -> None:
    """The role that the command line names."""
    service = sys.argv.pop(1)
    for guard in filter(None, os.environ.get("FAULTS_WITHOUT", "").split(",")):
        weakenings.take_away(guard, service)
    if "FAULTS_ARM" in os.environ:
        arm_at_signal(os.environ)
        tell_at_signal()
    witness_relay()
    witness_turns()
    hurry(service)
    parts = import_module(f"services.{service}.main")
    build_worker = parts.build_worker
    setattr(parts, "build_worker", lambda settings: witnessing_worker(build_worker(settings)))  # noqa: B010 — a module
    main(f"services.{service}", import_module(f"services.{service}.settings").Settings)


if __name__ == "__main__":
    play()
