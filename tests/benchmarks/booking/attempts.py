"""Attempts of many at few mentors: mixed lengths, moves and cancellations. Nothing overlaps, and nobody meets a fault."""

import asyncio
import json
import time
from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import partial
from random import Random
from typing import Any, Final

from shared.ids import uuid7
from tests.benchmarks.contest import Contest, Figure, Goal, Program
from tests.benchmarks.desk import Desk, booking, desk_on, free_hours, token_of
from tests.benchmarks.http_lines import Line, request
from tests.benchmarks.stage import Stage

OVERLAPS: Final = Figure("attempts on 50 mentors: overlapping claims", "claims", Goal(at_most=0.0, more=True))
FAULTS: Final = Figure("attempts on 50 mentors: faults that reach a client", "answers", Goal(at_most=0.0, more=True))
RATE: Final = Figure("attempts on 50 mentors: rate", "attempts/s", Goal(at_least=0.0, more=True))
MENTORS: Final = 50
CLIENTS: Final = 50
HOURS: Final = 20
"""So few that most attempts meet a slot that is taken."""
AS_ONE: Final = 4 * MENTORS
"""So many attempts one person makes: with each mentor fewer than two people may change between them in a day."""

COUNT_OVERLAPS: Final = """
SELECT count(*)
FROM claims AS one
JOIN claims AS other ON other.person_id = one.person_id AND other.ctid > one.ctid AND other.span && one.span
"""


def contest(stage: Stage) -> Contest:
    """There is no limit to compare with: it is zero."""
    return Contest([OVERLAPS, FAULTS, RATE], partial(_programs, stage))


async def _programs(stage: Stage) -> tuple[Program, Program]:
    desk = await desk_on(stage, mentors=min(MENTORS, stage.size.clients))
    rounds = iter(range(1, stage.size.rounds + 1))

    async def limit() -> Sequence[float]:
        return [0.0, 0.0, 0.0]

    async def ours() -> Sequence[float]:
        await desk.forget()
        number = stage.size.attempts // stage.size.rounds
        faults, seconds = await _attempted(desk, number, seed=next(rounds))
        return [float(await desk.owner.fetchval(COUNT_OVERLAPS)), float(faults), number / seconds]

    return limit, ours


async def _attempted(desk: Desk, number: int, *, seed: int) -> tuple[int, float]:
    """How many answers were faults, and how long it took."""
    turns = iter(range(number))
    async with desk.lines(CLIENTS) as lines:
        began = time.perf_counter()
        faults = await asyncio.gather(
            *(_visitor(desk, line, turns, Random(f"{seed} {place}")) for place, line in enumerate(lines))
        )
        return sum(faults), time.perf_counter() - began


async def _visitor(desk: Desk, line: Line, turns: Iterator[int], random: Random) -> int:
    """Books mostly, and moves or cancels what was won; soon as somebody else."""
    hours = free_hours(HOURS)
    sessions: list[str] = []
    token, faults = token_of(uuid7()), 0
    for turn, _ in enumerate(turns, 1):
        if turn % AS_ONE == 0:
            sessions, token = [], token_of(uuid7())
        what = _act(desk, token, sessions, hours, random)
        answer = await line.ask(what)
        faults += answer.status >= 500
        if answer.status == 201:
            sessions.append(json.loads(answer.body)["id"])
    return faults


def _act(desk: Desk, token: str, sessions: list[str], hours: Sequence[datetime], random: Random) -> bytes:
    hour = random.choice(hours).replace(minute=random.choice((0, 30)))
    kind = random.random()
    if sessions and kind < 0.2:
        return _post(f"/sessions/{random.choice(sessions)}/rescheduling", {"starts_at": hour.isoformat()}, token)
    if sessions and kind < 0.4:
        return _post(f"/sessions/{sessions.pop(random.randrange(len(sessions)))}/cancellation", {"reason": ""}, token)
    return booking(random.choice(desk.mentors), token, hour, length_minutes=random.choice((30, 60)))


def _post(path: str, body: dict[str, Any], token: str) -> bytes:
    return request("POST", f"/scheduling/v1{path}", token=token, body=body)
