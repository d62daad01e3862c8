"""The main job in a real browser, once on a desktop and once on a phone. The rest: `./mentoring browser`."""

import pytest

from deploy.local.platform import Platform
from tests.browser.chromium import DESKTOP, NOT_FOUND, PHONE, Device, chromium, find_chromium
from tests.browser.host import app_for
from tests.browser.main_job import asks, books, cancels, moves, signs_up, tells_what_they_look_for
from tests.browser.screen import Screen
from tests.journeys.town import Town

pytestmark = pytest.mark.skipif(find_chromium() is None, reason=f"not run: {NOT_FOUND}")


@pytest.mark.parametrize(
    ("device", "name", "skill"),
    [(DESKTOP, "Clara", "Bookbinding"), (PHONE, "Emil", "Clockmaking")],
    ids=["desktop", "phone"],
)
async def test_a_stranger_finds_a_mentor_and_meets_them(
    device: Device, name: str, skill: str, platform: Platform, town: Town
) -> None:
    mentor = await town.mentor(name, skills=[{"skill": skill, "level": 5}])
    async with app_for(platform.address) as where, chromium() as browser:
        screen = await Screen.opened(browser, device, where, near=device is PHONE)
        await signs_up(screen, town.mailbox, "Robin")
        await tells_what_they_look_for(screen, skill)
        await asks(screen, name)

        [asked] = (await mentor.visitor.get("/matching/v1/me/proposals", state="proposed")).items
        accepted = await mentor.visitor.post(f"/matching/v1/proposals/{asked['id']}/acceptance")
        await books(screen, accepted["mentorship_id"])
        mine = await mentor.visitor.get("/scheduling/v1/me/sessions")
        assert [each["state"] for each in mine.items] == ["booked"]

        await moves(screen)
        await cancels(screen)
        assert screen.wrong == []
