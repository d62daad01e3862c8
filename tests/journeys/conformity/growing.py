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
