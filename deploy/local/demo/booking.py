"""The pair books: slots in the mentee's zone, a hold, somebody who comes too late, a session; then they prepare for it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from deploy.local.demo.arrivals import OPEN_DOOR, Guest
from deploy.local.demo.client import JSON
from deploy.local.demo.meeting import Pair
from deploy.local.demo.scene import Scene
from deploy.local.demo.telling import first_name, in_zone, instant
from deploy.local.mail import Mail
from deploy.local.trouble import Trouble

SLOTS_SHOWN: Final = 5
AHEAD: Final = timedelta(hours=26)
"""A session this far ahead is reminded of a day before."""
AWAKE: Final = range(7, 22)


@dataclass(frozen=True)
class Booked:
    """A session that is ahead, and the step that is to be done until then."""

    pair: Pair
    session: JSON
    action_step: str


async def slot_is_booked(scene: Scene, pair: Pair) -> JSON:
    """Shows what is free on the mentee's wall clock, holds a slot, books it."""
    teller, mentee, mentor = scene.teller, pair.mentee, pair.mentor
    teller.chapter(f"{first_name(mentee.name)} books a session with {first_name(mentor.name)}")
    offerings = (await mentee.visitor.get(f"/scheduling/v1/mentors/{mentor.person_id}/offerings")).items
    theirs = next(each for each in offerings if each["open_to"] == "my_mentees")
    slots = await _slots(scene, pair, theirs)
    slot = _convenient(scene, mentee, slots)
    lengths = " or ".join(map(str, theirs["lengths_minutes"]))
    teller.tell(f"“{theirs['title']}”, {lengths} minutes, has {len(slots)} free starts. The first of them:")
    teller.table([_wall_clocks(each, mentee, mentor) for each in slots[:SLOTS_SHOWN]])
    start = {"offering_id": theirs["id"], "starts_at": slot["starts_at"]}
    hold = await mentee.visitor.post("/scheduling/v1/holds", {**start, "length_minutes": theirs["lengths_minutes"][0]})
    teller.tell(
        f"{first_name(mentee.name)} holds {in_zone(slot['starts_at'], mentee.person.time_zone)} for five minutes."
    )
    await _comes_too_late(scene, pair, offerings, slot)
    awaited = [(scene.mail_to(guest)) for guest in (mentee, mentor)]
    booked = await mentee.visitor.post(
        "/scheduling/v1/sessions",
        {**start, "length_minutes": theirs["lengths_minutes"][0], "hold_id": hold["id"]},
    )
    teller.tell(
        f"Booked: {in_zone(booked['starts_at'], mentee.person.time_zone)} for {first_name(mentee.name)}, "
        f"{in_zone(booked['starts_at'], mentor.person.time_zone)} for {first_name(mentor.name)}."
    )
    for each in awaited:
        teller.aside(_invitation(await each.arrives(lambda mail: bool(_calendars(mail)))))
    teller.events(await scene.reader.arrived(("sessions", "booked"), about=[mentee.person_id]))
    return booked.body


async def _slots(scene: Scene, pair: Pair, offering: JSON) -> list[JSON]:
    now = scene.now()
    query: dict[str, Any] = {
        "offering_id": offering["id"],
        "length_minutes": offering["lengths_minutes"][0],
        "from": _rfc3339(now),
        "to": _rfc3339(now + timedelta(days=14)),
        "time_zone": pair.mentee.person.time_zone,
    }
    answer = await pair.mentee.visitor.get(f"/scheduling/v1/mentors/{pair.mentor.person_id}/slots", **query)
    if not answer.items:
        raise Trouble(
            f"{pair.mentor.name} has no free slot within two weeks.", "Run the demo again: it is about others then."
        )
    return answer.items


def _convenient(scene: Scene, mentee: Guest, slots: Sequence[JSON]) -> JSON:
    """The first slot a good day ahead at which the mentee is awake; else the last one there is."""
    zone = ZoneInfo(mentee.person.time_zone)
    later = [slot for slot in slots if instant(slot["starts_at"]) > scene.now() + AHEAD]
    awake = [slot for slot in later if instant(slot["starts_at"]).astimezone(zone).hour in AWAKE]
    return [*awake, *later, slots[-1]][0]


