"""What mentor and mentee do for each other beside their goals, as a part of the tour."""

from typing import Final

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
