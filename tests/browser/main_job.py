"""The main job, from a stranger to a booked session that is moved and cancelled, by the pages alone."""

from typing import Final
from uuid import uuid4

from playwright.async_api import Route, expect

from deploy.local.demo.mailbox import Mailbox
from tests.browser.promises import shows
from tests.browser.screen import Screen

LOOKS: Final = 20


async def signs_up(screen: Screen, mailbox: Mailbox, name: str) -> str:
    """The address of somebody new who has told the three things that everybody is asked."""
    email = f"{name.lower()}-{uuid4().hex[:8]}@example.org"
    await screen.goes("/")
    await screen.judge("start")
    await screen.photograph("start")
    await screen.sign_in(email, mailbox)
    await screen.judge("welcome")
    await screen.say_ones_name(name)
    return email


async def tells_what_they_look_for(screen: Screen, skill: str) -> None:
    """And sees who fits."""
    page = screen.page
    await screen.goes("/profile")
    box = page.locator("fieldset", has=page.locator("datalist")).first
    await box.locator("input").fill(skill)
    await (box.locator("input").blur() if screen.device.touch else page.keyboard.press("Enter"))
    await expect(box.locator("li strong")).to_have_text(skill)
    await screen.judge("profile")
    await screen.send()
    await page.wait_for_url("**/mentors")
    await screen.rests()


async def asks(screen: Screen, mentor: str) -> None:
    """Puts a mentor on the list and asks them."""
    page = screen.page
    card = page.locator("li.card", has=page.get_by_role("link", name=mentor, exact=True))
    await card.locator("button").click()
    await screen.judge("mentors")
    await screen.photograph("mentors")
    await page.click(".tray button")
    await page.fill("dialog textarea", "I would like to learn how you do it.")
    await screen.judge("asking")
    await screen.send("dialog")
    await page.wait_for_url("**/requests")
    await screen.rests()
    await screen.judge("requests")


async def hears_the_yes(screen: Screen, mentorship: str) -> None:
    """On the first page, which was open before: it leads to the calendar."""
    link = screen.page.locator(f"main .note a[href='/mentorships/{mentorship}/booking']")
    await expect(link).to_be_visible()
    await screen.judge("home after a yes")
    await link.click()
    await screen.page.wait_for_url("**/booking")


async def comes_to_the_calendar(screen: Screen, mentorship: str) -> None:
    """Looks until the mentor's yes has come to who keeps the calendar."""
    for _ in range(LOOKS):
        await screen.goes(f"/mentorships/{mentorship}/booking")
        if await screen.page.locator("[role=grid]").count():
            return


async def comes_to_a_whole_day(screen: Screen, mentorship: str) -> None:
    """What is left of today may be little: the next free day has all its times."""
    await comes_to_the_calendar(screen, mentorship)
    await screen.page.locator(".days + p button:last-child").click()


@shows(9)
async def books(screen: Screen, mentorship: str) -> str:
    """The session's path. The answer to the booking is lost once, and the button is pressed ten times."""
    page = screen.page
    await comes_to_the_calendar(screen, mentorship)
    await screen.judge("calendar")
    await screen.photograph("calendar")
    await screen.send()  # nothing is chosen yet: the browser says what is missing, and where
    await expect(page.locator("input[name=slot]:invalid").first).to_be_focused()
    await page.locator("input[name=slot]").first.check()
    await screen.send()
    timer = page.locator("[role=timer]")
    await expect(timer).to_have_attribute("aria-live", "off")
    await screen.judge("held")
    await screen.photograph("held")
    await page.reload()
    await expect(timer).to_be_visible()  # a reload keeps what is held
    lost = await _loses_one_answer(screen)
    button = page.locator("main form button[type=submit]")
    await button.evaluate("(button) => Array.from({ length: 10 }, () => button.click())")
    await page.wait_for_url("**/sessions/*")
    await screen.rests()
    assert lost == [201]
    path = page.url.removeprefix(screen.app)
    await screen.goes("/sessions")
    await expect(page.locator("main li.card")).to_have_count(1)  # booked once
    await screen.goes(path)
    return path


async def _loses_one_answer(screen: Screen) -> list[int]:
    """The next booking reaches the platform and its answer does not come back; the statuses of what was lost."""
    lost: list[int] = []

    async def lose(route: Route) -> None:
        if lost or route.request.method != "POST":
            await route.continue_()
            return
        answered = await route.fetch()
        lost.append(answered.status)
        await route.abort("connectionreset")

    await screen.page.route("**/scheduling/v1/sessions", lose)
    return lost


async def moves(screen: Screen) -> None:
    """To another day, told before until when that goes without asking."""
    page = screen.page
    await screen.judge("session")
    before = await page.locator("main time").first.get_attribute("datetime")
    await page.click("main a[href$='/move']")
    await page.wait_for_selector("[role=grid]")
    await screen.judge("moving")
    await page.locator(".days + p button:last-child").click()
    await page.locator("input[name=slot]").last.check()
    await screen.send()
    await page.wait_for_url(lambda url: not url.endswith("/move"))
    await screen.rests()
    await expect(page.locator("main time").first).not_to_have_attribute("datetime", before or "")


async def cancels(screen: Screen) -> None:
    """Asked once more before."""
    page = screen.page
    await page.click("main button.danger")
    await expect(page.locator("dialog")).to_be_visible()
    await screen.judge("cancelling")
    await screen.send("dialog")
    await expect(page.locator(".bad-state")).to_be_visible()
    await screen.judge("cancelled")
