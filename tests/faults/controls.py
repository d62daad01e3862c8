"""Teeth: a guard taken away, and the check that must notice."""

import asyncio
import random
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import Final

from deploy.operating.violations import Violation
from tests.faults.acts import MEETING_ACTS
from tests.faults.bugs import UNKNOWN_WORD
from tests.faults.cases import CONSUMER, MAIL, TURN, Case, Planned, side_by_side
from tests.faults.load import Load
from tests.faults.programme_acts import fill_a_cohort, match_a_cohort
from tests.faults.runs import Runner

TRIES: Final = 4


@dataclass(frozen=True)
class Control:
    """`guard`: what is taken away. `noticed_by`: the checks of which one must speak. `case`: the fault that shows it."""

    guard: str
    noticed_by: tuple[str, ...]
    case: Case | None = None
    moves_clock: bool = False
    scene: Callable[[Load], Awaitable[None]] | None = None
    """What is played instead of the load, where that shows it too seldom."""


CONTROLS: Final = (
    Control(
        "versions",
        ("handled once and in order",),
        Case("consumer.after_commit_before_ack", "kill -9", "worker", ("mentorships", "notifications")),
    ),
    Control(
        "lock-first",
        ("versions rise without gap", "last is highest"),
        Case("relay.after_claim_before_send", "SIGSTOP", "worker", ("mentorships",)),
    ),
    Control(
        "shards",
        ("last is highest", "versions rise without gap"),
        Case("two relays", "SIGSTOP", "two relays", ("scheduling",)),
    ),
    Control(
        "delete-after-ack",
        ("written is published", "acknowledged is kept"),
        Case("relay.after_claim_before_send", "kill -9", "worker", ("scheduling",)),
    ),
    Control(
        "commit-before-ack",
        ("everything is consumed", "reactions miss nothing"),
        Case("consumer.after_fetch_before_transaction", "kill -9", "worker", ("mentorships", "notifications")),
    ),
    Control(
        "dead-letters",
        ("everything is consumed", "reactions miss nothing"),
        Case(CONSUMER, "error", "bug", ("mentorships", "notifications")),
    ),
    Control("held-keys", ("reactions miss nothing",), Case(CONSUMER, UNKNOWN_WORD, "bug", ("notifications",))),
    Control("turns", ("others go on",), Case(TURN, "error", "bug", ("scheduling",))),
    Control("mails-again", ("mails arrive once",), Case(MAIL, "error", "bug", ("notifications",))),
    Control("sorted-claims", ("no deadlocks",)),
    Control("reminder-versions", ("reminders are true",), moves_clock=True),
    Control("places", ("places are given once",), scene=fill_a_cohort),
    Control("one-draw", ("draws are held once",), scene=partial(match_a_cohort, runs=2)),
    Control("draws-told", ("draws are told",), scene=match_a_cohort),
)


async def caught(runner: Runner, control: Control, seed: int) -> tuple[bool, Sequence[Violation]]:
    """Whether one of the checks noticed within a few tries, and all that was found."""
    found: list[Violation] = []
    for attempt in range(TRIES):
        if control.case is not None:
            results = await runner.run([_planned(control.case, seed + attempt)], patience=8)
            found += [violation for result in results for violation in result.violations]
        else:
            found += await _without_fault(runner, control, seed + attempt)
        if any(each.check in control.noticed_by for each in found):
            return True, found
    return False, found


def _planned(case: Case, seed: int) -> Planned:
    ((planned,),) = side_by_side([(case, seed)])
    return planned


async def _without_fault(runner: Runner, control: Control, seed: int) -> Sequence[Violation]:
    """Load alone must show it, or a scene."""
    if control.scene is not None:
        await control.scene(runner.load)
        return (await runner.judge_now(patience=20))[0]
    chooser = random.Random(seed)
    runner.load.begin(MEETING_ACTS, seed, clients=8)
    for _ in range(4):
        await asyncio.sleep(chooser.uniform(1.5, 2.5))
        if control.moves_clock:
            await asyncio.sleep(4)
            runner.stage.move_clock(timedelta(hours=8))
    await runner.load.end()
    violations, _ = await runner.judge_now(patience=20)
    return violations
