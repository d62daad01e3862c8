"""How soon a list shows what a mentor has changed: from when the broker has the event, by way of a worker, to an answer over HTTP."""

import json
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from statistics import quantiles
from typing import Any, Final

from aiokafka import AIOKafkaProducer

from services.matching.domain.people import Mentor
from shared.contracts import PROFILES, TOPICS, ProfileState
from shared.contracts.envelope import headers_of
from shared.contracts.profiles import SkillLevel
from shared.ground.kafka_access import KafkaAccess
from shared.ids import uuid7
from shared.publishing.topics import make_topics
from tests.benchmarks.desk import serving, token_of
from tests.benchmarks.http_lines import Line, lines_to, request
from tests.benchmarks.load import TRACE
from tests.benchmarks.recommendations.marketplace import api_of, crowd_of, database_of, told_to_matching
from tests.benchmarks.stage import PARTITIONS, Stage
from tests.matching.builders import mentee_section, profile

CHANGED: Final = 100
RARE: Final = "falconry"
LONGEST_SECONDS: Final = 60.0


@dataclass
class Changes:
    """One mentor after the other says that they know what a mentee wants, and then that they no longer do."""

    producer: AIOKafkaProducer
    port: int
    mentors: Sequence[Mentor]
    request: bytes
    sequence: int = 0

    async def percentiles(self) -> Sequence[float]:
        """The 50th and the 99th, in milliseconds."""
        async with lines_to(self.port, 1) as [line]:
            taken = [await self._shows(line, mentor, knows=knows) for mentor in self.mentors for knows in (True, False)]
        percentiles = quantiles([1000 * each for each in taken], n=100)
        return [percentiles[49], percentiles[98]]

    async def _shows(self, line: Line, mentor: Mentor, *, knows: bool) -> float:
        skills = (*mentor.section.skills, *((SkillLevel(skill=RARE, level=5),) if knows else ()))
        section = mentor.section.model_copy(update={"skills": skills, "languages": (), "paused": False, "capacity": 9})
        await self.say(profile(mentor.person_id, mentor=section))
        began = time.perf_counter()
        while (str(mentor.person_id) == await self._first(line)) != knows:
            if time.perf_counter() - began > LONGEST_SECONDS:
                raise RuntimeError("a change never showed")
        return time.perf_counter() - began

    async def _first(self, line: Line) -> str | None:
        """Who stands first, where that is somebody who knows what is wanted."""
        answer = await line.ask(self.request)
        if answer.status != 200:
            raise RuntimeError(answer.body.decode())
        [best, *_] = json.loads(answer.body)["items"]
        helps = any(each["factor"] == "skills" and each["value"] > 0 for each in best["reasons"])
        return best["mentor_id"] if helps else None

    async def say(self, state: ProfileState) -> None:
        """An event as `profiles` publishes it; the broker has it then."""
        self.sequence += 1
        record, now = PROFILES.record(state), datetime.now(UTC)
        headers: Any = headers_of(
            record, service="profiles", event_id=uuid7(), sequence=self.sequence, time=now, traceparent=TRACE
        )
        await self.producer.send_and_wait(
            PROFILES.broker_name, key=str(record.key).encode(), value=record.value, headers=headers
        )


async def changes_on(stage: Stage) -> Changes:
    """A worker and an api of matching, and a mentee who wants what nobody knows."""
    kafka, crowd = await stage.kafka(), await stage.once(crowd_of)
    await make_topics(KafkaAccess(kafka), TOPICS, partitions=PARTITIONS, replication=1)
    database, port = await stage.once(database_of), await stage.once(api_of)
    environment = {
        **told_to_matching(database),
        "MATCHING_KAFKA_BOOTSTRAP_SERVERS": kafka,
        "MATCHING_KAFKA_SESSION_TIMEOUT_MS": "6000",
    }
    await stage.enter(serving("services.matching", ["worker"], "MATCHING_MANAGEMENT_PORT", environment))
    producer = await stage.enter(AIOKafkaProducer(bootstrap_servers=kafka, acks="all"))
    asker = uuid7()
    path = "/matching/v1/me/recommendations?page_size=1"
    changes = Changes(producer, port, crowd.mentors[:CHANGED], request("GET", path, token=token_of(asker)))
    await changes.say(profile(asker, mentee=mentee_section({RARE: 5})))
    await _until_known(changes)
    return changes


async def _until_known(changes: Changes) -> None:
    """The worker has heard of the mentee."""
    began = time.perf_counter()
    async with lines_to(changes.port, 1) as [line]:
        while (answer := await line.ask(changes.request)).status != 200:
            if time.perf_counter() - began > LONGEST_SECONDS:
                raise RuntimeError(f"the worker has not heard of who asks: {answer.body.decode()}")