def _wall_clocks(slot: JSON, mentee: Guest, mentor: Guest) -> tuple[str, ...]:
    return (
        f"{in_zone(slot['starts_at'], mentee.person.time_zone)} in {mentee.person.time_zone}",
        f"= {in_zone(slot['starts_at'], mentor.person.time_zone)} in {mentor.person.time_zone}",
        f"= {slot['starts_at']}",
    )


async def _comes_too_late(scene: Scene, pair: Pair, offerings: Sequence[JSON], slot: JSON) -> None:
    """Somebody else tries the same time through what is open to everybody."""
    door = next((each for each in offerings if each["title"] == OPEN_DOOR), None)
    if door is None:
        return
    onlooker = pair.onlooker
    onlooker.visitor.learn_from(pair.mentee.visitor)
    body = {"offering_id": door["id"], "starts_at": slot["starts_at"], "length_minutes": door["lengths_minutes"][0]}
    refused = await onlooker.visitor.post("/scheduling/v1/sessions", body, expect=(409,))
    free = [in_zone(each["starts_at"], onlooker.person.time_zone) for each in refused["next_slots"][:3]]
    scene.teller.tell(
        f"{onlooker.name} tries the same time and hears {refused.status} {refused.slug}: {refused['detail']}"
    )
    scene.teller.aside(f"free instead, in {onlooker.person.time_zone}: {', '.join(free) or 'nothing'}")


def _calendars(mail: Mail) -> list[str]:
    return [str(part.get_content()) for part in mail.message.walk() if part.get_content_type() == "text/calendar"]


def _invitation(mail: Mail) -> str:
    """The lines of the invitation that matter."""
    lines = "".join(_calendars(mail)).replace("\r\n ", "").splitlines()
    shown = ("METHOD", "UID", "SEQUENCE", "DTSTART")
    return "  ".join(line for line in lines if line.split(":")[0].split(";")[0] in shown)


async def pair_prepares(scene: Scene, pair: Pair, session: JSON) -> Booked:
    """An agenda for the session, a goal, its first step."""
    teller, mentee, mentor = scene.teller, pair.mentee, pair.mentor
    teller.chapter("They prepare")
    side = mentee.person.mentee
    assert side is not None
    goal = side.goals[0]
    agenda = await mentee.visitor.put(
        f"/mentorships/v1/sessions/{session['id']}/agenda", {"topics": _topics(goal.text)}
    )
    teller.tell("The agenda:")
    teller.table((topic["asked_by"], topic["text"]) for topic in agenda["topics"])
    agreed = await mentee.visitor.post(
        f"/mentorships/v1/mentorships/{pair.mentorship_id}/goals",
        {"text": goal.text, "horizon": goal.horizon, "kind": goal.kind, "deadline": _deadline(scene)},
    )
    mentor.visitor.learn_from(mentee.visitor)
    await mentor.visitor.post(f"/mentorships/v1/goals/{agreed['id']}/agreement", {"version": agreed["version"]})
    step = await mentor.visitor.post(
        f"/mentorships/v1/goals/{agreed['id']}/action-steps",
        {"text": "Write down what you have tried, and what came of it"},
    )
    begun = await mentee.visitor.patch(
        f"/mentorships/v1/action-steps/{step['id']}", {"status": "in_progress"}, etag=str(step.etag)
    )
    teller.tell(f"A {agreed['horizon'].replace('_', ' ')} goal, to which both have agreed: {agreed['text']}")
    teller.aside(f"first step, by {first_name(mentor.name)}: {step['text']} ({begun['status']})")
    mentorship = await mentee.visitor.get(f"/mentorships/v1/mentorships/{pair.mentorship_id}")
    teller.tell(f"The mentorship is at “{mentorship['stage']}”: {mentorship['purpose']}")
    for each in mentorship["next"]:
        teller.aside(f"next: {each['stage']}, when: {each['when']}")
    teller.events(await scene.reader.arrived(("mentorships", "progressed"), about=[mentee.person_id]))
    return Booked(pair, session, str(step["id"]))


def _topics(goal: str) -> list[JSON]:
    return [
        {"text": f"Where I stand with this: {goal}", "asked_by": "mentee"},
        {"text": "What would you do first in my place?", "asked_by": "mentee"},
        {"text": "What have you tried that did not work?", "asked_by": "mentor"},
    ]


def _deadline(scene: Scene) -> str:
    return f"{scene.now() + timedelta(days=60):%Y-%m-%d}"


def _rfc3339(moment: object) -> str:
    return f"{moment:%Y-%m-%dT%H:%M:%SZ}"
