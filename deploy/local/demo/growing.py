"""What the two do for each other beside their goals: a worksheet, a check-in, something to read, thanks, and what has changed."""

from typing import Final

from deploy.local.demo.arrivals import Guest
from deploy.local.demo.booking import Booked
from deploy.local.demo.scene import Scene
from deploy.local.demo.telling import first_name

HERE: Final = "/mentorships/v1"


async def mentee_leads(scene: Scene, booked: Booked) -> None:
    """The mentee says what the session is to bring; the mentor reads it beforehand."""
    mentee, mentor = booked.pair.mentee, booked.pair.mentor
    words = {"tried": "I asked my team lead.", "stuck": "Whom else to ask.", "leave_with": "A sentence for Thursday."}
    sheet = await mentee.visitor.put(f"{HERE}/sessions/{booked.session['id']}/worksheet", words)
    mentor.visitor.learn_from(mentee.visitor)
    scene.teller.tell(
        f"{first_name(mentee.name)} leads the session by a worksheet, which {first_name(mentor.name)} reads:"
    )
    scene.teller.table((name.replace("_", " "), sheet[name]) for name in words)


async def they_grow(scene: Scene, booked: Booked) -> None:
    """A book, words of thanks, how each sees a skill, and somebody to meet whose details nobody sees too early."""
    teller, pair = scene.teller, booked.pair
    mentee, mentor, one = pair.mentee, pair.mentor, f"{HERE}/mentorships/{pair.mentorship_id}"
    teller.chapter("They grow")
    mentor.visitor.learn_from(mentee.visitor)
    await _check_in(scene, mentee, one)
    book = await mentor.visitor.post(f"{one}/suggestions", {"kind": "book", "title": "The first 90 days"})
    mentee.visitor.learn_from(mentor.visitor)
    path = f"{HERE}/suggestions/{book['id']}"
    seen = await mentee.visitor.get(path)
    read = await mentee.visitor.patch(path, {"state": "finished", "useful": 5}, etag=str(seen.etag))
    teller.tell(f"{first_name(mentor.name)} suggests a book, “{read['title']}”; it was useful: {'★' * read['useful']}")
    await _rate(mentee, one, 2, confidence=3)
    await _rate(mentor, one, 3)
    thanks = {"text": "Your question changed how I plan.", "skills": ["communication"]}
    awaited = scene.mail_to(mentee)
    await mentor.visitor.post(f"{one}/kudos", thanks)
    await awaited.arrives_by_day()
    mentee.visitor.learn_from(mentor.visitor)
    teller.tell((await mentee.visitor.get(f"{one}/skills"))["text"])
    await _introduce(scene, mentor, mentee, one)


async def _check_in(scene: Scene, mentee: Guest, one: str) -> None:
    """The short form, on the rhythm that the two have agreed on."""
    form = await mentee.visitor.get(f"{one}/check-in-form")
    answers = {"going": "forward", "helpful": 4, "next": "Talk to two of my colleagues."}
    await mentee.visitor.post(f"{one}/check-ins", {"form_version": form["version"], "answers": answers})
    scene.teller.tell(f"{first_name(mentee.name)} checks in: {form['questions'][0]['label']} → {answers['going']}")


async def _rate(guest: Guest, one: str, level: int, **more: int) -> None:
    rated = {"moment": "start", "skills": [{"skill": "communication", "level": level}], **more}
    await guest.visitor.post(f"{one}/skill-ratings", rated)


async def _introduce(scene: Scene, mentor: Guest, mentee: Guest, one: str) -> None:
    about = {"about": "Somebody who built up a team of ten from nothing."}
    made = await mentor.visitor.post(f"{one}/introductions", about)
    path = f"{HERE}/introductions/{made['id']}"
    mentee.visitor.learn_from(mentor.visitor)
    before = await mentee.visitor.get(path)
    await mentee.visitor.post(f"{path}/agreement", {"reach_me": "By mail, at any time."})
    mentor.visitor.learn_from(mentee.visitor)
    await mentor.visitor.post(f"{path}/contact", {"contact": "Ada Lund, ada@example.org", "they_agreed": True})
    mentee.visitor.learn_from(mentor.visitor)
    after = await mentee.visitor.get(path)
    scene.teller.tell(f"An introduction: {before['about']}")
    scene.teller.aside(f"how they are reached, before everybody has agreed: {before['reach'] or 'nothing'}")
    scene.teller.aside(f"and after: {after['reach']}")
