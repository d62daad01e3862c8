"""What people ask for on a usual day, by anybody of the town and its copies; and what it costs whom."""

import asyncio
import json
import random
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from math import ceil
from typing import Any, Final
from uuid import UUID

from httpx import codes
from joserfc.jwk import ECKey

from shared.contracts import SERVICES
from shared.http.sign_in import issue_token
from shared.ids import uuid7
from shared.postgres import Connection
from tests.benchmarks.http_lines import Answered, ask_all, lines_to, request
from tests.capacity.multiplying import of_copy
from tests.capacity.stage import CapacityStage
from tests.capacity.town import Pair
from tests.capacity.yardstick import Yardstick
from tests.journeys.town import rfc3339
from tests.resting.processes import Sample, sample, shares

CONNECTIONS: Final = 4
ROUNDS: Final = 5
"""In each of which every service has its turn: whatever else goes on for a while meets one round, not one service."""
CHANGES: Final = 3
"""Rounds of changes, of which the one in the middle counts as well."""
RESTS: Final = 10.0
"""Seconds in which it is looked at what is done while nobody asks for anything."""

# As a mentee's page asks when it is opened: each path once, for the person of a pair.
READS: Final[Mapping[str, Sequence[str]]] = {
    "profiles": ("/me", "/me/mentee", "/mentors?page_size=20", "/people?ids={mentor}"),
    "matching": ("/me/recommendations", "/me/proposals"),
    "scheduling": (
        "/me/sessions?page_size=20",
        "/mentors/{mentor}/slots?offering_id={offering}&from={from}&to={to}",
        "/mentors/{mentor}/offerings",
    ),
    "mentorships": (
        "/me/mentorships",
        "/mentorships/{mentorship}",
        "/mentorships/{mentorship}/timeline",
        "/mentorships/{mentorship}/goals",
        "/mentorships/{mentorship}/messages",
    ),
    "notifications": ("/me/messages", "/me/messages/counts"),
}

TAKE_BACK: Final = """
WITH versions AS (DELETE FROM mentorships.goal_versions WHERE goal_id = ANY ($1)),
     gone AS (DELETE FROM mentorships.goals WHERE id = ANY ($1) RETURNING mentorship_id),
     counted AS (SELECT mentorship_id, count(*) AS number FROM gone GROUP BY mentorship_id)
UPDATE mentorships.mentorships SET goals = goals - counted.number FROM counted WHERE id = mentorship_id
"""


