"""What mentor and mentee do for each other beside meeting, each act a command or two through the public API."""

import random
from collections.abc import Sequence
from typing import Any, Final

from tests.faults.load import Act, Load, Person

HERE: Final = "/mentorships/v1"


async def fill_in_a_worksheet(load: Load, rng: random.Random) -> None:
    """For a session that is ahead, as its mentee."""
    person = rng.choice(load.town.people)
    page = await load.read(person, "/scheduling/v1/me/sessions", state="booked", page_size=20)
    ahead = [each for each in (page or {}).get("items", []) if each["mentor_id"] != person.person_id]
    if ahead:
        words = {"tried": f"Something {rng.randrange(10**6)}", "stuck": "Whom to ask.", "leave_with": "A plan."}
        await load.replace(person, "fill in worksheet", f"{HERE}/sessions/{rng.choice(ahead)['id']}/worksheet", words)


async def check_in(load: Load, rng: random.Random) -> None:
    """By the form, or in a line."""
    person, theirs = await load.some_mentorship(rng)
    if theirs:
        answers = {"going": rng.choice(("forward", "slowly", "stuck")), "helpful": rng.randint(1, 5)}
        lines = {"line": f"We met in the corridor {rng.randrange(10**6)}"}
        said = rng.choice(({"form_version": 0, "answers": answers}, lines))
        await load.ask(person, "check in", "POST", f"{HERE}/mentorships/{theirs['id']}/check-ins", said)


async def suggest(load: Load, rng: random.Random) -> None:
    person, theirs = await load.some_mentorship(rng)
    if theirs:
        what = {"kind": rng.choice(("book", "position", "challenge")), "title": f"Something {rng.randrange(10**6)}"}
        await load.ask(person, "suggest", "POST", f"{HERE}/mentorships/{theirs['id']}/suggestions", what)


async def take_up_a_suggestion(load: Load, rng: random.Random) -> None:
    """One of the other side, one step further."""
    person, theirs = await load.some_mentorship(rng)
    if not theirs:
        return
    page = await load.read(person, f"{HERE}/mentorships/{theirs['id']}/suggestions")
    steps = frozenset({"started", "finished", "accepted", "declined", "tried", "withdrawn"})
    if able := [each for each in (page or {}).get("items", []) if steps & {*each["can"]}]:
        chosen = rng.choice(able)
        state = rng.choice(sorted(steps & {*chosen["can"]}))
        path = f"{HERE}/suggestions/{chosen['id']}"
        await load.replace(person, "move suggestion", path, {"state": state}, method="PATCH")


async def thank(load: Load, rng: random.Random) -> None:
    person, theirs = await load.some_mentorship(rng)
    if theirs:
        words = {"text": f"Thank you {rng.randrange(10**6)}", "skills": ["python"]}
        await load.ask(person, "thank", "POST", f"{HERE}/mentorships/{theirs['id']}/kudos", words)


async def rate_skills(load: Load, rng: random.Random) -> None:
    person, theirs = await load.some_mentorship(rng)
    if theirs:
        rated = {"moment": "middle", "skills": [{"skill": "python", "level": rng.randint(1, 5)}]}
        await load.ask(person, "rate skills", "POST", f"{HERE}/mentorships/{theirs['id']}/skill-ratings", rated)


async def propose_an_introduction(load: Load, rng: random.Random) -> None:
    """Of somebody outside, or of another one with whom they have or had a mentorship."""
    person, theirs = await load.some_mentorship(rng)
    if theirs:
        inside = {"contact_id": rng.choice(load.town.people).person_id} if rng.random() < 0.5 else {}
        about = {"about": f"Somebody who built up a team {rng.randrange(10**6)}", **inside}
        path = f"{HERE}/mentorships/{theirs['id']}/introductions"
        await load.ask(person, "propose introduction", "POST", path, about)


