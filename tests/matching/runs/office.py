"""Where operators and coordinators have match runs done, and cohorts for them."""

import asyncio
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

import httpx

from services.matching.jobs import solving
from services.matching.jobs.running import MatchRuns
from services.matching.settings import Settings
from services.matching.use_cases import match_runs
from shared.contracts import PROGRAMMES, ProgrammeState
from shared.ground.jobs import WorkerParts
from shared.ids import uuid7
from shared.postgres import transaction
from tests.matching.conftest import Api, World

SEED: Final = 7


@dataclass
class Office:
    """Where operators and coordinators have runs done. `worker` is one of any number."""

    api: Api
    world: World
    settings: Settings
    operator: UUID

    @property
    def parts(self) -> WorkerParts:
        return WorkerParts("matching", self.settings, self.world.pool, self.world.clock)

    def post(self, path: str, body: Any = None, *, by: UUID | None = None, **headers: str) -> Any:
        headers = self.api.headers(by or self.operator, operator=by is None, **headers)
        return self.api.client.post(path, json=body, headers=headers)

    async def read(self, path: str, *, by: UUID | None = None, **headers: str) -> Any:
        return (await self.api.get(by or self.operator, path, operator=by is None, **headers)).json()

    async def start(self, programme: UUID, objective: str = "score", **more: Any) -> httpx.Response:
        body = {"programme_id": str(programme), "objective": objective, "dry_run": False, "seed": SEED, **more}
        if body["seed"] is None:
            del body["seed"]
        answer: httpx.Response = await self.post("match-runs", body, idempotency_key=str(uuid7()))
        return answer

    async def work(self) -> bool:
        """A worker has the next run done, in a process of its own; False where none waits."""
        return await MatchRuns().do_next(self.parts, asyncio.Event())

    async def solve(self) -> bool:
        """The same by the program of that process, here: a second is spared each time, which it takes to start one."""
        worker = uuid7()
        async with transaction(self.world.pool) as tx:
            run_id = await match_runs.take(tx, worker, now=self.world.clock.now())
        if run_id is not None:
            url = self.settings.database_url.get_secret_value()
            await solving.solve(url, run_id, worker, self.world.clock.now())
        return run_id is not None

    async def done(self, programme: UUID, objective: str = "score", **more: Any) -> Any:
        """A run from its beginning to its end."""
        started = await self.start(programme, objective, **more)
        assert started.status_code == 201, started.text
        assert await self.solve()
        return await self.read(f"match-runs/{started.json()['id']}")

    async def drafts(self, run: Any, **headers: Any) -> dict[UUID, Any]:
        items = (await self.read(f"match-runs/{run['id']}/drafts", **headers))["items"]
        return {UUID(each["mentee_id"]): each for each in items}

    async def unmatched(self, run: Any, **headers: Any) -> dict[UUID, Any]:
        items = (await self.read(f"match-runs/{run['id']}/unmatched", **headers))["items"]
        return {UUID(each["mentee_id"]): each["nearest"] for each in items}

    async def approve(self, run: Any, *mentees: UUID, **more: Any) -> httpx.Response:
        etag = (await self.api.get(self.operator, f"match-runs/{run['id']}", operator=True)).headers["etag"]
        body = {"mentee_ids": [str(each) for each in mentees] or None} | more
        answer: httpx.Response = await self.post(f"match-runs/{run['id']}/approval", body, if_match=etag)
        return answer

    async def decisions(self, run: Any) -> dict[UUID, tuple[str, str | None]]:
        return {each: (draft["decision"], draft["skipped_because"]) for each, draft in (await self.drafts(run)).items()}


async def programme(world: World, **more: Any) -> UUID:
    programme_id = uuid7()
    state = {"version": 1, "change": "created", "slug": "wit", "name": "Wit", "open_to_all": False, **more}
    await world.tell(PROGRAMMES, ProgrammeState(programme_id=programme_id, **state))
    return programme_id


async def cohort(world: World, programme_id: UUID, mentees: int, **mentors: Any) -> tuple[list[UUID], list[UUID]]:
    """Mentees who want Docker, and two mentors who know it."""
    asking = [await world.mentee({"docker": 5}, languages={"en": 5}) for _ in range(mentees)]
    teaching = [await world.mentor({"docker": level}, languages={"en": 5}, **mentors) for level in (5, 3)]
    for each in asking:
        await world.joins(each, programme_id, "mentee")
    for each in teaching:
        await world.joins(each, programme_id, "mentor")
    return asking, teaching
