"""What mentor and mentee do for each other beside their goals, as a part of the tour."""

import base64
import json
from typing import Final
from urllib.parse import urlsplit

from deploy.local.demo.client import Visitor
from shared.contracts.programmes import OPEN_ID

HERE: Final = "/mentorships/v1"


async def prepare(mentee: Visitor, held: str, ahead: str, goal_id: str) -> str:
    """The mentee fills in a worksheet, and what was decided becomes a step; the id of a topic."""
    sheet = f"{HERE}/sessions/{ahead}/worksheet"
    await mentee.put(sheet, {"tried": "Installed one", "stuck": "Where the second one goes", "leave_with": "A plan"})
    await mentee.get(sheet)
    topic: str = (await mentee.get(f"{HERE}/sessions/{ahead}/agenda"))["topics"][0]["id"]
    await mentee.ask("PATCH", f"{HERE}/agenda-topics/{topic}", {"talked_about": True})
    decisions = [{"goal_id": goal_id, "text": "Install a second one", "side": "mentee", "due": "end of month"}]
    await mentee.post(f"{HERE}/sessions/{held}/decisions", {"decisions": decisions})
    return topic


async def tell_each_other(mentor: Visitor, mentee: Visitor, held: str, goal_id: str) -> str:
    """Both say how it was, and the mentee makes a step of what they are told; the id of their own feedback."""
    feedback = f"{HERE}/sessions/{held}/feedback"
    given = await mentee.post(feedback, {"rating": 5, "went_well": "Much", "skills": ["python"]})
    await mentee.get(feedback)
    own = f"{HERE}/feedback/{given['id']}"
    await mentee.get(own)
    await mentee.change(own, {"rating": 4, "went_well": "Much", "skills": ["python"]})
    mentor.learn_from(mentee)
    got = await mentor.post(feedback, {"rating": 4, "to_improve": "Ask sooner", "goal_id": goal_id})
    mentee.learn_from(mentor)
    step = {"goal_id": goal_id, "text": "Ask within a day", "side": "mentee", "due": "end of month"}
    await mentee.post(f"{HERE}/feedback/{got['id']}/answer", {"text": "Thank you, I will.", "step": step})
    return str(given["id"])


async def say_stages(operator: Visitor) -> None:
    """An operator says the stages as they are, and moves what goes on over to that."""
    path = f"{HERE}/programmes/{OPEN_ID}/stages"
    known = await operator.get(path)
    await operator.change(path, {"stages": known["stages"]})
    await operator.post(f"{path}/adoption")


async def check_in(mentee: Visitor, operator: Visitor, one: str) -> None:
    """The mentee answers what all are asked, and leaves a line; an operator looks at what that is."""
    form = await mentee.get(f"{one}/check-in-form")
    answers = {"going": "forward", "helpful": 4, "next": "A second one"}
    await mentee.post(f"{one}/check-ins", {"form_version": form["version"], "answers": answers})
    await mentee.post(f"{one}/check-ins", {"line": "Met in the corridor"})
    await mentee.get(f"{one}/check-ins")
    asked = await operator.get(f"{HERE}/programmes/{OPEN_ID}/check-in-form")
    await operator.change(f"{HERE}/programmes/{OPEN_ID}/check-in-form", {"questions": asked["questions"]})


async def suggest(mentor: Visitor, mentee: Visitor, one: str, goal_id: str) -> list[str]:
    """The mentor suggests a book off their shelf and a position, and has a story; the ids of the suggestions."""
    book = {"kind": "book", "title": "The first 90 days", "link": "https://example.org/90", "goal_kinds": ["skill"]}
    kept = await mentor.post(f"{HERE}/me/shelf", book)
    story = await mentor.post(
        f"{HERE}/me/shelf", {"kind": "story", "title": "My first cluster", "text": "It fell over."}
    )
    await mentor.change(f"{HERE}/me/shelf/{kept['id']}", book | {"text": "Chapter three"})
    await mentor.get(f"{HERE}/me/shelf")
    await mentor.ask("DELETE", f"{HERE}/me/shelf/{story['id']}", headers={"If-Match": "*"})
    read = await mentor.post(f"{one}/suggestions", {"shelf_item_id": kept["id"], "goal_id": goal_id})
    place = await mentor.post(f"{one}/suggestions", {"kind": "position", "title": "Operator of clusters"})
    mentee.learn_from(mentor)
    await mentee.get(f"{one}/suggestions")
    await mentee.get(f"{HERE}/goals/{goal_id}/fitting")
    await mentee.change(f"{HERE}/suggestions/{read['id']}", {"state": "finished", "useful": 4}, method="PATCH")
    await mentee.change(f"{HERE}/suggestions/{place['id']}", {"state": "accepted"}, method="PATCH")
    await mentee.change(f"{HERE}/suggestions/{place['id']}", {"outcome": "led_to_interview"}, method="PATCH")
    return [read["id"], place["id"]]


