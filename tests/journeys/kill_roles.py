"""Each role is killed once in the middle of a journey: `python -m tests.journeys.kill_roles`."""

import argparse
import asyncio
import os
import signal
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

import httpx

from deploy.local.demo.client import Answer, Api
from deploy.local.demo.mailbox import subject_of
from deploy.local.platform import Platform
from deploy.local.progress import say
from shared.contracts import SERVICES
from tests.fixtures.eventually import eventually
from tests.journeys.events import missing, out_of_order, travelled
from tests.journeys.own_platform import own_platform
from tests.journeys.town import Mentor, Resident, Town

PATIENCE: Final = 60.0
READY_WITHIN: Final = 60.0
ARRIVES_WITHIN: Final = 20.0

KILLED_AFTER: Final = {
    "profiles": "met",
    "matching": "asked",
    "scheduling": "accepted",
    "mentorships": "accepted",
    "notifications": "booked",
}
"""The step of the journey after which a service's roles are killed: what comes next needs them."""

IN_THE_INBOX: Final = {
    "mentor": Counter(
        ["proposal", "mentorship", "booking", "feedback_request", "mentorship", "feedback"],
    ),
    "mentee": Counter(["answer", "booking", "feedback_request", "mentorship", "feedback"]),
}
"""Each message once, whatever was killed: the two of the mentorship are its opening, which the mentee heard of by the yes, and its stage."""

Reached = Callable[[str], None]


@dataclass
class Aftermath:
    """How a journey ended in which a role was killed."""

    role: str
    seconds: float = 0.0
    answers: Counter[int] = field(default_factory=Counter)
    """Of all requests, repetitions included; 503 is what the forwarder says while a role is being started."""
    wrong: list[str] = field(default_factory=list)
    tokens: set[str] = field(default_factory=set)

    def hear(self, response: httpx.Response) -> None:
        """Counts an answer, and remembers what it says was written."""
        self.answers[response.status_code] += 1
        self.tokens.update(filter(None, response.headers.get("consistency-token", "").split(",")))


async def play(platform: Platform, town: Town, role: str, step: str) -> Aftermath:
    """A whole journey; after this step the role is killed, and its supervisor starts it again."""
    aftermath = Aftermath(role)
    began = time.monotonic()
    starts = platform.supervisor.starts_of(role)

    def reached(name: str) -> None:
        if name == step:
            os.kill(platform.supervisor.pid_of(role), signal.SIGKILL)

    async with Api(platform.address, patience=PATIENCE, hear=aftermath.hear) as api:
        await _journey(Town(api, town.mailbox, town.folders), aftermath, reached)
    aftermath.seconds = time.monotonic() - began
    await platform.supervisor.ready(READY_WITHIN)
    if platform.supervisor.starts_of(role) != starts + 1:
        aftermath.wrong.append(f"it was started {platform.supervisor.starts_of(role) - starts} times")
    found = await travelled(platform.parts.bootstrap_servers)
    aftermath.wrong += [f"lost: {token}" for token in missing(aftermath.tokens, found)]
    aftermath.wrong += [f"out of order: {name}" for name in out_of_order(found)]
    return aftermath


async def _journey(town: Town, aftermath: Aftermath, reached: Reached) -> None:
    """The main job; what is not as it should be at its end goes into the aftermath."""
    mentor, mentee = await town.mentor(), await town.mentee()
    onlooker = await town.mentee("onlooker")
    reached("met")
    latecomer = await town.resident("latecomer")
    request = await town.ask(mentee, mentor)
    reached("asked")
    await town.mailbox.next_to(mentor.email, 0, lambda mail: "as their mentor" in subject_of(mail), within=PATIENCE)
    mentorship_id = await town.accept(mentor, request["proposals"][0], mentee)
    reached("accepted")
    session = await town.book(mentee, mentor, slot=4)
    reached("booked")
    for person in (mentor, mentee):
        await town.mailbox.next_to(person.email, 0, lambda mail: "Booked" in subject_of(mail), within=PATIENCE)
    town.move_to(session["ends_at"])
    await eventually(lambda: _is_completed(mentee, session), within=PATIENCE)
    await _rate(town, mentor, mentee, session)
    onlooker.visitor.learn_from(mentor.visitor)
    await _judge(aftermath, mentorship_id, mentor, mentee, onlooker)
    await latecomer.visitor.get("/profiles/v1/me")


