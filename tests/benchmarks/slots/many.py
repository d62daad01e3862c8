"""What fifty mentors have free in two weeks, in one call: against fifty bare loops and one read.

Once without HTTP, where the read is one statement that brings what the loops need; and once with it, where the read is
a constant body of the same size, over HTTP as well.
"""

import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from random import Random
from typing import Any, Final
from urllib.parse import urlencode
from uuid import UUID

from services.scheduling.domain.minutes import DAY, Day, Span, datetime_of
from services.scheduling.domain.zones import offset_at
from services.scheduling.use_cases.slots import Wanted, slots_of
from shared.ids import uuid7
from shared.postgres import Tx
from tests.benchmarks.contest import Contest, Figure, Goal, Program
from tests.benchmarks.desk import Desk, Mentor, desk_on, token_of
from tests.benchmarks.http_lines import lines_to, rate_of, request
from tests.benchmarks.slots.bare import NEVER, bare_slots
from tests.benchmarks.slots.month import LENGTH, STEP, WINDOWS, ZONE, weekly_windows
from tests.benchmarks.slots.serving import constant_on
from tests.benchmarks.stage import Stage

MENTORS: Final = 50
DAYS: Final = 14
SESSIONS: Final = 18
"""Of each mentor: as many a day as in the month of one."""

FOUND: Final = Figure(f"{MENTORS} mentors, {DAYS} days, one call: found", "ms", Goal(at_most=2.0))
SERVED: Final = Figure(f"{MENTORS} mentors, {DAYS} days, one call: over HTTP", "ms", Goal(at_most=2.0))

# Sessions as they are booked, apart from what nobody who looks for slots reads.
BOOKED: Final = """
WITH booked AS (
    INSERT INTO sessions (session_id, version, state, mentor_id, mentee_ids, offering_id, starts, ends, notice,
                          buffer_before, buffer_after, answers, changed_at)
    SELECT gen_random_uuid(), 1, 'booked', $1, ARRAY [gen_random_uuid()], $2, starts, ends, 0, 0, 0, '{}', $5
    FROM unnest($3::bigint[], $4::bigint[]) AS taken (starts, ends)
    RETURNING session_id, mentor_id, mentee_ids, starts, ends
), taking_part AS (
    INSERT INTO participants (person_id, starts, session_id)
    SELECT person_id, starts, session_id FROM booked, unnest(mentee_ids || mentor_id) AS person_id
)
INSERT INTO claims (person_id, span, owner_id)
SELECT person_id, int8range(starts, ends), session_id FROM booked, unnest(mentee_ids || mentor_id) AS person_id
"""

# What the loops need, a row a mentor: the windows as they are kept, and what is taken.
READ: Final = """
SELECT hours.person_id, hours.time_zone, hours.windows, taken.starts, taken.ends
FROM hours
CROSS JOIN LATERAL (
    SELECT array_agg(lower(span)) AS starts, array_agg(upper(span)) AS ends
    FROM claims
    WHERE claims.person_id = hours.person_id AND span && int8range($2, $3)
) AS taken
WHERE hours.person_id = ANY ($1::uuid[])
"""


@dataclass(frozen=True)
class Fortnight:
    """The span that is asked for, in whole days of the mentors' zone, and what its days are ahead of UTC."""

    first_day: Day
    offsets: Mapping[Day, int]

    @property
    def span(self) -> Span:
        last = self.first_day + DAYS
        return self.first_day * DAY - self.offsets[self.first_day], last * DAY - self.offsets[last]

    def taken(self, seed: int) -> list[Span]:
        """Sessions within windows, none beside another, as in the month of one mentor."""
        random = Random(seed)
        days = range(self.first_day, self.first_day + DAYS)
        places = sorted(random.sample([(day, window) for day in days for window in WINDOWS], SESSIONS))
        starts = [day * DAY + window[0] - self.offsets[day] + random.choice((0, 60, 90)) for day, window in places]
        return [(start, start + 75) for start in starts]

    def bare(self, busy: Sequence[Span]) -> list[int]:
        return bare_slots(
            WINDOWS, self.offsets, [*busy, NEVER], first_day=self.first_day, days=DAYS, length=LENGTH, step=STEP
        )