async def answer_an_introduction(load: Load, rng: random.Random) -> None:
    """With whatever is theirs to say."""
    person = rng.choice(load.town.people)
    asked = await _introductions(load, person, rng)
    if able := [each for each in asked if ANSWERS.keys() & {*each["can"]}]:
        chosen = rng.choice(able)
        act = rng.choice(sorted(ANSWERS.keys() & {*chosen["can"]}))
        path, body = ANSWERS[act]
        await load.ask(person, "answer introduction", "POST", f"{HERE}/introductions/{chosen['id']}/{path}", body)


async def _introductions(load: Load, person: Person, rng: random.Random) -> Sequence[Any]:
    """Those that they are asked about from outside their own mentorships, or those of one of these."""
    if rng.random() < 0.5:
        page = await load.read(person, f"{HERE}/me/introductions")
    else:
        page = await load.read(person, f"{HERE}/me/mentorships", state="active", page_size=50)
        theirs = (page or {}).get("items", [])
        page = await load.read(person, f"{HERE}/mentorships/{rng.choice(theirs)['id']}/introductions") if theirs else {}
    found: list[Any] = (page or {}).get("items", [])
    return found


ANSWERS: Final[dict[str, tuple[str, Any]]] = {
    "agree": ("agreement", {"reach_me": "Write to me here."}),
    "tell_contact": ("contact", {"contact": "Ada Lund, ada@example.org", "they_agreed": True}),
    "decline": ("decline", None),
    "withdraw": ("withdrawal", None),
    "tell_outcome": ("outcome", {"outcome": "led_to_interview"}),
}


async def have_a_badge(load: Load, rng: random.Random) -> None:
    """Of thanks or completion where there is one to be had; and taken back again, one time in three."""
    person = rng.choice(load.town.people)
    page = await load.read(person, f"{HERE}/me/mentorships", page_size=50)
    if not (theirs := (page or {}).get("items", [])):
        return
    path = f"{HERE}/mentorships/{rng.choice(theirs)['id']}/badges"
    able = [each for each in (await load.read(person, path) or {}).get("items", []) if each["can"]]
    if able:
        chosen = rng.choice(able)
        if "claim" in chosen["can"]:
            await load.ask(person, "claim badge", "PUT", f"{path}/{chosen['kind']}", None)
        elif rng.random() < 0.33:
            await load.ask(person, "withdraw badge", "DELETE", f"{path}/{chosen['kind']}", None)


async def prepare(load: Load, rng: random.Random) -> None:
    """What the programme asks for before the first session."""
    person, theirs = await load.some_mentorship(rng)
    if not theirs:
        return
    path = f"{HERE}/mentorships/{theirs['id']}/preparation"
    asked = await load.read(person, path)
    if asked and "change" in asked["can"] and asked["form_version"]:
        hopes = {"hopes": f"To lead a team {rng.randrange(10**6)}"}
        done = {"form_version": asked["form_version"], "answers": hopes, "done": rng.random() < 0.7}
        await load.replace(person, "prepare", path, done)


async def ask_for_help(load: Load, rng: random.Random) -> None:
    """Past the other side; an operator answers one of those who have asked."""
    if load.town.calls and rng.random() < 0.5:
        call = load.town.calls.pop()
        answer = {"text": f"Shall we talk? {rng.randrange(10**6)}"}
        await load.ask(load.town.operator, "answer help", "POST", f"{HERE}/help-requests/{call}/answer", answer)
        return
    person, theirs = await load.some_mentorship(rng)
    if theirs:
        text = {"text": f"We have lost touch {rng.randrange(10**6)}"}
        path = f"{HERE}/mentorships/{theirs['id']}/help-requests"
        asked = await load.ask(person, "ask for help", "POST", path, text)
        if asked.is_acknowledged:
            load.town.calls.append(str(asked.answer["id"]))


