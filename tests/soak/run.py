"""The soak itself: how fast it can be, then half of that, a fault a minute and a sample behind it; judged once at the end."""

import asyncio
import random
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, Final

from aiokafka.errors import KafkaError

from deploy.local.progress import say
from tests.faults.acts import ACTS
from tests.faults.cases import Planned, all_cases, runs
from tests.faults.runs import SECOND_WORKERS, Runner, mails_explained
from tests.faults.stage import AWAY
from tests.soak.aggregates import aggregates, living_keys
from tests.soak.judging import differing, grown, trends, unjudged
from tests.soak.pace import Pace
from tests.soak.sampling import Sample, sample
from tests.soak.stage import Soaking

MINUTE: Final = 60.0
CLOCK_A_MINUTE: Final = timedelta(hours=12)
RESTS_WITHIN: Final = 120.0
READS_EVERY: Final = 5.0


@dataclass
class Found:
    """What came of it. `faults`: each with whether it hit and the seconds until the first new effect."""

    seed: int
    full: float = 0.0
    rate: float = 0.0
    faults: list[Mapping[str, Any]] = field(default_factory=list)
    samples: list[Sample] = field(default_factory=list)
    off: list[str] = field(default_factory=list)
    keys: Mapping[str, int] = field(default_factory=dict)
    aggregates: Mapping[str, int] = field(default_factory=dict)
    acknowledged: int = 0
    days: float = 0.0


class Soak:
    """Of one platform with people on it."""

    def __init__(self, stage: Soaking, runner: Runner, seed: int) -> None:
        self._stage, self._runner, self._load = stage, runner, runner.load
        self._pace = Pace()
        self._explained = 0
        self.found = Found(seed)

    async def run(self, minutes: int, rate: float | None) -> Found:
        began_at = self._stage.now()
        self._load.begin(self._pace.paced(ACTS), self.found.seed)
        reading = asyncio.create_task(self._read_on())
        try:
            self.found.rate = rate or await self._half(min(MINUTE, 6.0 * minutes))
            self._pace.rate = self.found.rate
            say(f"{self.found.rate:.1f} acts a second from now on")
            await self._minutes(minutes)
        finally:
            await self._load.end()
            reading.cancel()
            with suppress(asyncio.CancelledError):
                await reading
        self.found.days = round((self._stage.now() - began_at) / timedelta(days=1), 1)
        await self._judge(minutes)
        return self.found

    async def _half(self, seconds: float) -> float:
        """Acts a second, half of as many as people come to who never wait."""
        before, began = self._pace.acts, time.monotonic()
        await asyncio.sleep(seconds)
        self.found.full = round((self._pace.acts - before) / (time.monotonic() - began), 2)
        return round(self.found.full / 2, 2)

    async def _minutes(self, minutes: int) -> None:
        began = time.monotonic()
        for number, planned in enumerate(_plans(self.found.seed, minutes), start=1):
            await self._load.refresh()
            try:
                await self._fault(planned)
            except Exception as error:  # noqa: BLE001 — a fault that breaks off ends its minute and not the hour
                self.found.off.append(f"{planned.case} {planned.service} broke off: {type(error).__name__}: {error}")
            self._stage.move_clock(CLOCK_A_MINUTE)
            await asyncio.sleep(max(0.0, began + number * MINUTE - time.monotonic()))
            await self._sampled((time.monotonic() - began) / MINUTE)

    async def _fault(self, planned: Planned) -> None:
        if planned.case.role in SECOND_WORKERS:
            await self._stage.second_worker(planned.service)
        try:
            blow, recovery = await self._runner.struck(planned)
        finally:
            await self._stage.dismiss_seconds()
        self._explained += mails_explained(planned.case, planned.service)
        self.found.off += [str(each) for each in (blow.found if blow else ())]
        told = {"fault": str(planned.case), "service": planned.service, "hit": blow is not None, "recovery": recovery}
        self.found.faults.append(told)
        say(f"{len(self.found.faults):>4}  {planned.case} {planned.service} {'hit' if blow else 'not hit'} {recovery}")

    async def _read_on(self) -> None:
        """Every record is seen before it is compacted away, which may be a minute after it came."""
        while True:
            with suppress(*AWAY, KafkaError):
                await self._stage.log.read_on()
            await asyncio.sleep(READS_EVERY)

    async def _sampled(self, at: float) -> None:
        """Where a part is not there at this moment the minute has no sample."""
        with suppress(*AWAY, KafkaError):
            found = await sample(self._stage, at)
            self.found.samples.append(found)
            say(
                f"      {sum(found.memory.values()):.0f} MiB, {sum(found.handles.values())} handles, {found.connections} connections;"
                f" log {found.log} MiB, {found.records} records of {found.keys} keys"
            )

    async def _judge(self, minutes: int) -> None:
        violations, _ = await self._runner.judge_now(self._explained, anew=True, patience=RESTS_WITHIN)
        self.found.off += [str(each) for each in violations]
        self.found.acknowledged = self._load.diary.acknowledged
        self.found.keys, self.found.aggregates = await living_keys(self._stage), await aggregates(self._stage)
        self.found.off += differing(self.found.keys, self.found.aggregates)
        samples = self.found.samples
        self.found.off += unjudged(minutes, len(samples))
        self.found.off += grown(trends([each.at for each in samples], [each.series for each in samples]))


def _plans(seed: int, number: int) -> Sequence[Planned]:
    """So many faults in turn, of those that one broker can have, each in a service that the seed draws."""
    cases = [case for case in all_cases() if case.brokers == 1]
    return [
        Planned(case, random.Random(f"{case} {each}").choice(case.services or ("",)), each)
        for case, each in runs(cases, seed, number)
    ]
