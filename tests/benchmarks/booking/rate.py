"""Booking over HTTP, against the same statements without anything around them."""

import asyncio
import time
from collections.abc import Sequence
from functools import partial
from typing import Any, Final

from shared.ids import uuid7
from shared.postgres import POOL_SIZE
from tests.benchmarks.booking.replayed import recorded, replay
from tests.benchmarks.contest import Contest, Figure, Goal, Program
from tests.benchmarks.desk import Desk, Mentor, booking, booking_body, desk_on, free_hours, token_of
from tests.benchmarks.http_lines import ask_all
from tests.benchmarks.stage import Stage

BOOKING: Final = Figure("booking over HTTP", "bookings/s", Goal(at_least=0.6))
MENTORS: Final = 50
CLIENTS: Final = 2 * POOL_SIZE
"""As many again as the api has connections, so that none of those waits for a client."""
EACH: Final = 5
"""So many sessions somebody books with one mentor: as many as may lie ahead of a stranger."""


def contest(stage: Stage) -> Contest:
    """The same bookings of the same slots, by as many connections to PostgreSQL."""
    return Contest([BOOKING], partial(_programs, stage))


async def _programs(stage: Stage) -> tuple[Program, Program]:
    desk = await desk_on(stage, mentors=min(MENTORS, stage.size.clients))
    hours = free_hours(-(-stage.size.bookings // len(desk.mentors)))
    mentees = {(mentor.id, turn): uuid7() for mentor in desk.mentors for turn in range(0, len(hours), EACH)}
    wanted = [
        (mentor, mentees[mentor.id, place - place % EACH], hour)
        for place, hour in enumerate(hours)
        for mentor in desk.mentors
    ]
    wanted = wanted[: stage.size.bookings]
    statements = await recorded(
        desk.database.url, [_as_posted(mentor, token_of(mentee), hour) for mentor, mentee, hour in wanted]
    )

    async def limit() -> Sequence[float]:
        await _fresh(stage, desk)
        return [await replay(desk.database.url, statements, POOL_SIZE)]

    async def ours() -> Sequence[float]:
        await _fresh(stage, desk)
        tokens = {mentee: token_of(mentee) for mentee in mentees.values()}
        requests = [booking(mentor, tokens[mentee], hour) for mentor, mentee, hour in wanted]
        async with desk.lines(CLIENTS) as lines:
            await asyncio.gather(*(line.ask(what) for line, what in zip(lines, requests[:CLIENTS], strict=True)))
            began = time.perf_counter()
            answers = await ask_all(lines, requests[CLIENTS:])
            seconds = time.perf_counter() - began
        for answer in answers:
            if answer.status != 201:
                raise RuntimeError(answer.body.decode())
        return [len(answers) / seconds]

    return limit, ours


def _as_posted(mentor: Mentor, token: str, hour: Any) -> tuple[str, dict[str, Any], dict[str, str]]:
    headers = {"Authorization": f"Bearer {token}", "Idempotency-Key": str(uuid7())}
    return "/scheduling/v1/sessions", booking_body(mentor, hour), headers


async def _fresh(stage: Stage, desk: Desk) -> None:
    await desk.forget()
    await stage.checkpoint()
