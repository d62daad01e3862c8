"""What those who look after a programme do for two people, as a part of the tour."""

from datetime import timedelta
from typing import Final

from deploy.local.demo.client import Visitor
from tests.journeys.town import Resident, Town

HERE: Final = "/mentorships/v1"


async def ask_for_help(town: Town, mentee: Visitor, operator: Visitor, one: str) -> list[str]:
    """One of the two of the mentorship at `one` asks for help, an operator answers; the ids of the calls."""
    asked = await mentee.post(f"{one}/help-requests", {"text": "We have lost touch."})
    await mentee.post(f"{HERE}/help-requests/{asked['id']}/withdrawal")
    again = await mentee.post(f"{one}/help-requests", {"text": "We have lost touch again."})
    path = f"{HERE}/help-requests/{again['id']}"
    await mentee.get(f"{HERE}/me/help-requests")
    await operator.get(f"{HERE}/work-list", reason="asking_for_help")
    await operator.get(f"{HERE}/work-list/counts")
    await operator.get(path)
    await operator.post(f"{path}/answer", {"text": "Shall we talk?"})
    return [asked["id"], again["id"]]


async def look_after(town: Town, mentee: Resident, operator: Visitor) -> None:
    """An operator reminds a mentor by day, looks inside, and ends the mentorship for its two."""
    mentorship = await town.mentorship(await town.mentor("out-of-touch"), mentee)
    town.move_to((town.now() + timedelta(days=1)).replace(hour=8, minute=0).isoformat())
    operator.learn_from(mentee.visitor)
    managed = f"{HERE}/managed-mentorships/{mentorship}"
    await operator.post(f"{managed}/reminder", {"side": "mentor", "reason": "Quiet"})
    await operator.post(f"{managed}/looks", {"reason": "The mentee asked for it."})
    await mentee.visitor.get(f"{HERE}/mentorships/{mentorship}/looks")
    await operator.post(f"{managed}/ending", {"ending": "out_of_touch", "reason": "Nobody answers."})