@dataclass(frozen=True)
class Cost:
    """`requests`: how many were answered, or events told; `seconds`: of processor time by process, meanwhile, as usual ones; `wrong`: other answers."""

    requests: int
    seconds: Mapping[str, float]
    wrong: Mapping[str, int]

    @property
    def milliseconds(self) -> float:
        """Of a core as it usually is, for one of these."""
        return 1000 * sum(self.seconds.values()) / self.requests

    @classmethod
    def median(cls, rounds: Sequence["Cost"]) -> "Cost":
        """The round in the middle, with what was answered wrongly in any."""
        middle = sorted(rounds, key=lambda each: each.milliseconds)[len(rounds) // 2]
        return replace(middle, wrong=sum((Counter(each.wrong) for each in rounds), Counter()))


class People:
    """Anybody of the town and its copies, asking."""

    def __init__(
        self, stage: CapacityStage, pairs: Sequence[Pair], copies: int, key: ECKey, yardstick: Yardstick, seed: int
    ) -> None:
        self._stage = stage
        self._yardstick = yardstick
        self._pairs = pairs
        self._copies = copies
        self._key = key
        self._rng = random.Random(seed)
        self._token_of: dict[UUID, str] = {}
        self._goals: list[UUID] = []

    async def read(self, times: int) -> Mapping[str, Cost]:
        """Everything that a page asks for, so often for each service; by service what it cost in the round in the middle."""
        rounds = [await self._round(ceil(times / ROUNDS)) for _ in range(ROUNDS)]
        return {service: Cost.median([each[service] for each in rounds]) for service in SERVICES}

    async def _round(self, times: int) -> Mapping[str, Cost]:
        found = {}
        for service in SERVICES:
            pairs = [self._anybody() for _ in range(times)]
            asked = [self._get(service, path, pair) for pair in pairs for path in READS[service]]
            found[service] = await self._cost(service, asked)
        return found

    async def change(self, times: int) -> Cost:
        """People of the town itself set themselves goals, until all services know; what an event cost in the round in the middle.

        Those of copies can't: no service has heard of them by a topic. What the platform does anyway meanwhile is no cost of an event,
        nor is our looking whether it is done.
        """
        return Cost.median([await self._changes(ceil(times / CHANGES)) for _ in range(CHANGES)])

    async def take_back(self, connection: Connection) -> None:
        """The goals that were set: at the next size a pair begins with as many as at this one, and is read as quickly."""
        await connection.execute(TAKE_BACK, self._goals)

    async def _changes(self, times: int) -> Cost:
        stage = self._stage
        worth = self._yardstick.share()
        rests = shares(sample(stage.processes), await self._after(RESTS))
        before, began = await self._told(), sample(stage.processes)
        asked = []
        for number in range(times):
            pair = self._rng.choice(self._pairs)
            target = f"/mentorships/v1/mentorships/{pair.mentorship}/goals"
            goal = {"text": f"Goal {number}", "horizon": "short_term", "kind": "skill"}
            asked.append(self._command("POST", target, pair, goal))
        answers = await self._ask("mentorships", asked)
        self._goals += [UUID(json.loads(each.body)["id"]) for each in answers if each.status == codes.CREATED]
        looking = await stage.rest()
        ended = sample(stage.processes)
        took = ended.at - began.at
        used = {name: ended.used[name] - began.used[name] - rests[name] / 100 * took for name in began.used}
        used["postgres"] -= looking
        worth = (worth + self._yardstick.share()) / 2
        return Cost(await self._told() - before, {name: worth * used[name] for name in used}, _wrong(answers))

    async def _after(self, seconds: float) -> Sample:
        await asyncio.sleep(seconds)
        return sample(self._stage.processes)

    async def _cost(self, service: str, asked: Sequence[bytes]) -> Cost:
        names = {f"{service}-api", "postgres"}
        processes = {name: pid for name, pid in self._stage.processes.items() if name in names}
        worth = self._yardstick.share()
        began = sample(processes)
        answers = await self._ask(service, asked)
        ended = sample(processes)
        worth = (worth + self._yardstick.share()) / 2
        used = {name: worth * (ended.used[name] - began.used[name]) for name in processes}
        return Cost(len(answers), used, _wrong(answers))

    async def _ask(self, service: str, asked: Sequence[bytes]) -> Sequence[Answered]:
        async with lines_to(self._stage.parts.api_ports[service], CONNECTIONS) as lines:
            return await ask_all(lines, asked)

    def _get(self, service: str, path: str, pair: Pair) -> bytes:
        now = self._stage.town().now()
        names = {
            "mentor": pair.mentor,
            "offering": pair.offering,
            "mentorship": pair.mentorship,
            "from": rfc3339(now),
            "to": rfc3339(now + timedelta(days=7)),
        }
        return request("GET", f"/{service}/v1{path.format_map(names)}", token=self._token(pair.mentee))

    def _command(self, method: str, target: str, pair: Pair, body: Any) -> bytes:
        headers = {"Idempotency-Key": str(uuid7())}
        return request(method, target, token=self._token(pair.mentee), body=body, headers=headers)

    def _anybody(self) -> Pair:
        pair, copy = self._rng.choice(self._pairs), self._rng.randint(0, self._copies)
        return Pair(*(of_copy(each, copy) for each in (pair.mentee, pair.mentor, pair.mentorship, pair.offering)))

    def _token(self, person: UUID) -> str:
        if person not in self._token_of:
            now = datetime.now(UTC)
            self._token_of[person] = issue_token(
                self._key, issuer="mentoring", person_id=person, operator=False, real_now=now
            )
        return self._token_of[person]

    async def _told(self) -> int:
        connection = await self._stage.connect()
        try:
            numbers = [
                await connection.fetchval(f"SELECT coalesce(sum(sequence), 0)::bigint FROM {each}.outbox_sequences")
                for each in SERVICES
            ]
        finally:
            await connection.close()
        return sum(numbers)


def _wrong(answers: Sequence[Answered]) -> Mapping[str, int]:
    return Counter(f"{each.status} {each.body[:120]!r}" for each in answers if each.status >= 400)
