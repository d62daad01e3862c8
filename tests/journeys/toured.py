"""One tour through every operation for all journeys that look at what it leaves: answers, examples, and who else gets at it."""

from collections.abc import AsyncIterator
from contextlib import aclosing, asynccontextmanager
from dataclasses import dataclass
from uuid import uuid4

import httpx

from deploy.local.demo.client import LOOKS
from deploy.local.platform import Platform
from tests.journeys.asking_first import AskingFirst
from tests.journeys.conformity.contracts import Contracts
from tests.journeys.conformity.tour import TERMS, Sights, operator_of, show_a_passkey, tour
from tests.journeys.town import MENTEE, Resident, Town
from tests.journeys.traces import Overheard
from tests.journeys.wrong_callers import Intruder, Recorder


@dataclass
class Scene:
    """A tour that is over, what was answered on it, and who looks at what it left."""

    contracts: Contracts
    sights: Sights
    intruder: Intruder
    first: AskingFirst


@asynccontextmanager
async def toured(platform: Platform, town: Town, overheard: Overheard) -> AsyncIterator[Scene]:
    """Everything is done once; somebody who has no part in it asks for each thing first."""
    contracts = await Contracts.fetch(town.api)
    recorder = Recorder(contracts)

    def hear(response: httpx.Response) -> None:
        recorder.hear(response)
        overheard.hear(response)

    async with aclosing(Intruder(platform.address, recorder)) as intruder:
        async with AskingFirst(intruder, contracts, platform.address, hear=hear) as api:
            api.asker = (await coordinates_elsewhere(platform, town, await _mentor_and_mentee(platform, town))).visitor
            sights = await tour(platform, Town(api, town.mailbox, town.folders))
            for visitor in sights.visitors:
                visitor.api = town.api
        yield Scene(contracts, sights, intruder, api)
    await sights.leave_as_found()


async def _mentor_and_mentee(platform: Platform, town: Town) -> Resident:
    """Somebody with a passkey whom no rule about who is a mentor or a mentee, or about having a role at all, keeps out."""
    person = await town.mentor("both")
    await person.visitor.put("/profiles/v1/me/mentee", MENTEE)
    await show_a_passkey(platform, person)
    for path in LOOKS.values():
        await person.visitor.get(path)  # every service has heard of them by then
    return person


async def coordinates_elsewhere(platform: Platform, town: Town, person: Resident) -> Resident:
    """The same person, who looks after a programme in which nobody is, and every service knows."""
    operator = await operator_of(platform, town)
    made = await operator.post("/profiles/v1/programmes", {**TERMS, "slug": f"elsewhere-{uuid4()}"})
    await operator.put(f"/profiles/v1/programmes/{made['id']}/coordinators/{person.id}")
    person.visitor.learn_from(operator)
    for path in LOOKS.values():
        await person.visitor.get(path)
    return person
