"""Kafka goes away in the middle of journeys: `python -m tests.journeys.kafka_outage [--seconds 120]`."""

import argparse
import asyncio
import time
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any, Final

import httpx

from deploy.local.demo.client import Api
from deploy.local.platform import Platform
from deploy.local.progress import say
from tests.fixtures.eventually import eventually
from tests.journeys.events import missing, out_of_order, travelled
from tests.journeys.own_platform import own_platform
from tests.journeys.town import ALWAYS, MENTEE, OFFERING, Mentor, Resident, Town, booking

ROUND_SECONDS: Final = 5.0
ARRIVES_WITHIN: Final = 90.0


@dataclass
class Outage:
    """What was answered while Kafka was away, and what became of it afterwards."""

    seconds: float
    answers: Counter[str] = field(default_factory=Counter)
    """By service, status and slug, while Kafka was away."""
    repeated: Counter[int] = field(default_factory=Counter)
    """What those that had to wait were answered once Kafka was back."""
    tokens: set[str] = field(default_factory=set)
    arrived_within: float = 0.0
    """Seconds from Kafka's return until every event had arrived and every repetition was answered."""
    disordered: list[str] = field(default_factory=list)
    is_on: bool = False

    @property
    def faults(self) -> list[str]:
        """Answers of 500 and more."""
        return [answer for answer in self.answers if answer.split()[1] >= "500"]

    def hear(self, response: httpx.Response) -> None:
        """Counts an answer, and remembers what it says was written."""
        self.tokens.update(filter(None, response.headers.get("consistency-token", "").split(",")))
        if self.is_on:
            slug = response.json()["type"].rpartition(":")[2] if response.status_code >= 400 else ""
            self.answers[f"{response.url.path.split('/')[1]} {response.status_code} {slug}".strip()] += 1


@dataclass(frozen=True)
class Waiting:
    """A request that was not-yet-arrived, to be sent again as it was."""

    asker: Resident
    method: str
    path: str
    body: Any
    key: str


