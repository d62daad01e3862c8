"""The demo: plays the main job through the public API, chapter by chapter."""

import argparse
import asyncio
from contextlib import AsyncExitStack
from typing import Final

import httpx

from deploy.local.demo.afterwards import (
    both_give_feedback,
    recommendations_have_changed,
    reminders_come,
    session_takes_place,
)
from deploy.local.demo.arrivals import GuestBook
from deploy.local.demo.booking import pair_prepares, slot_is_booked
from deploy.local.demo.client import Api, Hear, UnexpectedAnswer
from deploy.local.demo.growing import mentee_leads, they_grow
from deploy.local.demo.mailbox import Mailbox, MailMissing
from deploy.local.demo.meeting import Pair, mentee_gets_recommendations, mentors_are_asked, people_arrive
from deploy.local.demo.parting import they_part
from deploy.local.demo.people import DemoPerson, UnreadablePeople, read_people
from deploy.local.demo.programme import cohort_is_matched, outcomes_are_released, programme_asks, programme_begins
from deploy.local.demo.scene import Scene
from deploy.local.demo.telling import Teller
from deploy.local.demo.travelling import Reader
from deploy.local.folders import Folders
from deploy.local.lock import State
from deploy.local.progress import say
from deploy.local.trouble import Trouble

LOGS: Final = (
    "`./mentoring logs` and `./mentoring dead-letters` tell more; `./mentoring demo` begins again, with others."
)


def play(state: State, place: Folders, arguments: list[str]) -> int:
    """Plays on the running platform. Raises `Trouble`, which says what went wrong and what to do."""
    argparse.ArgumentParser(
        prog="./mentoring demo",
        description="Plays the main job through the public API. Run it again as often as you like.",
    ).parse_args(arguments)
    if state.smtp_url and not place.mails.exists():
        raise Trouble(
            "mails go to a server of your own (SMTP_URL), so the demo can't read the sign-in codes.",
            "Start the platform without SMTP_URL to play the demo.",
        )
    try:
        asyncio.run(perform(state, place, read_people()))
    except UnexpectedAnswer as unexpected:
        raise Trouble(str(unexpected), LOGS) from unexpected
    except MailMissing as missing:
        raise Trouble(str(missing), f"`./mentoring mail` shows what came. {LOGS}") from missing
    except httpx.TransportError as lost:
        raise Trouble(
            f"{state.address} does not answer: {type(lost).__name__}.",
            "`./mentoring status` shows what runs, `./mentoring logs` why something doesn't.",
        ) from lost
    except UnreadablePeople as unreadable:
        raise Trouble(
            f"the demo's people can't be read: {unreadable}.", "They are in deploy/local/demo/people.csv."
        ) from unreadable
    return 0


async def perform(state: State, place: Folders, people: tuple[DemoPerson, ...], *, hear: Hear = lambda _: None) -> None:
    """One run with these people; `hear` is told each answer that they get."""
    async with AsyncExitStack() as stack:
        scene = Scene(
            state=state,
            place=place,
            people=people,
            api=await stack.enter_async_context(Api(state.address, hear=hear)),
            mailbox=Mailbox(place.mails),
            reader=await stack.enter_async_context(Reader(state.bootstrap_servers)),
            teller=Teller(),
            book=GuestBook.open(place.platform / "demo.json"),
        )
        stack.callback(scene.book.close)
        mails = len(scene.mailbox)
        _open(scene)
        pair = await _chapters(scene)
        scene.book.runs += 1
        _close(scene, pair, mails)


async def _chapters(scene: Scene) -> Pair:
    mentee = await people_arrive(scene)
    recommended = await mentee_gets_recommendations(scene, mentee)
    pair = await mentors_are_asked(scene, mentee, recommended)
    booked = await pair_prepares(scene, pair, await slot_is_booked(scene, pair))
    await mentee_leads(scene, booked)
    begun = await programme_begins(scene, pair)
    await cohort_is_matched(scene, begun)
    if not scene.state.clock:
        scene.teller.chapter("The rest takes its time")
        scene.teller.tell(
            "This platform runs on real time, so reminders, the session's end and feedback come when they are due. "
            "To see them now: `./mentoring down`, `./mentoring up --detach --clock`, `./mentoring demo`."
        )
        return pair
    await reminders_come(scene, booked)
    await session_takes_place(scene, booked)
    before, after = await both_give_feedback(scene, booked)
    await recommendations_have_changed(scene, pair, before, after)
    await they_grow(scene, booked)
    await programme_asks(scene, pair, begun)
    await outcomes_are_released(scene, begun)
    await they_part(scene, pair)
    return pair


def _open(scene: Scene) -> None:
    say(f"The main job, played through {scene.state.address}")
    if scene.book.runs:
        scene.teller.aside(
            f"run {scene.book.runs + 1}: those who arrived before are known, and this one is about others"
        )


def _close(scene: Scene, pair: Pair, mails_before: int) -> None:
    teller, address = scene.teller, scene.state.address
    travelled = sum(scene.reader.seen.values())
    teller.chapter("Your turn")
    teller.tell(
        f"{travelled} events travelled and {len(scene.mailbox) - mails_before} mails arrived. Sign in as {pair.mentee.name}:"
    )
    json_header = "-H 'content-type: application/json'"
    for line in (
        f'curl -s {address}/profiles/v1/sign-ins {json_header} -d \'{{"email": "{pair.mentee.person.email}"}}\'',
        f"./mentoring mail --to {pair.mentee.person.email}     # the code; sign_in_id and secret are in the answer above",
        f"curl -s {address}/profiles/v1/tokens {json_header} \\",
        '     -d \'{"grant": "code", "sign_in_id": "…", "secret": "…", "code": "…"}\'',
        f"curl -s {address}/matching/v1/me/recommendations -H 'authorization: Bearer …' -H 'accept-language: de'",
        f"curl -s {address}/mentorships/v1/mentorships/{pair.mentorship_id}/timeline -H 'authorization: Bearer …'",
        f"curl -s {address}/scheduling/v1/mentors/{pair.mentor.person_id}/offerings -H 'authorization: Bearer …'",
    ):
        say(f"      {line}")
    teller.tell(
        "Look inside: ./mentoring events, ./mentoring mail, ./mentoring status. Once more, with others: ./mentoring demo"
    )
