"""What the page of one mentorship costs: its stage and counts, and how alive it is with the step that is best done next.

Over HTTP, from the service as it is deployed, beside a constant body of the same size for which one row is read.
"""

import json
import secrets
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from functools import partial
from typing import Final
from uuid import UUID

from deploy.local.processes import free_port
from shared.http.sign_in import REMEMBER_KEYS
from shared.postgres import POOL_SIZE
from tests.benchmarks.contest import Contest, Figure, Goal, Program
from tests.benchmarks.desk import KEY, NO_LIMIT, serving, token_of
from tests.benchmarks.http_lines import lines_to, request
from tests.benchmarks.reports.filling import fill
from tests.benchmarks.slots.serving import CLIENTS, answers_a_second, constant_on
from tests.benchmarks.stage import Stage

PAGES: Final = {
    "a mentorship's page": "",
    "how alive a mentorship is, and what is best done next": "/momentum",
}
FEW: Final = 1_000

ROW: Final = """
SELECT version, stage, state, meeting_rhythm FROM mentorships.mentorships WHERE id = $1
"""


def contests(stage: Stage) -> Sequence[Contest]:
    return [
        Contest([Figure(name, "requests/s", Goal(at_least=0.3))], partial(_programs, stage, path))
        for name, path in PAGES.items()
    ]


async def _programs(stage: Stage, path: str) -> tuple[Program, Program]:
    database = await stage.database("mentorships")
    owner, pool = await stage.as_owner(database), await database.pool()
    await fill(owner, pool, FEW, stage.size.sessions_each)
    pool.terminate()
    await owner.execute(REMEMBER_KEYS, json.dumps({"keys": [KEY.as_dict(private=False)]}), datetime.now(UTC))
    found = await owner.fetchrow("SELECT id, mentor_id, mentee_id FROM mentorships ORDER BY id")
    assert found is not None
    mentorship, mentor, mentee = found
    port = await stage.enter(serving("services.mentorships", ["api"], "MENTORSHIPS_API_PORT", _settings(database.url)))
    page = f"/mentorships/v1/mentorships/{mentorship}"
    await _begin(port, page, mentor, mentee)
    what = request("GET", f"{page}{path}", token=token_of(mentee))
    async with lines_to(port, 1) as [line]:
        body = (await line.ask(what)).body
    constant = await constant_on(stage, database.url, mentorship, body, connections=POOL_SIZE, statement=ROW)

    async def limit() -> Sequence[float]:
        return [await answers_a_second(stage, constant, CLIENTS, request("GET", "/slots"))]

    async def ours() -> Sequence[float]:
        return [await answers_a_second(stage, port, CLIENTS, what)]

    return limit, ours


def _settings(url: str) -> Mapping[str, str]:
    return {
        "MENTORSHIPS_DATABASE_URL": url,
        "MENTORSHIPS_MANAGEMENT_PORT": str(free_port()),
        "MENTORSHIPS_LIMITS_PER_MINUTE": NO_LIMIT,
        "MENTORSHIPS_LOG_LEVEL": "WARNING",
        "MENTORSHIPS_CONSISTENCY_KEYS": json.dumps([secrets.token_urlsafe(32)]),
    }


async def _begin(port: int, page: str, mentor: UUID, mentee: UUID) -> None:
    """What two who are on their way have: an agreement, goals with steps, some words."""
    await _ask(port, mentee, "PUT", f"{page}/agreement", {"meeting_rhythm": "fortnightly", "length_minutes": 45})
    await _ask(port, mentor, "POST", f"{page}/agreement/acceptance", {"number": 1})
    for number in range(3):
        goal = await _ask(
            port, mentee, "POST", f"{page}/goals", {"text": f"Goal {number}", "horizon": "short_term", "kind": "career"}
        )
        for step in range(4):
            await _ask(port, mentee, "POST", f"/mentorships/v1/goals/{goal}/action-steps", {"text": f"Step {step}"})
    for number in range(20):
        await _ask(port, mentor if number % 2 else mentee, "POST", f"{page}/messages", {"text": f"Word {number}"})


async def _ask(port: int, person: UUID, method: str, path: str, body: object) -> str:
    """The id of what came of it. Raises where it is refused."""
    async with lines_to(port, 1) as [line]:
        answer = await line.ask(request(method, path, token=token_of(person), body=body))
    if answer.status >= 300:
        raise RuntimeError(answer.body.decode())
    return str(json.loads(answer.body).get("id"))