def coming_fortnight() -> Fortnight:
    first = int(datetime.now(UTC).timestamp()) // 60 // DAY + 2
    days = range(first, first + DAYS + 1)
    return Fortnight(first, {day: offset_at(ZONE, day * DAY + DAY // 2) for day in days})


def contest(stage: Stage) -> Contest:
    """Both find the same slots."""
    return Contest([FOUND, SERVED], partial(_programs, stage))


async def _programs(stage: Stage) -> tuple[Program, Program]:
    desk, when = await desk_on(stage), coming_fortnight()
    mentors = [await _mentor(desk, when, seed) for seed in range(min(MENTORS, stage.size.clients))]
    await desk.owner.execute("ANALYZE")
    ids = [mentor.id for mentor in mentors]
    async with desk.pool.acquire() as connection:
        await _must_be_the_same(connection, ids, when)
    what = partial(_asked, ids, when)
    async with desk.lines(1) as [line]:
        body = (await line.ask(what())).body
    port = await constant_on(stage, desk.database.url, ids[0], body, connections=1)
    loops = [when.taken(seed) for seed in range(len(mentors))]

    def computed() -> None:
        for busy in loops:
            when.bare(busy)

    async def limit() -> Sequence[float]:
        async with desk.pool.acquire() as connection:
            found = await _milliseconds(lambda: _bare_with_read(connection, ids, when), stage.size.seconds)
        alone = await _milliseconds(_awaitable(computed), stage.size.seconds / 5)
        return [found, alone + await _milliseconds_of_requests(stage, port, request("GET", "/slots"))]

    async def ours() -> Sequence[float]:
        async with desk.pool.acquire() as connection:
            found = await _milliseconds(lambda: _found(connection, ids, when), stage.size.seconds)
        return [found, await _milliseconds_of_requests(stage, desk.port, what())]

    return limit, ours


async def _mentor(desk: Desk, when: Fortnight, seed: int) -> Mentor:
    hours = {"time_zone": ZONE, "weekly": weekly_windows(), "overrides": []}
    mentor = await desk.mentor(hours=hours, lengths_minutes=[LENGTH], slot_interval_minutes=STEP)
    starts, ends = zip(*when.taken(seed), strict=True)
    await desk.owner.execute(BOOKED, mentor.id, UUID(mentor.offering_id), starts, ends, datetime.now(UTC))
    return mentor


async def _bare_with_read(tx: Tx, ids: Sequence[UUID], when: Fortnight) -> dict[UUID, list[int]]:
    rows = await tx.fetch(READ, ids, *when.span)
    return {row["person_id"]: when.bare(sorted(zip(row["starts"], row["ends"], strict=True))) for row in rows}


async def _found(tx: Tx, ids: Sequence[UUID], when: Fortnight) -> Any:
    return await slots_of(tx, ids, Wanted(uuid7(), when.span), now=datetime.now(UTC))


async def _must_be_the_same(tx: Tx, ids: Sequence[UUID], when: Fortnight) -> None:
    bare = await _bare_with_read(tx, ids, when)
    ours = await slots_of(tx, ids, Wanted(uuid7(), when.span), now=datetime.now(UTC))
    for mentor in ids:
        if not bare[mentor] or [free.starts for free in ours[mentor].free] != [bare[mentor]]:
            raise RuntimeError("the limit and ours do not find the same")


def _asked(ids: Sequence[UUID], when: Fortnight) -> bytes:
    first, end = (datetime_of(minute) for minute in when.span)
    query = {
        "mentor_ids": ",".join(map(str, ids)),
        "from": first.isoformat(),
        "to": end.isoformat(),
        "time_zone": ZONE,
    }
    return request("GET", f"/scheduling/v1/slots?{urlencode(query)}", token=token_of(uuid7()))


def _awaitable(work: Callable[[], None]) -> Callable[[], Awaitable[None]]:
    async def done() -> None:
        work()

    return done


async def _milliseconds(work: Callable[[], Awaitable[Any]], seconds: float) -> float:
    """Of one run; of the fastest of many batches, since the machine does other things too."""
    batch, best = 5, float("inf")
    ends = time.perf_counter() + seconds / 2
    while time.perf_counter() < ends:
        began = time.perf_counter()
        for _ in range(batch):
            await work()
        best = min(best, (time.perf_counter() - began) / batch)
    return best * 1000


async def _milliseconds_of_requests(stage: Stage, port: int, what: bytes) -> float:
    """By one client, once the server has warmed up."""
    async with lines_to(port, 1) as lines:
        await rate_of(lines, what, seconds=stage.size.seconds / 10)
        return 1000 / await rate_of(lines, what, seconds=stage.size.seconds)
