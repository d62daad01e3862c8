"""What people of the load do, each act a command or two through the public API."""

import asyncio
import random
from collections.abc import Mapping
from datetime import timedelta
from typing import Any, Final

from deploy.operating.promise_checks import LONGEST_RHYTHM, RHYTHM
from tests.faults.journey_acts import JOURNEY_ACTS, JOURNEY_DOES
from tests.faults.load import Act, Load
from tests.faults.profiles import mentee_profile, mentor_profile
from tests.faults.programme_acts import PROGRAMME_ACTS, PROGRAMME_DOES

SESSIONS: Final = "/scheduling/v1/sessions"
HOLDS: Final = "/scheduling/v1/holds"
INSTANT: Final = "%Y-%m-%dT%H:%M:%SZ"


def _start(load: Load, rng: random.Random, *, within_hours: int = 40) -> str:
    """A full or half hour ahead, of which there are few: people meet at the same ones."""
    base = load.now().replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
    return f"{base + timedelta(minutes=30 * rng.randrange(2 * within_hours)):{INSTANT}}"


# booking


async def book(load: Load, rng: random.Random) -> None:
    mentee, mentor = rng.choice(load.town.mentees), rng.choice(load.town.mentors)
    await load.ask(mentee, "book", "POST", SESSIONS, _slot(load, rng, mentor.offering))


async def book_each_other(load: Load, rng: random.Random) -> None:
    """Two mentors want each other at one time: whose claim is first?"""
    one, other = rng.sample(load.town.mentors, 2)
    start = _start(load, rng)
    await asyncio.gather(
        load.ask(one, "book", "POST", SESSIONS, {"offering_id": other.offering, "starts_at": start}),
        load.ask(other, "book", "POST", SESSIONS, {"offering_id": one.offering, "starts_at": start}),
    )


async def ask_for_a_session(load: Load, rng: random.Random) -> None:
    """One that the mentor must confirm."""
    mentee, mentor = rng.choice(load.town.mentees), rng.choice(load.town.mentors)
    await load.ask(mentee, "book", "POST", SESSIONS, _slot(load, rng, mentor.on_confirmation))


async def hold_then_book(load: Load, rng: random.Random) -> None:
    """Keeps a slot, perhaps for longer, and books it, lets it go or forgets it."""
    mentee, mentor = rng.choice(load.town.mentees), rng.choice(load.town.mentors)
    slot = _slot(load, rng, mentor.offering)
    held = await load.ask(mentee, "hold", "POST", HOLDS, slot)
    if not held.is_acknowledged:
        return
    path = f"{HOLDS}/{held.answer['id']}"
    if rng.random() < 0.3:
        await load.ask(mentee, "renew", "POST", f"{path}/renewal")
    what = rng.random()
    if what < 0.5:
        await load.ask(mentee, "book", "POST", SESSIONS, {**slot, "hold_id": held.answer["id"]})
    elif what < 0.8:
        await load.ask(mentee, "release", "DELETE", path)


async def book_a_rhythm(load: Load, rng: random.Random) -> None:
    """Three sessions, a week apart, of which some may be taken."""
    mentee, mentor = rng.choice(load.town.mentees), rng.choice(load.town.mentors)
    first = load.now() + timedelta(days=rng.randint(1, 4))
    body = {
        "offering_id": mentor.offering,
        "time_zone": rng.choice(("Europe/Berlin", "America/New_York", "Asia/Kathmandu")),
        "first_date": f"{first:%Y-%m-%d}",
        "at": f"{rng.randrange(24):02}:{rng.choice(('00', '30'))}",
        "times": LONGEST_RHYTHM,
        "when_taken": rng.choice(("book_none", "book_the_others")),
    }
    await load.ask(mentee, RHYTHM, "POST", "/scheduling/v1/series", body)


def _slot(load: Load, rng: random.Random, offering: str) -> dict[str, Any]:
    return {"offering_id": offering, "starts_at": _start(load, rng)}


# with a session


async def move(load: Load, rng: random.Random) -> None:
    await _with_session(load, rng, "move", "reschedule", "rescheduling", {"starts_at": _start(load, rng)})


async def cancel(load: Load, rng: random.Random) -> None:
    following = {"and_following": True} if rng.random() < 0.2 else {}
    await _with_session(load, rng, "cancel", "cancel", "cancellation", {"reason": "Something came up", **following})


