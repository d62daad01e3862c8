"""A booking straight after an acceptance, with its Consistency-Token: `python -m tests.journeys.own_writes [--times 1000]`."""

import argparse
import asyncio
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from typing import Final

from deploy.local.progress import say
from tests.journeys.figures import Times
from tests.journeys.own_platform import own_platform
from tests.journeys.town import Mentor, Resident, Town, booking

LANES: Final = 2
MOST_MENTEES: Final = 50
"""A mentor takes no more."""


@dataclass
class OwnWrites:
    """What bookings were answered at the first try or at a repetition, and how long they took from the first try on."""

    answers: Counter[int]
    straight_after: Times
    """Of the booking that follows the acceptance at once."""
    later: Times
    """Of a second booking by the same pair: nothing is left to wait for."""
    repeated: int
    """Bookings that had to be sent more than once."""


async def play(town: Town, times: int) -> OwnWrites:
    """So many acceptances, each followed at once by a booking."""
    mentees_each = min(MOST_MENTEES, times)
    mentors = [await town.mentor() for _ in range(ceil(times / mentees_each))]
    mentees = await _at_once(town, mentees_each)
    slots = await town.free_slots(mentees[0], mentors[0], mentors[0].open_offering, days=20)
    answers: Counter[int] = Counter()
    straight: list[float] = []
    later: list[float] = []
    repeated = 0
    lanes = asyncio.Semaphore(LANES)

    async def meet(mentor: Mentor, mentee: Resident, first: str, second: str) -> None:
        nonlocal repeated
        async with lanes:
            request = await town.ask(mentee, mentor)
            await town.accept(mentor, request["proposals"][0], mentee)
            for waits, slot in ((straight, first), (later, second)):
                booked = await mentee.visitor.post("/scheduling/v1/sessions", booking(mentor.offering, slot))
                waits.append(booked.waited)
                answers[booked.status] += 1
                repeated += booked.tries > 1

    for number, mentor in enumerate(mentors):
        count = min(mentees_each, times - number * mentees_each)
        chosen = _slots_of(slots, number, mentees_each)
        await asyncio.gather(
            *(meet(mentor, mentee, *next_) for mentee, next_ in zip(mentees[:count], chosen, strict=False))
        )
    return OwnWrites(answers, Times.of(straight), Times.of(later), repeated)


async def _at_once(town: Town, count: int) -> list[Resident]:
    room = asyncio.Semaphore(LANES * 2)

    async def arrive() -> Resident:
        async with room:
            return await town.mentee()

    return await asyncio.gather(*(arrive() for _ in range(count)))


def _slots_of(slots: Sequence[str], turn: int, count: int) -> list[tuple[str, str]]:
    """Two slots for each mentee: no two of one mentor are the same, nor any two of one mentee in different turns."""
    firsts = [slots[10 + (number + turn) % count] for number in range(count)]
    seconds = [slots[10 + count + (number + turn) % count] for number in range(count)]
    return list(zip(firsts, seconds, strict=True))


async def main(times: int) -> int:
    """Plays it on a platform of its own and tells the figures."""
    async with own_platform() as (_, town):
        figures = await play(town, times)
    say(f"bookings by status: {dict(figures.answers)}, of {2 * times}; sent more than once: {figures.repeated}")
    say(f"straight after the acceptance: {figures.straight_after}")
    say(f"with nothing to wait for:      {figures.later}")
    return 0 if figures.answers == {201: 2 * times} else 1


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=1000)
    raise SystemExit(asyncio.run(main(parser.parse_args().times)))
