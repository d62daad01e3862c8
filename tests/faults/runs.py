"""Runs: faults under load, side by side in different services; then rest; then the checker."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from typing import Any, Final

from deploy.operating.checks import judge
from deploy.operating.evidence import Evidence
from deploy.operating.log_checks import last_is_highest
from deploy.operating.violations import Violation
from tests.faults.acts import ACTS
from tests.faults.cases import Case, Planned
from tests.faults.load import Load
from tests.faults.stage import AWAY, Stage
from tests.faults.strikes import Blow, strike

RECOVERS_WITHIN: Final = 40.0
REST_WITHIN: Final = 60.0
AMENDED_WITHIN: Final = 90.0
"""A relay looks at the log three times after it lost its lock, the last time after 76 seconds."""
MAIL_LANES: Final = 2
SECOND_WORKERS: Final = frozenset({"second", "rebalances", "lost lock", "two relays"})
"""Roles of cases that begin with one more worker."""


@dataclass(frozen=True)
class Result:
    """What came of a run. `recovery`: seconds from the fault (or from the end of an outage) to the first new effect.

    `beside`: what else was hurt in the same moments. What the checker found then stands with the first that hit.
    """

    place: str
    fault: str
    service: str
    seed: int
    beside: tuple[str, ...]
    hit: bool
    acknowledged: int
    recovery: float | None
    seconds: float
    mails_again: int
    violations: tuple[Violation, ...]

    @property
    def counts(self) -> bool:
        return self.hit and self.acknowledged > 0

    def as_json(self) -> dict[str, Any]:
        return {**asdict(self), "violations": [asdict(each) for each in self.violations[:20]]}


class Runner:
    """Runs cases one group after the other on one stage."""

    def __init__(self, stage: Stage, load: Load) -> None:
        self.stage = stage
        self.load = load
        self._mails_again = 0
        self._known: set[str] = set()
        self.keep = False
        """Whether something was off: then history and logs stay."""

    async def run(
        self, group: Sequence[Planned], *, anew: bool = False, patience: float = REST_WITHIN
    ) -> Sequence[Result]:
        """A run of each case, all at once. `anew`: compares with projections that are rebuilt from the start."""
        began, before = time.time(), self.load.diary.acknowledged
        await self.load.refresh()
        struck = await self._under_load(group)
        acknowledged = self.load.diary.acknowledged - before
        explained = sum(mails_explained(each.case, each.service) for each in group)
        found, again = await self.judge_now(explained, anew=anew, patience=patience)
        took = round((time.time() - began) / len(group), 1)
        first = next((number for number, (blow, _) in enumerate(struck) if blow is not None), 0)
        return [
            Result(
                place=each.case.place,
                fault=each.case.fault,
                service=each.service,
                seed=each.seed,
                beside=tuple(f"{other.case} in {other.service}" for other in group if other is not each),
                hit=blow is not None,
                acknowledged=acknowledged,
                recovery=recovery,
                seconds=took,
                mails_again=again if number == first else 0,
                violations=(*(blow.found if blow else ()), *(found if number == first else ())),
            )
            for number, (each, (blow, recovery)) in enumerate(zip(group, struck, strict=True))
        ]

    async def _under_load(self, group: Sequence[Planned]) -> Sequence[tuple[Blow | None, float | None]]:
        with_second = [each.service for each in group if each.case.role in SECOND_WORKERS]
        await asyncio.gather(*map(self.stage.second_worker, with_second))
        self.load.begin(ACTS, group[0].seed)
        try:
            struck = await asyncio.gather(*map(self.struck, group))
            await asyncio.sleep(0.3)
        finally:
            await self.load.end()
            await self.stage.dismiss_seconds()
        return struck

    async def struck(self, planned: Planned) -> tuple[Blow | None, float | None]:
        """Hurts one place while the load goes on; the seconds until the first new effect."""
        blow = await strike(self.stage, self.load, planned)
        if blow is None or blow.recovered is None:
            return blow, None
        recovery = await _recovery(blow, blow.recovered)
        if recovery is None:
            still = Violation("recovers", "lost", planned.service, f"no new effect within {RECOVERS_WITHIN:.0f} s")
            blow = replace(blow, found=(*blow.found, still))
        return blow, recovery

    async def judge_now(
        self, explained: int = 0, *, anew: bool = False, patience: float = REST_WITHIN
    ) -> tuple[tuple[Violation, ...], int]:
        """What is off and was not before, once nothing moves any more; and how many mails came again."""
        restless = await self.stage.quiet(patience)
        if restless:
            self.stage.ask_where_they_stand()
        evidence = await self._once_amended(anew=anew)
        allowed = self._mails_again + explained
        evidence = replace(evidence, history=self.load.diary.commands, mails_again=allowed)
        found = [Violation("comes to rest", "lost", each, "still moves") for each in restless] + judge(evidence)
        fresh = tuple(each for each in found if str(each) not in self._known)
        self._known |= {str(each) for each in fresh}
        arrived = len(evidence.mails) - len({mail.message_id for mail in evidence.mails})
        again, self._mails_again = arrived - self._mails_again, arrived
        return fresh, again

    async def _once_amended(self, *, anew: bool) -> Evidence:
        """What there is, once a late send had its time to be noticed and made good."""
        deadline = time.monotonic() + AMENDED_WITHIN
        evidence = await self.stage.evidence(anew=anew)
        while any(last_is_highest(evidence)) and time.monotonic() < deadline:
            await asyncio.sleep(1)
            await self.stage.quiet()
            evidence = await self.stage.evidence(anew=anew)
        return evidence


async def _recovery(blow: Blow, recovered: Callable[[], Awaitable[bool]]) -> float | None:
    """Seconds until the first new effect."""
    deadline = time.time() + RECOVERS_WITHIN
    while time.time() < deadline:
        with suppress(*AWAY):
            if await recovered():
                return round(time.time() - blow.at, 2)
        await asyncio.sleep(0.1)
    return None


def mails_explained(case: Case, service: str) -> int:
    """How many mails may have been between sending and `sent` when the fault fell."""
    if "database" in case.role or case.role == "lost lock":
        return 2 * MAIL_LANES
    if service in {"profiles", "notifications"} and case.role not in {"api", "migrate"}:
        return MAIL_LANES
    return 0
