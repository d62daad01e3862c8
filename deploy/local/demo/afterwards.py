"""What is due later, on a platform whose clock can be moved: reminders, the session's end, feedback, and what it changes."""

import asyncio
import time
from datetime import timedelta
from typing import Final

from deploy.local.demo.arrivals import Guest
from deploy.local.demo.booking import Booked
from deploy.local.demo.client import JSON
from deploy.local.demo.mailbox import subject_of
from deploy.local.demo.meeting import Pair
from deploy.local.demo.scene import Scene
from deploy.local.demo.telling import changes, first_name, in_zone, instant
from deploy.local.mail import Mail
from deploy.local.trouble import Trouble

HAPPENS_WITHIN: Final = 20.0
ENTRIES_SHOWN: Final = 8
_REMINDERS: Final = ("Reminder:", "Soon:", "Erinnerung:", "In Kürze:")
"""How subjects of reminders begin: what was told in the night comes in these hours too."""


async def reminders_come(scene: Scene, booked: Booked) -> None:
    """A day before, and an hour before."""
    scene.teller.chapter("Time passes: reminders")
    starts = instant(booked.session["starts_at"])
    for before, said in ((timedelta(hours=24), "a day"), (timedelta(hours=1), "an hour")):
        if scene.now() >= starts - before:
            continue
        awaited = [scene.mail_to(guest) for guest in (booked.pair.mentee, booked.pair.mentor)]
        scene.move_to(starts - before)
        scene.teller.tell(f"The clock is moved to {said} before the session: {in_zone(scene.now(), 'UTC')} UTC.")
        for each in awaited:
            await each.arrives(_reminds)


def _reminds(mail: Mail) -> bool:
    return subject_of(mail).startswith(_REMINDERS)


async def session_takes_place(scene: Scene, booked: Booked) -> None:
    """Nobody has to say that it is over: at its end it completes by itself."""
    pair, teller = booked.pair, scene.teller
    teller.chapter("The session takes place")
    awaited = [scene.mail_to(guest) for guest in (pair.mentee, pair.mentor)]
    scene.move_to(instant(booked.session["ends_at"]))
    session = await _completed(pair.mentee, booked.session["id"])
    teller.tell(f"It is {in_zone(scene.now(), 'UTC')} UTC; the session's state is “{session['state']}”.")
    for each in awaited:
        await each.arrives()
    step = await pair.mentee.visitor.get(f"/mentorships/v1/action-steps/{booked.action_step}")
    await pair.mentee.visitor.patch(
        f"/mentorships/v1/action-steps/{booked.action_step}", {"status": "completed"}, etag=str(step.etag)
    )
    teller.aside("the first action step is done")
    awaited_events = (("sessions", "completed"), ("mentorships", "progressed"))
    teller.events(await scene.reader.arrived(*awaited_events, about=[pair.mentee.person_id]))


async def _completed(guest: Guest, session_id: str) -> JSON:
    deadline = time.monotonic() + HAPPENS_WITHIN
    while True:
        session = await guest.visitor.get(f"/scheduling/v1/sessions/{session_id}")
        if session["state"] == "completed":
            return session.body
        if time.monotonic() > deadline:
            raise Trouble(
                f"the session is still “{session['state']}” {HAPPENS_WITHIN:.0f} s after its end.",
                "Its timer fires in the worker of scheduling: `./mentoring logs scheduling` tells more.",
            )
        await asyncio.sleep(0.05)


