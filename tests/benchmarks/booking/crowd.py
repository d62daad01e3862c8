"""Two hundred clients at one slot, against two hundred clients at slots of their own."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from functools import partial
from typing import Final

from shared.ids import uuid7
from tests.benchmarks.contest import Contest, Figure, Goal, Program
from tests.benchmarks.desk import Desk, Mentor, booking, desk_on, free_hours, token_of
from tests.benchmarks.http_lines import Answered, ask_all
from tests.benchmarks.stage import Stage

CROWD: Final = Figure("p99 of 200 clients at one slot", "ms", Goal(at_most=1.5))

DEADLOCKS: Final = "SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()"


def contest(stage: Stage) -> Contest:
    """A crowd at each of fifty slots, one slot after the other; every slot has one winner and nothing deadlocks."""
    return Contest([CROWD], partial(_programs, stage))


async def _programs(stage: Stage) -> tuple[Program, Program]:
    clients, slots = stage.size.clients, max(1, stage.size.bookings // 30)
    desk = await desk_on(stage, mentors=clients)
    hours = free_hours(slots)

    async def limit() -> Sequence[float]:
        answers = await _played(desk, [[(mentor, hour) for mentor in desk.mentors] for hour in hours])
        if any(answer.status != 201 for crowd in answers for answer in crowd):
            raise RuntimeError("a free slot was refused")
        return [_p99(answers)]

    async def ours() -> Sequence[float]:
        before = await desk.owner.fetchval(DEADLOCKS)
        answers = await _played(desk, [[(desk.mentors[0], hour)] * clients for hour in hours])
        for crowd in answers:
            if Counter(answer.status for answer in crowd) != {201: 1, 409: clients - 1}:
                raise RuntimeError("a slot had not one winner")
        if await desk.owner.fetchval(DEADLOCKS) != before:
            raise RuntimeError("there were deadlocks")
        return [_p99(answers)]

    return limit, ours


async def _played(desk: Desk, crowds: Sequence[Sequence[tuple[Mentor, datetime]]]) -> list[list[Answered]]:
    """What each crowd of people who were never here is answered, all of it at the same moment."""
    await desk.forget()
    answers = []
    async with desk.lines(len(crowds[0])) as lines:
        for crowd in crowds:
            requests = [booking(mentor, token_of(uuid7()), hour) for mentor, hour in crowd]
            answers.append(await ask_all(lines, requests))
    return answers


def _p99(answers: Sequence[Sequence[Answered]]) -> float:
    times = sorted(answer.seconds for crowd in answers for answer in crowd)
    return times[int(len(times) * 0.99)] * 1000
