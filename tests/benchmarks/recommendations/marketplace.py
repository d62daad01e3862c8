"""The marketplace of these benchmarks: everybody in memory, in matching's tables, and behind its api as it is deployed."""

import json
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from typing import Final

from deploy.local.processes import free_port
from services.matching.domain.people import Mentee, Mentor
from services.matching.domain.skills import Vocabulary
from shared.http.sign_in import REMEMBER_KEYS
from tests.benchmarks.desk import KEY, NO_LIMIT, ready, serving
from tests.benchmarks.recommendations.filling import fill
from tests.benchmarks.stage import Stage
from tests.fixtures.databases import ServiceDatabase
from tests.matching import marketplace

ASKERS: Final = 200
"""A round asks for so many mentees, each round for others."""


@dataclass(frozen=True)
class Crowd:
    """Everybody, in memory."""

    mentors: Sequence[Mentor]
    mentees: Sequence[Mentee]
    vocabulary: Vocabulary

    def askers(self, turn: int, number: int = ASKERS) -> list[Mentee]:
        """The mentees of a round."""
        return list(islice(self.mentees, turn * number, (turn + 1) * number))


async def crowd_of(stage: Stage) -> Crowd:
    mentees = ASKERS * stage.size.rounds
    return Crowd(
        tuple(marketplace.mentors(stage.size.mentors)), tuple(marketplace.mentees(mentees)), marketplace.vocabulary()
    )


async def database_of(stage: Stage) -> ServiceDatabase:
    """Matching's tables with all of them."""
    crowd, database = await stage.once(crowd_of), await stage.database("matching")
    owner = await stage.as_owner(database)
    await fill(owner, crowd.mentors, crowd.mentees)
    await owner.execute(REMEMBER_KEYS, json.dumps({"keys": [KEY.as_dict(private=False)]}), datetime.now(UTC))
    await stage.checkpoint()
    return database


def told_to_matching(database: ServiceDatabase) -> Mapping[str, str]:
    """What its processes are told by their environment."""
    return {
        "MATCHING_DATABASE_URL": database.url,
        "MATCHING_LIMITS_PER_MINUTE": NO_LIMIT,
        "MATCHING_LOG_LEVEL": "WARNING",
        "MATCHING_CONSISTENCY_KEYS": json.dumps([secrets.token_urlsafe(32)]),
        "MATCHING_MANAGEMENT_PORT": str(free_port()),
    }


async def api_of(stage: Stage) -> int:
    """The port of matching's api, a process of its own, once it has read everybody."""
    database = await stage.once(database_of)
    environment = told_to_matching(database)
    port = await stage.enter(serving("services.matching", ["api"], "MATCHING_API_PORT", environment))
    await ready(int(environment["MATCHING_MANAGEMENT_PORT"]))
    return port
