"""What an organisation tells of its people, what a programme changed, and how far its mentees come, as a part of the tour."""

import base64
from datetime import UTC, datetime, timedelta
from typing import Final
from uuid import UUID

from deploy.local.demo.client import Visitor
from deploy.local.environment import settings_of
from deploy.local.platform import Platform
from shared.ground.survey_links import code_of
from tests.fixtures.eventually import eventually
from tests.journeys.town import Town

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
    await operator.change(f"{where}/nudges", {"held_back": 0.1})
    return str(released["id"])


async def ask_people(platform: Platform, town: Town, operator: Visitor, programme: str) -> str:
    """A programme with this id asks somebody new in it, who answers by their link; the id of the invitation."""
    person = await town.resident("asked")
    await person.visitor.post(f"/profiles/v1/programmes/{programme}/applications", {"role": "mentee"})
    operator.learn_from(person.visitor)
    town.move_to((town.now() + timedelta(days=1)).replace(hour=10, minute=0).isoformat())
    where, today = f"{HERE}/programmes/{programme}/surveys/pulse", town.now().date()
    await operator.put(where, {"opens_on": str(today), "closes_on": str(today + timedelta(days=20))})
    await operator.get(where)
    found: list[str] = []

    async def is_asked() -> bool:
        messages = (await person.visitor.get("/notifications/v1/me/messages")).items
        found.extend(each["path"] for each in messages if each["kind"] == "survey")
        return bool(found)

    await eventually(is_asked)
    invitation, until = found[0].rpartition("/")[2], int((town.now() + timedelta(days=2)).timestamp())
    key = settings_of("mentorships", "api", platform.parts, platform.folders)["MENTORSHIPS_SURVEY_KEY"]
    code = code_of(bytes.fromhex(key), UUID(invitation), datetime.fromtimestamp(until, UTC))
    path = f"{HERE}/survey-invitations/{invitation}"
    await town.api.ask("POST", f"{path}/questions", {"until": until, "code": code})
    answers = {"until": until, "code": code, "answers": {"satisfaction": 7, "confidence": 6}}
    await town.api.ask("PUT", f"{path}/answers", answers)
    return invitation
