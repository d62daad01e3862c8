"""Who is told what unasked in a year of many pairs, and when: on the bare rules, and with fewer pairs in the service on its tables.

What may not happen is counted, and none is the goal. Who was nudged when stands in `docs/nudges.md`.
"""

import json
import sys
from collections.abc import Mapping, Sequence
from contextlib import AsyncExitStack
from datetime import UTC, datetime
from functools import partial
from typing import Any, Final

import httpx

from shared.http.sign_in import REMEMBER_KEYS
from tests.benchmarks.contest import Contest, Figure, Goal, Program
from tests.benchmarks.momentum.told import SEED, shown_of
from tests.benchmarks.stage import Stage
from tests.fixtures.hand_clock import HandClock
from tests.fixtures.wired import running_api
from tests.mentorships import told
from tests.mentorships.conftest import KEY, Api, Pair
from tests.mentorships.year_in_the_service import live
from tests.mentorships.year_of_pairs import DAYS, WRONGS, year_of

NONE: Final = Goal(at_most=0.0, more=True)
SOME: Final = Goal(at_least=1.0, more=True)


def contests(stage: Stage) -> Sequence[Contest]:
    size = stage.size
    kinds = {
        f"{size.pairs:,} pairs in a year": _of_rules,
        f"{size.pairs_served:,} pairs in a year, in the service": _of_service,
    }
    return [Contest(_figures(kind), partial(programs, stage), rounds=1) for kind, programs in kinds.items()]


def _figures(kind: str) -> Sequence[Figure]:
    return [
        Figure(f"{kind}: nudges", "words", SOME),
        Figure(f"{kind}: all that a week counts", "words", SOME),
        Figure(f"{kind}: left in peace after three words in vain", "pairs", SOME),
        *(Figure(f"{kind}: told {wrong}", "times", NONE) for wrong in WRONGS),
    ]


async def _of_rules(stage: Stage) -> tuple[Program, Program]:
    async def ours() -> Sequence[float]:
        year = year_of(stage.size.pairs, SEED)
        print(shown_of(year), file=sys.stderr, flush=True)
        return _numbers(len(year.nudges), len(year.words), len(year.given_up), year.wrong)

    return _nothing, ours


async def _of_service(stage: Stage) -> tuple[Program, Program]:
    database = await stage.database("mentorships")
    pool = await database.pool()
    stack = await stage.enter(AsyncExitStack())
    stack.callback(pool.terminate)
    await pool.execute(REMEMBER_KEYS, json.dumps({"keys": [KEY.as_dict(private=False)]}), datetime.now(UTC))
    app = await stack.enter_async_context(running_api("mentorships", database.url))
    client = await stack.enter_async_context(
        httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://test/mentorships/v1/")
    )
    service = Pair(pool, HandClock(told.MORNING))
    api = Api.at(client, service, app)

    async def ours() -> Sequence[float]:
        year = await live(service, api, number=stage.size.pairs_served, days=DAYS, seed=SEED)
        return _numbers(year.nudges, year.words, year.given_up, year.wrong)

    return _nothing, ours


async def _nothing() -> Sequence[float]:
    return [0.0] * (3 + len(WRONGS))


def _numbers(nudges: int, words: int, given_up: int, wrong: Mapping[Any, int]) -> Sequence[float]:
    return [nudges, words, given_up, *(wrong.get(each, 0) for each in WRONGS)]
