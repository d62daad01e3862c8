"""Bugs that are armed under load: what they hold up and what they do not; and what is left once they are mended."""

import asyncio
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Any, Final

from deploy.operating.evidence import consumers
from deploy.operating.kept_aside import Desk
from deploy.operating.violations import Violation
from shared.clock import clock_of
from shared.consuming import Processor, dead_letters
from shared.postgres import Pool, transaction
from tests.faults.cases import CONSUMER, MAIL, TIMER, TURN
from tests.faults.stage import AWAY, Stage, Watch
from tests.faults.witnessed import witnessing
from tests.fixtures.wired import worker_of

TURNS: Final[Mapping[str, str]] = {"scheduling": "free time", "notifications": "writing"}
HELD_WITHIN: Final = (4.0, 12.0)
OTHERS_WITHIN: Final = 10.0
REPLAYED_WITHIN: Final = 30.0

HELD: Final[Mapping[str, str]] = {
    CONSUMER: "SELECT 1 FROM {service}.dead_letters",
    TIMER: "SELECT 1 FROM {service}.timers WHERE attempts > 0",
    TURN: "SELECT 1 FROM {service}.put_off",
    MAIL: "SELECT 1 FROM {service}.mails WHERE attempts > 0 AND state IN ('pending', 'sending')",
}
"""How one sees that the one whom a bug hurts is kept aside or put off."""

OTHERS: Final[Mapping[str, str]] = {
    CONSUMER: """
SELECT 1 FROM {service}.witness
WHERE what = 'event' AND at > to_timestamp($1) AND key NOT IN (SELECT subject FROM {service}.dead_letters)
""",
    TURN: """
SELECT 1 FROM {service}.witness
WHERE what = 'turn' AND at > to_timestamp($1) AND key NOT IN (SELECT subject FROM {service}.put_off)
""",
}
"""How one sees that others go on. Timers and mails of others may be too few to wait for."""


def parts_of(place: str, service: str) -> Sequence[str]:
    """The names of the parts whose code this is."""
    if place == CONSUMER:
        return [each.name for each in consumers() if each.service == service]
    if place == TIMER:
        return [f"timer {each.kind}" for each in worker_of(service).timers]
    return [f"each of {TURNS[service]}"] if place == TURN else ["each mail"]


async def held(stage: Stage, place: str, service: str, *, at_once: bool) -> list[Violation]:
    """Waits until the one whom the bug hurts is out of everybody's way, which a record must be; `at_once`: whatever passes.

    A timer, a message or a mail may have been dropped meanwhile by what came after it.
    """
    must = place == CONSUMER and at_once
    if await _appears(stage, HELD[place].format(service=service), within=HELD_WITHIN[must]) or not must:
        return []
    return [Violation("is put aside", "other", service, f"{place}: no dead letter")]


async def others_go_on(stage: Stage, place: str, service: str, since: float) -> list[Violation]:
    """What is off while the bug is still there."""
    if place not in OTHERS or await _appears(stage, OTHERS[place].format(service=service), since, within=OTHERS_WITHIN):
        return []
    return [Violation("others go on", "lost", service, f"{place}: nobody else's for {OTHERS_WITHIN:.0f} s")]


async def _appears(stage: Stage, statement: str, *values: Any, within: float) -> bool:
    watch, deadline = Watch(stage.direct_owner_url), time.monotonic() + within
    try:
        while time.monotonic() < deadline:
            with suppress(*AWAY):
                if await watch.fetch(f"{statement} LIMIT 1", *values):
                    return True
            await asyncio.sleep(0.1)
        return False
    finally:
        watch.close()


async def resumed(stage: Stage, service: str) -> list[Violation]:
    """Waits until everything that waited for a word has gone on by itself."""
    deadline = time.monotonic() + REPLAYED_WITHIN
    watch = Watch(stage.direct_owner_url)
    left: Any = None
    while left != 0 and time.monotonic() < deadline:
        with suppress(*AWAY):
            ((left,),) = await watch.fetch(f"SELECT count(*) FROM {service}.dead_letters")
        await asyncio.sleep(0.2)
    watch.close()
    return [Violation("goes on with its words", "lost", service, f"{left} records wait on")] if left else []


async def replay(stage: Stage, service: str) -> list[Violation]:
    """Every dead letter of a service is handled again, as an operator would; what can't be is off."""
    deadline = time.monotonic() + REPLAYED_WITHIN
    async with Desk("faults", lambda _service: stage.direct_owner_url).pool(service) as pool:
        while (left := await _letters(pool)) and time.monotonic() < deadline:
            for letter in left:
                await _replay_one(stage, pool, service, letter)
            await asyncio.sleep(0.2)
    return [Violation("is replayed", "lost", each.consumer, f"{each.subject}: {each.reason}") for each in left]


async def _letters(pool: Pool) -> list[dead_letters.DeadLetter]:
    async with transaction(pool) as tx:
        return await dead_letters.page(tx, most=500)


async def _replay_one(stage: Stage, pool: Pool, service: str, letter: dead_letters.DeadLetter) -> None:
    """Nothing, where somebody else has just done it or an earlier one of its key comes first."""
    (consumer,) = [each.consumer for each in consumers() if each.name == letter.consumer]
    processor = Processor(service, witnessing(consumer, service), pool, clock_of(stage.folders.clock))
    with suppress(dead_letters.UnknownDeadLetter, dead_letters.EarlierChangeParked):
        async with transaction(pool) as tx:
            await processor.replay(tx, letter.id, actor="the matrix", reason="the bug is mended")
