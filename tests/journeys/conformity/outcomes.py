"""What an organisation tells of its people, what a programme changed, and how far its mentees come, as a part of the tour."""

import base64
from typing import Final

from deploy.local.demo.client import Visitor
from tests.fixtures.eventually import eventually

HERE: Final = "/mentorships/v1"
FACTS: Final = "number,promoted_on,raised_on,left_on\nK-1,2026-04-01,,\nK-2,,,\n"


async def look_at_outcomes(operator: Visitor, programme: str) -> str:
    """An operator of the programme with this id; the id of what is released."""
    where = f"{HERE}/programmes/{programme}"
    file = {"file": base64.b64encode(FACTS.encode()).decode(), "told_until": "2026-09-30", "dry_run": False}
    await operator.post(f"{where}/facts", file)
    await operator.change(f"{where}/outcome-plan", {"basis": "selected", "horizon_days": 180, "fewest": 5})
    released = await operator.post(f"{where}/outcome-releases")
    path = f"{HERE}/outcome-releases/{released['id']}"

    async def is_released() -> bool:
        return bool((await operator.get(path))["state"] == "released")

    await eventually(is_released)
    for form in ("csv", "html"):
        await operator.get(f"{path}/outcomes.{form}")
    await operator.get(f"{where}/outcome-releases")
    await operator.get(f"{where}/funnel")
    return str(released["id"])
