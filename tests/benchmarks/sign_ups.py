"""Many sign up at once through the form of a programme that has few places, page by page over HTTP, each with a browser of their own.

python -m tests.benchmarks.sign_ups [--people 500] [--places 50]

It says what came of it and ends with 1 where that is wrong: as many members as places, all others in one line without a gap, in the
order in which they were served, and one mail to each.
"""

import argparse
import asyncio
import email
import email.policy
import re
import socket
import sys
import time
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final
from uuid import UUID

import httpx
import uvicorn
import uvloop

from deploy.local.processes import free_port
from services.profiles.app import build_api
from services.profiles.domain.forms import ConsentText
from services.profiles.domain.programmes import Joining, ProgrammeText, Terms
from services.profiles.main import furnish
from services.profiles.use_cases import programmes, signing_up
from shared.ground.questions import Question, QuestionText
from shared.ids import uuid7
from shared.postgres import Pool, transaction
from shared.running.bounded_http import BoundedHttp
from tests.benchmarks.stage import SHORT, Stage
from tests.profiles.conftest import settings_of

_HIDDEN: Final = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)"')
_CODE: Final = "SELECT body FROM mails WHERE subject = $1"
STATES: Final = """
SELECT state, queued_as FROM memberships WHERE programme_id = $1 ORDER BY queued_as, membership_id
"""
TWICE: Final = """
SELECT count(*) FROM (SELECT FROM mails GROUP BY recipient HAVING count(*) > 1) AS twice
"""


@dataclass(frozen=True)
class Outcome:
    """What came of it."""

    states: Counter[str]
    line: list[int]
    mails: int
    mailed_twice: int
    refused: Counter[int]
    seconds: float

    def is_right(self, people: int, places: int) -> bool:
        """Nobody is lost, nobody is twice, and the line has no gap."""
        waiting = people - places
        return (
            self.states == Counter({"member": places, "waiting": waiting})
            and self.line == list(range(1, waiting + 1))
            and (self.mails, self.mailed_twice) == (people, 0)
            and not self.refused
        )


async def crowd(stage: Stage, people: int, places: int) -> Outcome:
    """All come to the form at the same moment, and all send it at the same moment."""
    database = await stage.database("profiles")
    settings = settings_of(database)
    pool = await database.pool()
    await furnish(pool, settings)
    programme_id = await _programme(pool, places)
    port = free_port()
    app = build_api(settings)
    config = uvicorn.Config(app, port=port, http=BoundedHttp, log_level="error", access_log=False)
    async with _served(_Server(config)):
        path = f"http://127.0.0.1:{port}/profiles/v1/programmes/{programme_id}/sign-up"
        begun = await asyncio.gather(*(_first_page(path, number) for number in range(people)))
        codes = [await _code(pool, typed["sign_in_id"]) for _, typed in begun]
        began = time.perf_counter()
        answers = await asyncio.gather(
            *(_second_page(path, visitor, typed, code) for (visitor, typed), code in zip(begun, codes, strict=True))
        )
        seconds = time.perf_counter() - began
    rows = await pool.fetch(STATES, programme_id)
    mails = await pool.fetchval("SELECT count(*) FROM mails")
    twice = await pool.fetchval(TWICE)
    await pool.close()
    line = [row["queued_as"] for row in rows if row["state"] == "waiting"]
    refused = Counter(status for status in answers if status != 200)
    return Outcome(Counter(row["state"] for row in rows), line, mails, twice, refused, seconds)


async def _programme(pool: Pool, places: int) -> UUID:
    terms = Terms((ProgrammeText("en", "Crowded", ""),), joining=Joining("open"), capacity=places)
    why = Question("why_us", "text", (QuestionText("en", "Why us?"),), required=True)
    consent = ConsentText("en", "The coordinators read my answers.")
    now, operator = datetime.now(UTC), uuid7()
    async with transaction(pool) as tx:
        programme = await programmes.make_programme(tx, "crowded", terms, by=operator, now=now)
        await signing_up.change_form(
            tx, programme.programme_id, (why,), (consent,), by=operator, expects=lambda _version: None, now=now
        )
    return programme.programme_id


class _Server(uvicorn.Server):
    """Tells when it listens."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.listens = asyncio.Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.listens.set()


@asynccontextmanager
async def _served(server: _Server) -> AsyncIterator[None]:
    serving = asyncio.create_task(server.serve())
    await server.listens.wait()
    yield
    server.should_exit = True
    await serving


async def _first_page(path: str, number: int) -> tuple[httpx.AsyncClient, dict[str, str]]:
    """Gives an address; what the second page brings along, and the browser that it came to."""
    visitor = httpx.AsyncClient(timeout=120, limits=httpx.Limits(max_keepalive_connections=0))
    shown = (await visitor.get(path)).text
    typed = dict(_HIDDEN.findall(shown)) | {"email": f"crowd{number}@people.example"}
    answer = await visitor.post(path, data=typed)
    return visitor, dict(_HIDDEN.findall(answer.text))


async def _code(pool: Pool, sign_in_id: str) -> str:
    body = await pool.fetchval(_CODE, UUID(sign_in_id))
    return str(email.message_from_bytes(body, policy=email.policy.default)["Subject"]).partition(" ")[0]


async def _second_page(path: str, visitor: httpx.AsyncClient, typed: dict[str, str], code: str) -> int:
    more = {"mail_code": code, "name": "Amina", "role": "mentee", "answers.why_us": "To lead.", "consent": "yes"}
    answer = await visitor.post(path, data=typed | more)
    await visitor.aclose()
    return answer.status_code


async def _main(people: int, places: int) -> int:
    async with Stage(SHORT) as stage:
        outcome = await crowd(stage, people, places)
    right = outcome.is_right(people, places)
    sys.stdout.write(
        f"{people} people, {places} places: {dict(outcome.states)}, line {outcome.line[:1]}…{outcome.line[-1:]}, "
        f"{outcome.mails} mails, {outcome.mailed_twice} addresses mailed twice, refused {dict(outcome.refused)}, "
        f"{outcome.seconds:.1f} s from the first to the last answer: {'right' if right else 'WRONG'}\n"
    )
    return 0 if right else 1


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=500)
    parser.add_argument("--places", type=int, default=50)
    chosen = parser.parse_args()
    sys.exit(uvloop.run(_main(chosen.people, chosen.places)))