async def play(platform: Platform, town: Town, *, seconds: float) -> Outage:
    """Stops Kafka for so long, goes on meanwhile with all that can be asked, and repeats afterwards what had to wait."""
    outage = Outage(seconds)
    async with Api(platform.address, hear=outage.hear) as api:
        heard = Town(api, town.mailbox, town.folders)
        mentor, friend = await heard.mentor(), await heard.mentee("friend")
        await heard.mentorship(mentor, friend)
        askers = [await heard.mentee("asker") for _ in range(max(1, int(seconds // ROUND_SECONDS)))]
        for asker in askers:
            await _known_everywhere(heard, asker, mentor, friend)
        waiting = await _go_on_without_kafka(platform, outage, heard, mentor, friend, askers)
        began = time.monotonic()
        for each in waiting:
            headers = {"Idempotency-Key": each.key}
            answer = await each.asker.visitor.ask(each.method, each.path, each.body, headers=headers, patience=60)
            outage.repeated[answer.status] += 1
    await eventually(lambda: _all_arrived(platform, outage), within=ARRIVES_WITHIN)
    outage.arrived_within = time.monotonic() - began
    return outage


async def _known_everywhere(town: Town, asker: Resident, mentor: Mentor, friend: Resident) -> None:
    """What was done until now has arrived in all services: from here on nobody waits for it any more."""
    asker.visitor.learn_from(mentor.visitor)
    asker.visitor.learn_from(friend.visitor)
    await asker.visitor.get("/matching/v1/me/recommendations")
    await town.free_slots(asker, mentor, mentor.open_offering)
    await asker.visitor.get("/mentorships/v1/me/mentorships")
    await asker.visitor.get("/notifications/v1/me/messages")


@asynccontextmanager
async def kafka_away(platform: Platform) -> AsyncIterator[None]:
    """Kafka is stopped, as whoever runs it would stop it, and nobody starts it again before the end."""
    kafka = platform.kafka
    assert kafka is not None
    platform.looks_after_parts = False
    await kafka.stop()
    try:
        yield
    finally:
        await kafka.start()
        platform.looks_after_parts = True


async def _go_on_without_kafka(
    platform: Platform, outage: Outage, town: Town, mentor: Mentor, friend: Resident, askers: list[Resident]
) -> list[Waiting]:
    """One round every few seconds; the last one begins before Kafka comes back."""
    began = time.monotonic()
    slots = await town.free_slots(friend, mentor, mentor.offering)
    waiting: list[Waiting] = []
    async with kafka_away(platform):
        outage.is_on = True
        for number, asker in enumerate(askers):
            await _needs_one_service_only(town, friend, booking(mentor.offering, slots[10 + number]))
            waiting += await _needs_what_has_not_travelled(town, mentor, asker, slots[100 + number])
            await asyncio.sleep(max(0.0, began + (number + 1) * ROUND_SECONDS - time.monotonic()))
        await asyncio.sleep(max(0.0, began + outage.seconds - time.monotonic()))
        outage.is_on = False
    return waiting


async def _needs_one_service_only(town: Town, friend: Resident, wanted: dict[str, Any]) -> None:
    """Somebody new signs in and settles, as somebody does who does not wait for what others hear; a friend books."""
    newcomer = await town.resident("newcomer")
    newcomer.visitor.forget()
    await newcomer.visitor.put("/profiles/v1/me/mentee", MENTEE)
    newcomer.visitor.forget()
    await newcomer.visitor.put("/scheduling/v1/me/availability", ALWAYS)
    await newcomer.visitor.post("/scheduling/v1/me/offerings", OFFERING)
    newcomer.visitor.forget()
    await newcomer.visitor.get("/notifications/v1/me/messages")
    await newcomer.visitor.get("/mentorships/v1/me/mentorships")
    await friend.visitor.post("/scheduling/v1/sessions", wanted)


async def _needs_what_has_not_travelled(town: Town, mentor: Mentor, asker: Resident, slot: str) -> list[Waiting]:
    """Asking and accepting are matching's own; booking and the mentorship itself wait for the acceptance."""
    request = await town.ask(asker, mentor)
    mentorship_id = await town.accept(mentor, request["proposals"][0], asker)
    waiting = [
        Waiting(asker, "POST", "/scheduling/v1/sessions", booking(mentor.offering, slot), f"booking-{slot}"),
        Waiting(asker, "GET", f"/mentorships/v1/mentorships/{mentorship_id}", None, ""),
    ]
    for each in waiting:
        headers = {"Idempotency-Key": each.key}
        refused = await asker.visitor.ask(each.method, each.path, each.body, headers=headers, expect=(409,), patience=0)
        assert refused.slug == "not-yet-arrived", refused
    return waiting


async def _all_arrived(platform: Platform, outage: Outage) -> bool:
    found = await travelled(platform.parts.bootstrap_servers)
    outage.disordered = out_of_order(found)
    return not missing(outage.tokens, found)


async def main(seconds: float) -> int:
    """Plays it on a platform of its own and tells the figures."""
    async with own_platform() as (platform, town):
        outage = await play(platform, town, seconds=seconds)
    say(f"Kafka was away for {outage.seconds:.0f} s. Answers meanwhile, by service:")
    for answer, count in sorted(outage.answers.items()):
        say(f"  {count:>5} × {answer}")
    say(f"answers of 500 and more: {len(outage.faults)}")
    say(f"repeated afterwards, by status: {dict(outage.repeated)}")
    say(f"all {len(outage.tokens)} events had arrived {outage.arrived_within:.1f} s after Kafka's return")
    say(f"keys with a gap or out of order: {len(outage.disordered)}")
    return 1 if outage.faults or outage.disordered or set(outage.repeated) - {200, 201} else 0


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=120.0)
    raise SystemExit(asyncio.run(main(parser.parse_args().seconds)))