async def agree_on_terms(load: Load, rng: random.Random) -> None:
    """Proposed, or answered where the other side waits for it."""
    person, theirs = await load.some_mentorship(rng)
    if not theirs:
        return
    path = f"{HERE}/mentorships/{theirs['id']}/agreement"
    known = await load.read(person, path) or {"can": [], "proposed": None}
    if "agree" in known["can"]:
        answer, number = rng.choice(("acceptance", "decline")), {"number": known["proposed"]["number"]}
        await load.ask(person, "answer agreement", "POST", f"{path}/{answer}", number)
    else:
        terms = {"meeting_rhythm": rng.choice(("weekly", "monthly")), "mentor_does": f"Listens {rng.randrange(10**6)}"}
        await load.replace(person, "propose agreement", path, terms)


async def agree_to_a_goal(load: Load, rng: random.Random) -> None:
    """One that the other side has worded, so that the two come on."""
    person, theirs = await load.some_mentorship(rng)
    if not theirs:
        return
    page = await load.read(person, f"{HERE}/mentorships/{theirs['id']}/goals")
    if able := [each for each in (page or {}).get("items", []) if "agree" in each["can"]]:
        goal = rng.choice(able)
        agreed = {"version": goal["version"]}
        await load.ask(person, "agree to goal", "POST", f"{HERE}/goals/{goal['id']}/agreement", agreed)


async def write_down_a_meeting(load: Load, rng: random.Random) -> None:
    """What it is to be about while it is ahead, and what came of it afterwards; what the other side said of it is answered."""
    person = rng.choice(load.town.people)
    state = rng.choice(("booked", "completed"))
    page = await load.read(person, "/scheduling/v1/me/sessions", state=state, page_size=20)
    if not (found := (page or {}).get("items", [])):
        return
    path = f"{HERE}/sessions/{rng.choice(found)['id']}"
    if state == "booked":
        topic = {"text": f"What comes next {rng.randrange(10**6)}", "asked_by": "mentee"}
        await load.replace(person, "write agenda", f"{path}/agenda", {"topics": [topic]})
    elif rng.random() < 0.5:
        words = {"shared": f"We spoke of {rng.randrange(10**6)}", "private": "I was late."}
        await load.replace(person, "write notes", f"{path}/notes/mine", words)
    else:
        await _answer_feedback(load, rng, person, path)


async def _answer_feedback(load: Load, rng: random.Random, person: Person, session: str) -> None:
    page = await load.read(person, f"{session}/feedback")
    for each in [each for each in (page or {}).get("items", []) if "answer" in each.get("can", ())][:1]:
        words = {"text": f"I will think of it {rng.randrange(10**6)}"}
        await load.ask(person, "answer feedback", "POST", f"{HERE}/feedback/{each['id']}/answer", words)


async def think_of_what_comes_after(load: Load, rng: random.Random) -> None:
    """What goes along with a mentee, and with whom they could go on."""
    person, theirs = await load.some_mentorship(rng)
    if not theirs:
        return
    path = f"{HERE}/mentorships/{theirs['id']}"
    if theirs["you"] == "mentee":
        await load.replace(
            person, "keep", f"{path}/keeping", {"goals": rng.random() < 0.7, "history": rng.random() < 0.7}
        )
    else:
        other = {"mentor_id": rng.choice(load.town.people).person_id}
        await load.ask(person, "name successor", "PUT", f"{path}/successor", other, headers={"If-Match": "*"})


JOURNEY_ACTS: Final[tuple[Act, ...]] = (
    fill_in_a_worksheet, check_in, suggest, take_up_a_suggestion, thank, rate_skills, propose_an_introduction,
    answer_an_introduction, answer_an_introduction, have_a_badge, prepare, ask_for_help, agree_on_terms, agree_to_a_goal,
    write_down_a_meeting, think_of_what_comes_after,
)  # fmt: skip

JOURNEY_DOES: Final = dict.fromkeys(
    ("fill in worksheet", "check in", "suggest", "move suggestion", "thank", "rate skills", "propose introduction",
     "answer introduction", "claim badge", "withdraw badge", "prepare", "ask for help", "answer help",
     "propose agreement", "answer agreement", "agree to goal", "keep", "name successor", "write agenda", "write notes",
     "answer feedback"), "mentorships"
)  # fmt: skip