async def both_give_feedback(scene: Scene, booked: Booked) -> tuple[JSON | None, JSON | None]:
    """Each side sees the other's once both are there. What is recommended to an onlooker, before and after."""
    pair, teller = booked.pair, scene.teller
    mentee, mentor = pair.mentee, pair.mentor
    teller.chapter("Both give feedback")
    before = await _recommended(pair)
    path = f"/mentorships/v1/sessions/{booked.session['id']}/feedback"
    awaited = [scene.mail_to(guest) for guest in (mentor, mentee)]
    await mentee.visitor.post(path, _words_of_mentee(mentor))
    mentor.visitor.learn_from(mentee.visitor)
    seen = await mentor.visitor.get(path)
    teller.tell(
        f"{first_name(mentee.name)} has given theirs. {first_name(mentor.name)} sees that ({', '.join(seen['given_by'])}), "
        f"and of its words so far: {len(seen['items']) or 'nothing'}."
    )
    await mentor.visitor.post(path, _words_of_mentor())
    mentee.visitor.learn_from(mentor.visitor)
    teller.tell(f"{first_name(mentor.name)} gives theirs, and both are shown:")
    shown = await mentee.visitor.get(path)
    teller.table(
        (each["author_side"], "★" * each["rating"], f"“{each['went_well']}”", f"“{each['to_improve']}”")
        for each in shown["items"]
    )
    for each in awaited:
        await each.arrives()
    teller.events(await scene.reader.arrived(("feedback", "revealed"), about=[mentor.person_id]))
    await _answer(scene, pair, shown)
    pair.onlooker.visitor.learn_from(mentor.visitor)
    return before, await _recommended(pair)


async def _answer(scene: Scene, pair: Pair, shown: JSON) -> None:
    """The mentee answers what they were told; the mentor hears that there is an answer."""
    got = next(each for each in shown["items"] if each["author_side"] == "mentor")
    awaited = scene.mail_to(pair.mentor)
    path = f"/mentorships/v1/feedback/{got['id']}/answer"
    answered = await pair.mentee.visitor.post(path, {"text": "Thank you, I will bring them."})
    await awaited.arrives_by_day()
    scene.teller.tell(f"{first_name(pair.mentee.name)} answers: “{answered['answer']['text']}”")


async def _recommended(pair: Pair) -> JSON | None:
    """How the mentor is recommended to the onlooker now."""
    page = await pair.onlooker.visitor.get("/matching/v1/me/recommendations", page_size=200)
    return next((each for each in page.items if each["mentor_id"] == pair.mentor.person_id), None)


def _words_of_mentee(mentor: Guest) -> JSON:
    side = mentor.person.mentor
    assert side is not None
    skills = [each.named.skill for each in side.skills if not each.named.free][:2]
    return {
        "rating": 5,
        "went_well": "You asked before you advised, and I left with a plan.",
        "to_improve": "Leave five minutes for a summary.",
        "skills": skills,
    }


def _words_of_mentor() -> JSON:
    return {
        "rating": 4,
        "went_well": "You came prepared and said what does not work.",
        "to_improve": "Bring the numbers next time.",
        "skills": [],
    }


async def recommendations_have_changed(scene: Scene, pair: Pair, before: JSON | None, after: JSON | None) -> None:
    """The next mentee is recommended the same mentor with another score."""
    teller = scene.teller
    teller.chapter("What the platform has learned")
    mentor, onlooker = first_name(pair.mentor.name), first_name(pair.onlooker.name)
    if before is None or after is None:
        teller.tell(f"{mentor} has no place free any more, and so is not recommended to {onlooker}.")
    else:
        teller.tell(
            f"For {onlooker}, {mentor} scored {before['score']:.4f} before the feedback and scores {after['score']:.4f} now:"
        )
        teller.table((factor, f"{old} → {new}", text) for factor, old, new, text in changes(before, after))
    timeline = await pair.mentee.visitor.get(
        f"/mentorships/v1/mentorships/{pair.mentorship_id}/timeline", page_size=ENTRIES_SHOWN
    )
    mentorship = await pair.mentee.visitor.get(f"/mentorships/v1/mentorships/{pair.mentorship_id}")
    teller.tell(f"The mentorship has come to “{mentorship['stage']}”. What happened in it, the latest first:")
    teller.table(
        (in_zone(each["happened_at"], pair.mentee.person.time_zone), each["what"], each["by"] or "")
        for each in timeline.items
    )
