"""Report pages and the work list at very many mentorships, beside the same pages at a thousand. Each is asked as people ask, by HTTP.

The limit of a page is its own time at a thousand; and 300 ms, whatever it is then. The page of one mentorship: `page`.
"""

import json
import time
from collections.abc import Sequence
from contextlib import AsyncExitStack
from datetime import UTC, datetime
from functools import partial
from statistics import median
from typing import Final

import httpx

from shared.http.sign_in import PASSKEY, REMEMBER_KEYS, issue_token
from shared.ids import uuid7
from tests.benchmarks.contest import Contest, Figure, Goal, Program
from tests.benchmarks.reports import page
from tests.benchmarks.reports.filling import PROGRAMME, RELEASE, fill
from tests.benchmarks.stage import Stage
from tests.fixtures.wired import running_api
from tests.mentorships.conftest import KEY

FEW: Final = 1_000
MOST_MS: Final = 300.0
ASKED: Final = 15
PAGES: Final = {
    "funnel": f"programmes/{PROGRAMME}/funnel",
    "outcomes as JSON": f"outcome-releases/{RELEASE}",
    "outcomes as a page": f"outcome-releases/{RELEASE}/outcomes.html",
    "outcomes as a table": f"outcome-releases/{RELEASE}/outcomes.csv",
    "work list of a programme": f"work-list?programme_id={PROGRAMME}",
    "work list of all": "work-list",
    "work list, counts": "work-list/counts",
    "pairs of a programme, and how they go": f"managed-mentorships?programme_id={PROGRAMME}",
    "pairs of all, and how they go": "managed-mentorships",
}


def contests(stage: Stage) -> Sequence[Contest]:
    many = stage.size.mentorships
    figures = [
        *(Figure(f"{many:,} mentorships: {name}, beside {FEW:,}", "ms", Goal(at_most=3.0)) for name in PAGES),
        *(Figure(f"{many:,} mentorships: {name}, at most", "ms", Goal(at_most=1.0)) for name in PAGES),
    ]
    return [Contest(figures, partial(_programs, stage)), *page.contests(stage)]


async def _programs(stage: Stage) -> tuple[Program, Program]:
    few, many = [await _client(stage, mentorships) for mentorships in (FEW, stage.size.mentorships)]
    await stage.checkpoint()

    async def limit() -> Sequence[float]:
        return [*[await _median_of(few, path) for path in PAGES.values()], *[MOST_MS] * len(PAGES)]

    async def ours() -> Sequence[float]:
        return [*[await _median_of(many, path) for path in PAGES.values()]] * 2

    return limit, ours


async def _median_of(client: httpx.AsyncClient, path: str) -> float:
    taken = []
    for _ in range(ASKED):
        began = time.perf_counter()
        answer = await client.get(path)
        taken.append(1000 * (time.perf_counter() - began))
        assert answer.status_code == 200, answer.text
    return median(taken)


async def _client(stage: Stage, mentorships: int) -> httpx.AsyncClient:
    """An operator's, at a service of its own that holds so many."""
    database = await stage.database("mentorships")
    pool, owner = await database.pool(), await stage.as_owner(database)
    await fill(owner, pool, mentorships, sessions_each=stage.size.sessions_each)
    await pool.execute(REMEMBER_KEYS, json.dumps({"keys": [KEY.as_dict(private=False)]}), datetime.now(UTC))
    stack = await stage.enter(AsyncExitStack())
    stack.callback(pool.terminate)
    app = await stack.enter_async_context(running_api("mentorships", database.url))
    token = issue_token(
        KEY, issuer="mentoring", person_id=uuid7(), operator=True, methods=(PASSKEY,), real_now=datetime.now(UTC)
    )
    return await stack.enter_async_context(
        httpx.AsyncClient(
            transport=httpx.ASGITransport(app),
            base_url="http://test/mentorships/v1/",
            headers={"Authorization": f"Bearer {token}"},
            timeout=60,
        )
    )
