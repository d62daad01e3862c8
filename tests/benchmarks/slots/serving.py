"""A month of slots over HTTP, against a constant body of the same size; and with a long past, against a short one."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any, Final
from urllib.parse import urlencode
from uuid import UUID

from shared.ids import uuid7
from shared.postgres import POOL_SIZE
from tests.benchmarks.contest import Contest, Figure, Goal, Program
from tests.benchmarks.desk import Desk, Mentor, desk_on, free_hours, serving, token_of
from tests.benchmarks.http_lines import lines_to, rate_of, request
from tests.benchmarks.slots.constant import HOURS
from tests.benchmarks.slots.month import weekly_windows
from tests.benchmarks.stage import Stage

SERVING: Final = Figure("a month of slots over HTTP", "requests/s", Goal(at_least=0.5))
LONG_PAST: Final = Figure("a mentor with 10,000 past sessions", "ms", Goal(at_most=1.15))
SESSIONS: Final = 40
PAST: Final = 10_000
CLIENTS: Final = 2 * POOL_SIZE

# As the past is kept: sessions and their participants; what is over claims nobody's time.
PAST_SESSIONS: Final = """
WITH past AS (
    INSERT INTO sessions (session_id, version, state, mentor_id, mentee_ids, offering_id, starts, ends, notice,
                          buffer_before, buffer_after, answers, changed_at)
    SELECT gen_random_uuid(), 2, 'completed', $1, ARRAY [gen_random_uuid()], $2, $3 - 60 * number, $3 - 60 * number + 60,
           0, 0, 0, '{}', $5
    FROM generate_series(1, $4::integer) AS number
    RETURNING session_id, mentor_id, mentee_ids, starts
)
INSERT INTO participants (person_id, starts, session_id)
SELECT person_id, starts, session_id FROM past, unnest(mentee_ids || mentor_id) AS person_id
"""


def contests(stage: Stage) -> Sequence[Contest]:
    return [Contest([SERVING], partial(_against_constant, stage)), Contest([LONG_PAST], partial(_with_a_past, stage))]


async def _against_constant(stage: Stage) -> tuple[Program, Program]:
    desk = await desk_on(stage)
    mentor = await _busy_mentor(desk)
    what = slots_of(mentor)
    async with desk.lines(1) as [line]:
        body = (await line.ask(what)).body
    port = await constant_on(stage, desk.database.url, mentor.id, body, connections=POOL_SIZE)

    async def limit() -> Sequence[float]:
        return [await answers_a_second(stage, port, CLIENTS, request("GET", "/slots"))]

    async def ours() -> Sequence[float]:
        return [await answers_a_second(stage, desk.port, CLIENTS, slots_of(mentor))]

    return limit, ours


async def constant_on(
    stage: Stage, url: str, row_id: UUID, body: bytes, *, connections: int, statement: str = HOURS
) -> int:
    """Serves this body in a process of its own until the run ends, for each request a row read; its port."""
    file = stage.folder / f"body of {row_id}"
    file.write_bytes(body)
    told = {"DATABASE_URL": url, "ROW_ID": str(row_id), "BODY_FILE": str(file), "CONNECTIONS": str(connections)}
    told["STATEMENT"] = statement
    return await stage.enter(serving("tests.benchmarks.slots.constant", [], "PORT", told))


async def _with_a_past(stage: Stage) -> tuple[Program, Program]:
    desk = await desk_on(stage)
    newcomer, veteran = await _busy_mentor(desk), await _busy_mentor(desk)
    now = datetime.now(UTC)
    minute = int(now.timestamp()) // 60
    await desk.owner.execute(PAST_SESSIONS, veteran.id, veteran.offering_id, minute, PAST, now)
    await desk.owner.execute("ANALYZE")

    async def milliseconds(mentor: Mentor) -> Sequence[float]:
        return [1000 / await answers_a_second(stage, desk.port, 1, slots_of(mentor))]

    return partial(milliseconds, newcomer), partial(milliseconds, veteran)


async def answers_a_second(stage: Stage, port: int, clients: int, what: bytes) -> float:
    """Once the server has warmed up."""
    async with lines_to(port, clients) as lines:
        await rate_of(lines, what, seconds=stage.size.seconds / 10)
        return await rate_of(lines, what, seconds=stage.size.seconds)


async def _busy_mentor(desk: Desk) -> Mentor:
    """Three windows a day, and forty sessions in the coming month."""
    hours = {"time_zone": "UTC", "weekly": weekly_windows(), "overrides": []}
    mentor = await desk.mentor(hours=hours, lengths_minutes=[30, 60], slot_interval_minutes=30)
    free = [hour for hour in free_hours(300) if hour.hour in (8, 9, 12, 17)]
    for starts_at in free[:SESSIONS]:
        body = {"offering_id": mentor.offering_id, "starts_at": starts_at.isoformat(), "length_minutes": 60}
        await desk.ask(uuid7(), "POST", "/sessions", body, {"Idempotency-Key": str(uuid7())})
    return mentor


def slots_of(mentor: Mentor) -> bytes:
    """What a frontend asks for: a month in a zone."""
    first = datetime.now(UTC).replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=2)
    query: dict[str, Any] = {
        "offering_id": mentor.offering_id,
        "from": first.isoformat(),
        "to": (first + timedelta(days=31)).isoformat(),
        "time_zone": "Europe/Berlin",
    }
    return request("GET", f"/scheduling/v1/mentors/{mentor.id}/slots?{urlencode(query)}", token=token_of(uuid7()))
