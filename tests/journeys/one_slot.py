"""Many clients at one slot, and as many at a free slot each: `python -m tests.journeys.one_slot [--clients 200]`."""

import argparse
import asyncio
import time
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from typing import Final
from uuid import uuid4

from deploy.local.demo.client import Answer, Api
from deploy.local.progress import say
from tests.journeys.figures import Times
from tests.journeys.own_platform import own_platform
from tests.journeys.town import Mentor, Resident, Town, booking

AT_ONCE_AT_THE_DOOR: Final = 16


@dataclass(frozen=True)
class Rush:
    """What many clients were answered who asked at the same moment."""

    answers: Counter[str]
    times: Times

    @property
    def faults(self) -> int:
        return sum(count for answer, count in self.answers.items() if answer >= "500")


@asynccontextmanager
async def crowd(town: Town, clients: int) -> AsyncIterator[list[Resident]]:
    """So many people, signed in, each with a connection of their own."""
    room = asyncio.Semaphore(AT_ONCE_AT_THE_DOOR)
    async with AsyncExitStack() as stack:

        async def arrive() -> Resident:
            api = await stack.enter_async_context(Api(town.api.address, connections=1))
            async with room:
                return await Town(api, town.mailbox, town.folders).resident("client")

        yield await asyncio.gather(*(arrive() for _ in range(clients)))


async def rush(people: Sequence[Resident], mentor: Mentor, slots: Sequence[str]) -> Rush:
    """Everybody books at once: one slot for all, or one for each."""
    wanted = [slots[number % len(slots)] for number in range(len(people))]
    for person in people:
        person.visitor.learn_from(mentor.visitor)
    await asyncio.gather(*(_look(person, mentor) for person in people))
    asked = [_book(person, mentor, slot) for person, slot in zip(people, wanted, strict=True)]
    answered = await asyncio.gather(*asked)
    answers = Counter(f"{answer.status} {answer.slug or ''}".strip() for answer, _ in answered)
    return Rush(answers, Times.of([seconds for _, seconds in answered]))


async def _look(person: Resident, mentor: Mentor) -> None:
    """Everybody's connection is open, and all that is asked about has arrived."""
    await person.visitor.get(f"/scheduling/v1/offerings/{mentor.open_offering}")
    person.visitor.forget()


async def _book(person: Resident, mentor: Mentor, slot: str) -> tuple[Answer, float]:
    began = time.perf_counter()
    answer = await person.visitor.ask(
        "POST",
        "/scheduling/v1/sessions",
        booking(mentor.open_offering, slot),
        headers={"Idempotency-Key": str(uuid4())},
        expect=range(100, 600),
        patience=0,
    )
    return answer, time.perf_counter() - began


async def main(clients: int, rounds: int) -> int:
    """Tells both, in turns, and the ratio."""
    wrong = 0
    async with own_platform() as (_, town), crowd(town, clients) as people:
        free_p99, one_p99 = [], []
        for number in range(1, rounds + 1):
            mentor = await town.mentor()
            slots = await town.free_slots(people[0], mentor, mentor.open_offering, days=20)
            free = await rush(people, mentor, slots[1 : clients + 1])
            one = await rush(people, mentor, slots[clients + 1 : clients + 2])
            free_p99.append(free.times.percentile(99))
            one_p99.append(one.times.percentile(99))
            say(f"round {number}: free slots {dict(free.answers)}, {free.times}")
            say(f"         one slot   {dict(one.answers)}, {one.times}")
            right = one.answers == {"201": 1, "409 slot-taken": clients - 1} and free.answers == {"201": clients}
            wrong += not right
    ratio = sorted(one_p99)[rounds // 2] / sorted(free_p99)[rounds // 2]
    say(f"p99 at one slot is {ratio:.2f} of p99 at free slots (medians of {rounds} rounds); wrong rounds: {wrong}")
    return 1 if wrong else 0


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--clients", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=3)
    chosen = parser.parse_args()
    raise SystemExit(asyncio.run(main(chosen.clients, chosen.rounds)))