async def _is_completed(person: Resident, session: Answer) -> bool:
    return bool((await person.visitor.get(f"/scheduling/v1/sessions/{session['id']}"))["state"] == "completed")


async def _rate(town: Town, mentor: Mentor, mentee: Resident, session: Answer) -> None:
    path = f"/mentorships/v1/sessions/{session['id']}/feedback"

    async def may_give() -> bool:
        return "give_feedback" in (await mentee.visitor.get(path))["can"]

    for person in (mentor, mentee):
        await town.mailbox.next_to(person.email, 0, lambda mail: "How was" in subject_of(mail), within=PATIENCE)
    await eventually(may_give, within=PATIENCE)
    await mentee.visitor.post(path, {"rating": 5})
    mentor.visitor.learn_from(mentee.visitor)
    await mentor.visitor.post(path, {"rating": 4})
    mentee.visitor.learn_from(mentor.visitor)


async def _judge(
    aftermath: Aftermath, mentorship_id: str, mentor: Mentor, mentee: Resident, onlooker: Resident
) -> None:
    mine = (await mentee.visitor.get("/mentorships/v1/me/mentorships")).items
    if [each["id"] for each in mine] != [mentorship_id]:
        aftermath.wrong.append(f"{len(mine)} mentorships of one acceptance")
    sessions = (await mentee.visitor.get("/scheduling/v1/me/sessions")).items
    if [each["state"] for each in sessions] != ["completed"]:
        aftermath.wrong.append(f"sessions: {[each['state'] for each in sessions]}")
    page = await onlooker.visitor.get("/matching/v1/me/recommendations", page_size=200)
    seen = next(each for each in page.items if each["mentor_id"] == mentor.id)
    if not any("5 of 5" in reason["text"] for reason in seen["reasons"]):
        aftermath.wrong.append("the recommendations don't know the feedback")
    for side, person in (("mentor", mentor), ("mentee", mentee)):
        aftermath.wrong += [f"the {side}'s inbox has {each}" for each in await _wrong_in_inbox(side, person)]


async def _wrong_in_inbox(side: str, person: Resident) -> list[str]:
    """What is missing or too much once everything has had its time: a worker may be catching up still."""
    deadline = time.monotonic() + ARRIVES_WITHIN
    while True:
        kinds = Counter([each["kind"] for each in (await person.visitor.get("/notifications/v1/me/messages")).items])
        kinds.subtract(IN_THE_INBOX[side])
        wrong = [f"{count:+} of {kind}" for kind, count in kinds.items() if count and not kind.startswith("reminder")]
        if not wrong or time.monotonic() > deadline:
            return wrong
        await asyncio.sleep(0.1)


async def main() -> int:
    """All ten roles, one after the other, each in a journey of its own."""
    wrong = 0
    async with own_platform(split=True) as (platform, town):
        for service in SERVICES:
            for role in ("api", "worker"):
                aftermath = await play(platform, town, f"{service}-{role}", KILLED_AFTER[service])
                wrong += bool(aftermath.wrong)
                answers = ", ".join(f"{count} × {status}" for status, count in sorted(aftermath.answers.items()))
                verdict = "; ".join(aftermath.wrong) or "ended right"
                say(
                    f"{aftermath.role:<22} killed after “{KILLED_AFTER[service]}”: {verdict}, {aftermath.seconds:.1f} s ({answers})"
                )
    return 1 if wrong else 0


if __name__ == "__main__":
    argparse.ArgumentParser(description=__doc__).parse_args()
    raise SystemExit(asyncio.run(main()))
