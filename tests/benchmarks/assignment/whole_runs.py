"""Whole match runs of growing cohorts, from people to drafts with reasons, beside the matching alone."""

import time
from collections.abc import Sequence
from functools import partial
from typing import Final

from services.matching.domain import cohorts
from services.matching.domain.assignment.solving import solve
from services.matching.domain.cohorts import Cohort
from services.matching.domain.rules import Rules
from shared.contracts.programmes import OPEN_ID
from tests.benchmarks.contest import Contest, Figure, Goal, Program
from tests.matching import marketplace
from tests.matching.builders import NOW

MENTEES_A_MENTOR: Final = 5
MINIMUM: Final = 3_000


def whole_run(mentees: int) -> Contest:
    """What is told is how many times as long the whole run takes as its matching; no goal but that it ends."""
    figures = [Figure(f"whole run of {mentees:,} x {mentees // MENTEES_A_MENTOR:,}", "s", Goal(at_least=1.0))]
    return Contest(figures, partial(_programs, mentees), rounds=1)


async def _programs(mentees: int) -> tuple[Program, Program]:
    cohort = Cohort(
        mentees=tuple(marketplace.mentees(mentees)),
        mentors=tuple(marketplace.mentors(mentees // MENTEES_A_MENTOR)),
        apart=frozenset(),
        asked={},
        vocabulary=marketplace.vocabulary(),
        rules=Rules.default(OPEN_ID),
        minimum=MINIMUM,
    )

    async def limit() -> Sequence[float]:
        market = cohorts.judge_all(cohort, NOW, lambda _: None).market
        began = time.process_time()
        solve(market, "score", 1)
        return [time.process_time() - began]

    async def ours() -> Sequence[float]:
        began = time.process_time()
        cohorts.run(cohort, "score", 1, NOW, lambda _: None)
        return [time.process_time() - began]

    return limit, ours
