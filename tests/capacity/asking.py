"""What people ask for on a usual day, by anybody of the town and its copies; and what it costs whom."""

import asyncio
import json
import random
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
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
CHANGES: Final = 5
"""Rounds of changes, of which the one in the middle counts as well."""
GOALS: Final = 80
"""That the people of the town set themselves in a round."""
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

    def milliseconds_of(self, process: str) -> float:
        """What one process has of it."""
        return 1000 * self.seconds[process] / self.requests

    @classmethod
    def median(cls, rounds: Sequence["Cost"]) -> "Cost":
        """The round in the middle, with what was answered wrongly in any."""
        middle = sorted(rounds, key=lambda each: each.milliseconds)[len(rounds) // 2]
        return replace(middle, wrong=sum((Counter(each.wrong) for each in rounds), Counter()))


def anybody(town: Sequence[Pair], copies: int, number: int, seed: int) -> Sequence[Pair]:
    """So many of the town and its copies: as many at each size, so that as much of what they ask for lies in memory."""
    rng = random.Random(seed)
    drawn = [(rng.choice(town), rng.randint(0, copies)) for _ in range(number)]
    return [
        Pair(*(of_copy(each, copy) for each in (pair.mentee, pair.mentor, pair.mentorship, pair.offering)))
        for pair, copy in drawn
    ]


class People:
    """Those who ask, again and again for the same, and those of the town itself, who set themselves goals."""

    def __init__(
        self, stage: CapacityStage, town: Sequence[Pair], asking: Sequence[Pair], key: ECKey, yardstick: Yardstick
    ) -> None:
        self._stage = stage
        self._yardstick = yardstick
        self._town = town
        self._asking = asking
        self._key = key
        self._rng = random.Random(len(asking))
        self._token_of: dict[UUID, str] = {}

    async def read(self) -> Mapping[str, Cost]:
        """What it cost by service, in the round in the middle, to ask for everything that the pages of who asks have."""
        rounds = [await self.read_once() for _ in range(ROUNDS)]
        return {service: Cost.median([each[service] for each in rounds]) for service in SERVICES}

    async def read_once(self) -> Mapping[str, Cost]:
        """One round. The first one reads from disk what the others find in memory."""
        found = {}
        for service in SERVICES:
            asked = [self._get(service, path, pair) for pair in self._asking for path in READS[service]]
            found[service] = await self._cost(service, asked)
        return found

    async def change(self, connection: Connection) -> Cost:
        """People of the town itself set themselves goals, until all services know; what an event cost in the round in the middle.

        Those of copies can't: no service has heard of them by a topic. What the platform does anyway meanwhile is no cost of an event,
        nor is our looking whether it is done. The goals are taken back: in the next round, and at the next size, a pair has as many as before.
        """
        rounds = []
        for _ in range(CHANGES):
            cost, goals = await self._changes()
            rounds.append(cost)
            await connection.execute(TAKE_BACK, goals)
        return Cost.median(rounds)

    async def _changes(self) -> tuple[Cost, Sequence[UUID]]:
        stage = self._stage
        worth = self._yardstick.share()
        rests = shares(sample(stage.processes), await self._after(RESTS))
        before, began = await self._told(), sample(stage.processes)
        asked = []
        for number in range(GOALS):
            pair = self._rng.choice(self._town)
            target = f"/mentorships/v1/mentorships/{pair.mentorship}/goals"
            goal = {"text": f"Goal {number}", "horizon": "short_term", "kind": "skill"}
            asked.append(self._command("POST", target, pair, goal))
        answers = await self._ask("mentorships", asked)
        goals = [UUID(json.loads(each.body)["id"]) for each in answers if each.status == codes.CREATED]
        looking = await stage.rest()
        ended = sample(stage.processes)
        took = ended.at - began.at
        used = {name: ended.used[name] - began.used[name] - rests[name] / 100 * took for name in began.used}
        used["postgres"] -= looking
        worth = (worth + self._yardstick.share()) / 2
        cost = Cost(await self._told() - before, {name: worth * used[name] for name in used}, _wrong(answers))
        return cost, goals

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