async def see_skills(mentor: Visitor, mentee: Visitor, one: str) -> list[str]:
    """Both say where the skills stand, the mentor thanks the mentee; the id of the thanks."""
    rated = {"moment": "start", "skills": [{"skill": "python", "level": 3}]}
    await mentee.post(f"{one}/skill-ratings", rated | {"confidence": 3})
    await mentee.get(f"{one}/skills")
    await mentee.get(f"{one}/skills.svg")
    kudos = await mentor.post(f"{one}/kudos", {"text": "Your question changed how I plan.", "skills": ["python"]})
    mentee.learn_from(mentor)
    await mentee.get(f"{one}/kudos")
    await mentee.get(f"{HERE}/kudos/{kudos['id']}")
    return [kudos["id"]]


async def have_a_badge(mentee: Visitor, one: str) -> None:
    """The mentee has it shown that they were thanked, somebody verifies the badge, and it is taken back."""
    await mentee.get(f"{one}/badges")
    await mentee.put(f"{one}/badges/thanks")
    badge = (await mentee.get("/profiles/v1/me/badges"))["items"][0]
    head, payload = (json.loads(base64.urlsafe_b64decode(part + "==")) for part in badge["credential"].split(".")[:2])
    key, listed = head["kid"], payload["credentialStatus"]["statusListCredential"]
    for address in (payload["issuer"]["id"], f"{payload['issuer']['id']}/keys", key, listed):
        await mentee.api.ask("GET", urlsplit(address).path)
    await mentee.delete(f"{one}/badges/thanks")


async def introduce(mentor: Visitor, mentee: Visitor, one: str) -> list[str]:
    """The mentor introduces somebody outside, and two others who are not met; the ids of the introductions."""
    about = {"about": "Somebody who built up a team"}
    ids = [(await mentor.post(f"{one}/introductions", about))["id"] for _ in range(3)]
    first, second, third = (f"{HERE}/introductions/{each}" for each in ids)
    mentee.learn_from(mentor)
    await mentee.post(f"{first}/agreement", {"reach_me": "Write to me"})
    mentor.learn_from(mentee)
    await mentor.post(f"{first}/contact", {"contact": "Ada Lund, ada@example.org", "they_agreed": True})
    mentee.learn_from(mentor)
    await mentee.get(first)
    await mentee.post(f"{first}/outcome", {"outcome": "led_to_interview"})
    await mentee.post(f"{second}/decline")
    await mentor.post(f"{third}/withdrawal")
    await mentor.get(f"{one}/introductions")
    await mentee.get(f"{HERE}/me/introductions")
    return ids


async def get_ready(operator: Visitor, mentee: Visitor, one: str) -> None:
    """The programme asks for a preparation for a while; the mentee does it, and looks at what they expected and learnt."""
    terms = f"{HERE}/programmes/{OPEN_ID}/preparation"
    reading = {"texts": [{"language": "en", "title": "A good first session", "text": "Ask before you advise."}]}
    question = {"key": "hopes", "kind": "text", "texts": [{"language": "en", "label": "What do you hope for?"}]}
    form = await operator.change(terms, {"readings": [reading], "questions": [question]})
    mentee.learn_from(operator)
    await mentee.get(f"{one}/preparation")
    answers = {"form_version": form["version"], "answers": {"hopes": "To lead a team."}, "done": True}
    await mentee.change(f"{one}/preparation", answers)
    await operator.change(terms, {"readings": [], "questions": []})
    await mentee.post(f"{one}/agreement/review", {"expectations": "on_the_way"})
    await mentee.get(f"{one}/agreement/reviews")
    await mentee.get(f"{HERE}/me/mentor-draft")
