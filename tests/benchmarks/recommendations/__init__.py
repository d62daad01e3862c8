"""Twenty mentors of a hundred thousand, all factors of both sides, with their reasons: against one pass over all that exhaustive
scoring reads, against SQL by skills alone, and over HTTP against FastAPI that reads one row.

In memory the processor time of the one thread that computes is measured: on a quiet machine that is the time it takes, on a busy one
what it would take.
"""

import time
from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from itertools import count
from statistics import median, quantiles
from typing import Any, Final

from services.matching.domain.people import Mentee
from services.matching.domain.recommendations import Candidates, recommend
from services.matching.domain.rules import Rules
from shared.contracts.programmes import OPEN_ID
from shared.postgres import POOL_SIZE
from tests.benchmarks.contest import Contest, Figure, Goal, Program
from tests.benchmarks.desk import serving, token_of
from tests.benchmarks.http_lines import ask_all, lines_to, request
from tests.benchmarks.recommendations.in_sql import WAYS, asked_by, lay_out
from tests.benchmarks.recommendations.marketplace import Crowd, api_of, crowd_of, database_of
from tests.benchmarks.recommendations.one_pass import OnePass
from tests.benchmarks.stage import Stage
from tests.matching.builders import NOW, index_of

TOP: Final = 20
ASKED_IN_SQL: Final = 30
CLIENTS: Final = 2 * POOL_SIZE
RULES: Final = Rules.default(OPEN_ID)


def contests(stage: Stage) -> Sequence[Contest]:
    best = f"top {TOP} of {stage.size.mentors:,} with reasons"
    one_pass = [
        Figure(f"{best}: p50, beside one pass over all bytes", "ms", Goal(at_most=0.3)),
        Figure(f"{best}: p99, beside one pass over all bytes", "ms", Goal(at_most=0.8)),
    ]
    in_sql = Figure(f"{best}: p50, beside SQL by skills alone", "ms", Goal(at_most=1 / 15))
    over_http = Figure(f"{best}: over HTTP, beside one row", "requests/s", Goal(at_least=0.2))
    return [
        Contest(one_pass, partial(_beside_one_pass, stage)),
        Contest([in_sql], partial(_beside_sql, stage)),
        Contest([over_http], partial(_over_http, stage)),
    ]


async def _beside_one_pass(stage: Stage) -> tuple[Program, Program]:
    crowd = await stage.once(crowd_of)
    recommending, one_pass = await stage.once(_recommending), OnePass(crowd.mentors)
    theirs, own = count(), count()

    async def limit() -> Sequence[float]:
        middle = median(_milliseconds(lambda each: one_pass.read(each, crowd.vocabulary), crowd.askers(next(theirs))))
        return [middle, middle]

    async def ours() -> Sequence[float]:
        percentiles = quantiles(_milliseconds(recommending, crowd.askers(next(own))), n=100)
        return [percentiles[49], percentiles[98]]

    return limit, ours


async def _beside_sql(stage: Stage) -> tuple[Program, Program]:
    crowd, recommending = await stage.once(crowd_of), await stage.once(_recommending)
    owner = await stage.as_owner(await stage.database())
    numbers = await lay_out(owner, crowd.mentors)
    theirs, own = count(), count()

    def asking(turn: int) -> list[Mentee]:
        return [each for each in crowd.askers(turn) if each.section.skills_wanted][:ASKED_IN_SQL]

    async def limit() -> Sequence[float]:
        taken = []
        for mentee in asking(next(theirs)):
            told = asked_by(mentee, crowd.vocabulary, numbers)
            taken.append(min([await _asked(partial(owner.fetch, way, *told)) for way in WAYS]))
        return [median(taken)]

    async def ours() -> Sequence[float]:
        return [median(_milliseconds(recommending, asking(next(own))))]

    return limit, ours


async def _recommending(stage: Stage) -> Callable[[Mentee], Any]:
    """The list of a mentee, out of an index of everybody."""
    crowd: Crowd = await stage.once(crowd_of)
    index, nobody = index_of(*crowd.mentors), Candidates(frozenset())

    def best(mentee: Mentee) -> Any:
        return recommend(index, mentee, nobody, crowd.vocabulary, RULES, after=None, limit=TOP, now=NOW)

    return best


async def _over_http(stage: Stage) -> tuple[Program, Program]:
    crowd, database = await stage.once(crowd_of), await stage.once(database_of)
    port = await stage.once(api_of)
    told = {"DATABASE_URL": database.url, "CONNECTIONS": str(POOL_SIZE)}
    limits_port = await stage.enter(serving("tests.benchmarks.recommendations.one_row", [], "PORT", told))
    theirs, own = count(), count()

    async def limit() -> Sequence[float]:
        asked = [request("GET", f"/people/{each.person_id}") for each in crowd.askers(next(theirs))]
        return [await _rate(limits_port, asked, stage.size.seconds)]

    async def ours() -> Sequence[float]:
        path = f"/matching/v1/me/recommendations?page_size={TOP}"
        askers = crowd.askers(next(own))
        asked = [request("GET", path, token=token_of(each.person_id)) for each in askers]
        return [await _rate(port, asked, stage.size.seconds)]

    return limit, ours


async def _rate(port: int, asked: Sequence[bytes], seconds: float) -> float:
    """Answers a second, once everybody has asked once; nobody asks twice in a row."""
    async with lines_to(port, CLIENTS) as lines:
        if refused := [each for each in await ask_all(lines, asked) if each.status != 200]:
            raise RuntimeError(refused[0].body.decode())
        answered, began = 0, time.perf_counter()
        while time.perf_counter() - began < seconds:
            answered += len(await ask_all(lines, asked))
        return answered / (time.perf_counter() - began)


async def _asked(ask: Callable[[], Awaitable[Any]]) -> float:
    """Milliseconds of the faster of two times."""
    taken = []
    for _ in range(2):
        began = time.perf_counter()
        await ask()
        taken.append(1000 * (time.perf_counter() - began))
    return min(taken)


def _milliseconds(compute: Callable[[Mentee], Any], mentees: Sequence[Mentee]) -> list[float]:
    """Of each, after the first few were asked for once, in processor time."""
    for each in mentees[:5]:
        compute(each)
    taken = []
    for each in mentees:
        began = time.process_time()
        compute(each)
        taken.append(1000 * (time.process_time() - began))
    return taken
