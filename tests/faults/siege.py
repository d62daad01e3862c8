"""Three brokers, one of them killed again and again while everybody goes on; the checker has the last word."""

import asyncio
import random
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from itertools import pairwise
from typing import Any, Final

from deploy.operating.violations import Violation
from shared.contracts import SERVICES
from tests.faults.acts import ACTS
from tests.faults.quorum import controller_of
from tests.faults.runs import Runner
from tests.faults.stage import Watch

EVERY: Final = 20.0
DOWN_FOR: Final = (2.0, 6.0)


@dataclass(frozen=True)
class Verdict:
    """`kills`: the brokers that were killed, in order; `controllers`: how many of these led the cluster just then.

    `longest_pause`: seconds between two effects anywhere, at most, while all this went on.
    """

    seconds: float
    seed: int
    kills: Sequence[int]
    controllers: int
    acknowledged: int
    effects: int
    longest_pause: float
    violations: Sequence[Violation]

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


async def siege(runner: Runner, seconds: float, seed: int) -> Verdict:
    """Kills a broker every 20 seconds with SIGKILL, every third time the one that leads, and starts it again soon."""
    chooser = random.Random(seed)
    began, before = time.time(), runner.load.diary.acknowledged
    kills: list[int] = []
    controllers = 0
    runner.load.begin(ACTS, seed)
    while (left := began + seconds - time.time()) > 0:
        round_began = time.time()
        leads = await controller_of(runner.stage.broker.bootstrap_servers)
        number = leads if len(kills) % 3 == 2 else chooser.randint(1, 3)
        (broker,) = [each for each in runner.stage.broker.brokers if each.number == number]
        assert broker.child is not None
        await broker.child.kill()
        kills.append(number)
        controllers += number == leads
        await asyncio.sleep(chooser.uniform(*DOWN_FOR))
        await runner.stage.restart_broker(broker)
        await runner.load.refresh()
        await asyncio.sleep(max(0.0, min(left, round_began + EVERY - time.time())))
    await runner.load.end()
    violations, _ = await runner.judge_now(anew=True)
    instants = await _effects(runner, began)
    return Verdict(
        seconds=round(time.time() - began, 1),
        seed=seed,
        kills=kills,
        controllers=controllers,
        acknowledged=runner.load.diary.acknowledged - before,
        effects=len(instants),
        longest_pause=round(max((after - first for first, after in pairwise(instants)), default=seconds), 2),
        violations=violations,
    )


async def _effects(runner: Runner, since: float) -> Sequence[float]:
    """When anything took effect in any service, in order."""
    watch = Watch(runner.stage.direct_owner_url)
    noted = " UNION ALL ".join(
        f"SELECT extract(epoch FROM at)::float8 AS at FROM {each}.witness WHERE at > to_timestamp($1)"
        for each in SERVICES
    )
    rows = await watch.fetch(f"SELECT at FROM ({noted}) AS noted ORDER BY at", since)
    watch.close()
    return [row["at"] for row in rows]