async def propose_a_move(load: Load, rng: random.Random) -> None:
    await _with_session(load, rng, "propose", "propose_move", "move-proposal", {"starts_at": _start(load, rng)})


async def answer_a_proposed_move(load: Load, rng: random.Random) -> None:
    act, path = rng.choice(
        [("accept_move", "acceptance"), ("decline_move", "decline"), ("withdraw_move", "withdrawal")]
    )
    await _with_session(load, rng, "answer a move", act, f"move-proposal/{path}")


async def answer_a_request_for_a_session(load: Load, rng: random.Random) -> None:
    if rng.random() < 0.6:
        await _with_session(load, rng, "confirm", "confirm", "confirmation", state="pending")
    else:
        await _with_session(load, rng, "decline session", "decline", "decline", {}, state="pending")


async def report_an_absence(load: Load, rng: random.Random) -> None:
    body = {"who": rng.choice(("mentor", "mentee"))}
    await _with_session(load, rng, "report absence", "report_absence", "absence", body, state="completed")


async def appeal(load: Load, rng: random.Random) -> None:
    await _with_session(load, rng, "appeal", "appeal", "appeal", {"reason": "I was there."}, state="missed")


async def _with_session(
    load: Load,
    rng: random.Random,
    does: str,
    act: str,
    path: str,
    body: Mapping[str, Any] | None = None,
    *,
    state: str = "booked",
) -> None:
    """Somebody does something with a session with which they can."""
    person = rng.choice(load.town.people)
    page = await load.read(person, "/scheduling/v1/me/sessions", state=state, page_size=20)
    able = [each for each in (page or {}).get("items", []) if act in each["can"]]
    if able:
        await load.ask(person, does, "POST", f"{SESSIONS}/{rng.choice(able)['id']}/{path}", body)


async def take_time_off(load: Load, rng: random.Random) -> None:
    """A few hours, given back soon: else nothing could be booked after a while."""
    mentor = rng.choice(load.town.mentors)
    start = load.now() + timedelta(hours=rng.randint(2, 40))
    span = {"starts_at": f"{start:{INSTANT}}", "ends_at": f"{start + timedelta(hours=3):{INSTANT}}", "reason": "Ill"}
    taken = await load.ask(mentor, "take time off", "POST", "/scheduling/v1/me/time-off", span)
    if taken.is_acknowledged:
        path = f"/scheduling/v1/me/time-off/{taken.answer['id']}"
        await load.ask(mentor, "give time back", "DELETE", path)


# profiles and matching


async def update_mentor(load: Load, rng: random.Random) -> None:
    person = rng.choice(load.town.mentors)
    profile = mentor_profile(rng.randrange(10**6))
    await load.replace(person, "update mentor", "/profiles/v1/me/mentor", profile)


async def update_mentee(load: Load, rng: random.Random) -> None:
    person = rng.choice(load.town.people)
    profile = mentee_profile(rng.randrange(10**6))
    await load.replace(person, "update mentee", "/profiles/v1/me/mentee", profile)


async def ask_mentors(load: Load, rng: random.Random) -> None:
    mentee = rng.choice(load.town.mentees)
    mentors = [each.person_id for each in rng.sample(load.town.mentors, 2)]
    body = {"mentor_ids": mentors, "message": f"Would you be my mentor? {rng.randrange(10**6)}"}
    await load.ask(mentee, "ask", "POST", "/matching/v1/requests", body)


async def answer_a_mentee(load: Load, rng: random.Random) -> None:
    mentor = rng.choice(load.town.mentors)
    page = await load.read(mentor, "/matching/v1/me/proposals", **{"as": "mentor", "state": "proposed"})
    for proposal in (page or {}).get("items", [])[:1]:
        path = f"/matching/v1/proposals/{proposal['id']}"
        if rng.random() < 0.7:
            await load.ask(mentor, "accept", "POST", f"{path}/acceptance")
        else:
            await load.ask(mentor, "decline", "POST", f"{path}/decline", {"reason": "no_time"})


# mentorships


async def set_goals(load: Load, rng: random.Random) -> None:
    """Both of a pair write down a goal at the same moment."""
    _, theirs = await load.some_mentorship(rng)
    if not theirs:
        return
    mentorship = theirs
    two = {mentorship["mentor_id"], mentorship["mentee_id"]}
    path = f"/mentorships/v1/mentorships/{mentorship['id']}/goals"
    await asyncio.gather(
        *(
            load.ask(each, "set goal", "POST", path, {"text": f"Goal {rng.randrange(10**6)}", **GOAL})
            for each in load.town.people
            if each.person_id in two
        )
    )


async def add_a_step(load: Load, rng: random.Random) -> None:
    """To a goal of a pair, dated, so that its deadline is watched."""
    person, theirs = await load.some_mentorship(rng)
    if not theirs:
        return
    page = await load.read(person, f"/mentorships/v1/mentorships/{theirs['id']}/goals")
    if goals := [each for each in (page or {}).get("items", []) if "add_action_step" in each["can"]]:
        body = {"text": f"Step {rng.randrange(10**6)}", "due": rng.choice(("end of week", "end of month"))}
        path = f"/mentorships/v1/goals/{rng.choice(goals)['id']}/action-steps"
        await load.ask(person, "add step", "POST", path, body)


async def write_to_the_other(load: Load, rng: random.Random) -> None:
    person, theirs = await load.some_mentorship(rng)
    if theirs:
        path = f"/mentorships/v1/mentorships/{theirs['id']}/messages"
        await load.ask(person, "write message", "POST", path, {"text": f"Message {rng.randrange(10**6)}"})


async def take_a_break(load: Load, rng: random.Random) -> None:
    """One with an end, from which one of the two may come back before."""
    person, theirs = await load.some_mentorship(rng)
    if theirs and rng.random() < 0.3:
        path = f"/mentorships/v1/mentorships/{theirs['id']}"
        until = {"resumes_on": f"{load.now() + timedelta(days=2):%Y-%m-%d}"}
        await load.ask(person, "pause", "POST", f"{path}/pause", until)
        await load.ask(person, "resume", "POST", f"{path}/resumption")


async def give_feedback(load: Load, rng: random.Random) -> None:
    person = rng.choice(load.town.people)
    page = await load.read(person, "/scheduling/v1/me/sessions", state="completed", page_size=50)
    if items := (page or {}).get("items", []):
        path = f"/mentorships/v1/sessions/{rng.choice(items)['id']}/feedback"
        await load.ask(person, "give feedback", "POST", path, {"rating": rng.randint(1, 5), "skills": []})


async def end_a_mentorship(load: Load, rng: random.Random) -> None:
    """Seldom, else nobody would have a mentor."""
    person, theirs = await load.some_mentorship(rng)
    if theirs and rng.random() < 0.5:
        path = f"/mentorships/v1/mentorships/{theirs['id']}/ending"
        await load.ask(person, "end", "POST", path, {"reason": "goals_reached"})


MEETING_ACTS: Final[tuple[Act, ...]] = (
    book, book, book_each_other, ask_for_a_session, hold_then_book, book_a_rhythm,
    move, move, cancel, cancel, propose_a_move, answer_a_proposed_move, answer_a_proposed_move,
    answer_a_request_for_a_session, report_an_absence, appeal, take_time_off,
    update_mentor, update_mentee, ask_mentors, ask_mentors, answer_a_mentee, answer_a_mentee, answer_a_mentee,
    set_goals, set_goals, set_goals, add_a_step, write_to_the_other, take_a_break, give_feedback, give_feedback, end_a_mentorship,
)  # fmt: skip
"""Finding each other and meeting, as often as they stand here."""

ACTS: Final[tuple[Act, ...]] = (*MEETING_ACTS, *PROGRAMME_ACTS, *JOURNEY_ACTS)
"""All that people do."""

DOES: Final[Mapping[str, str]] = {
    "book": "scheduling", "hold": "scheduling", "renew": "scheduling", "release": "scheduling",
    RHYTHM: "scheduling", "move": "scheduling", "cancel": "scheduling", "propose": "scheduling",
    "answer a move": "scheduling", "confirm": "scheduling", "decline session": "scheduling",
    "report absence": "scheduling", "appeal": "scheduling", "take time off": "scheduling", "give time back": "scheduling",
    "ask": "matching", "accept": "matching", "decline": "matching",
    "set goal": "mentorships", "add step": "mentorships", "write message": "mentorships",
    "pause": "mentorships", "resume": "mentorships", "give feedback": "mentorships", "end": "mentorships",
    "update mentor": "profiles", "update mentee": "profiles", "leave": "profiles",
    **PROGRAMME_DOES, **JOURNEY_DOES,
}  # fmt: skip
"""The service that answers."""

GOAL: Final = {"horizon": "short_term", "kind": "skill"}
