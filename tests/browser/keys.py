"""The main job by the keyboard alone: no mouse is ever moved, and where one is, is always to be seen."""

import re
from collections.abc import Callable
from typing import Final
from uuid import uuid4

from playwright.async_api import expect

from deploy.local.demo.mailbox import Mailbox, brings_a_code, code_in
from tests.browser.main_job import LOOKS
from tests.browser.promises import shows
from tests.browser.screen import Screen
from tests.journeys.town import Mentor

MOST_STOPS: Final = 90
LEAST_CONTRAST: Final = 3.0
_CONTRAST: Final = """() => {
    const at = document.activeElement;
    const outlined = (of) => { const style = getComputedStyle(of); return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2; };
    const shown = [at, at.closest("label")].find((each) => each && outlined(each));
    if (!shown) return 0;
    const parts = (colour) => colour.match(/[\\d.]+/g).map(Number);
    const seen = (of) => { const [,,, alpha = 1] = parts(getComputedStyle(of).backgroundColor); return alpha > 0; };
    let behind = shown.parentElement;
    while (behind && !seen(behind)) behind = behind.parentElement;
    const light = (colour) => {
        const [red, green, blue] = parts(colour).slice(0, 3).map((each) => each / 255).map((each) => each <= 0.04045 ? each / 12.92 : ((each + 0.055) / 1.055) ** 2.4);
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const both = [light(getComputedStyle(shown).outlineColor), light(getComputedStyle(behind ?? document.documentElement).backgroundColor)];
    return (Math.max(...both) + 0.05) / (Math.min(...both) + 0.05);
}"""
"""Of the ring around what has the focus, to what it lies on; 0 where there is none."""
_NAMED: Final = "document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent.trim()"


async def tab(screen: Screen) -> None:
    """One stop further, which can be seen."""
    page = screen.page
    await page.keyboard.press("Tab")
    if await page.evaluate("document.activeElement === document.body"):
        return
    if (contrast := await page.evaluate(_CONTRAST)) < LEAST_CONTRAST:
        where = await page.evaluate("document.activeElement.outerHTML.slice(0, 120)")
        screen.wrong.append(f"the focus is seen with {contrast:.1f} : 1 at {where}")


async def tab_to(screen: Screen, wanted: str) -> None:
    """Presses Tab until something that `wanted` describes is reached."""
    page = screen.page
    for _ in range(MOST_STOPS):
        if await page.evaluate("(wanted) => document.activeElement.matches(wanted)", wanted):
            return
        await tab(screen)
    raise AssertionError(f"no way by Tab to {wanted} on {page.url}")


async def arrives(screen: Screen, at: str | Callable[[str], bool]) -> None:
    """On another page, which takes the focus to where one begins to read."""
    await screen.page.wait_for_url(at)
    await expect(screen.page.locator("h1")).to_be_focused()
    await screen.rests()


async def press(screen: Screen, wanted: str, key: str = "Enter") -> None:
    """Goes there by Tab, then presses a key."""
    await tab_to(screen, wanted)
    await screen.page.keyboard.press(key)


async def types(screen: Screen, wanted: str, text: str) -> None:
    """Goes there by Tab, then types."""
    await tab_to(screen, wanted)
    await screen.page.keyboard.type(text)


async def goes_through(screen: Screen) -> int:
    """The number of stops from the top of the page to its end: each is another one, so nothing holds one back."""
    page = screen.page
    await page.evaluate("document.querySelector('a.skip').focus()")
    for stops in range(MOST_STOPS):
        await tab(screen)
        if await page.evaluate(
            "document.activeElement === document.body || document.activeElement.dataset.been === 'yes'"
        ):
            return stops
        await page.evaluate("document.activeElement.dataset.been = 'yes'")
    raise AssertionError(f"Tab does not come to the end of {page.url}")


@shows(14)
async def does_the_main_job_by_keys(
    screen: Screen, mailbox: Mailbox, mentor: Mentor, at_the_mentors: Screen, name: str, skill: str
) -> None:
    """Signs up, finds, asks; the mentor says yes; then a time is booked and cancelled."""
    page, email = screen.page, f"keys-{uuid4().hex[:8]}@example.org"
    await screen.goes("/")
    await press(screen, "a[href='/sign-in']")
    await arrives(screen, "**/sign-in*")
    await types(screen, "input[type=email]", email)
    await page.keyboard.press("Enter")
    await page.wait_for_selector("input[autocomplete=one-time-code]")
    await types(screen, "input[autocomplete=one-time-code]", code_in(await mailbox.next_to(email, 0, brings_a_code)))
    await page.keyboard.press("Enter")
    await arrives(screen, "**/welcome*")
    await types(screen, "input[name=name]", "Kai")
    await page.keyboard.press("Enter")
    await arrives(screen, lambda url: "/welcome" not in url)
    await press(screen, "main a[href='/profile']")
    await arrives(screen, "**/profile")
    await types(screen, ".typed input", skill)
    await page.keyboard.press("Enter")
    await press(screen, "main form > .acts button[type=submit]")
    await arrives(screen, "**/mentors")
    await _asks(screen, name)
    [asked] = (await mentor.visitor.get("/matching/v1/me/proposals", state="proposed")).items
    await _says_yes(at_the_mentors, asked["id"])
    mentorship = at_the_mentors.page.url.rpartition("/")[2]
    await _comes_to_the_calendar(screen, mentorship)
    await books_by_keys(screen)
    await press(screen, "main button.danger")
    await expect(page.locator("dialog[open]")).to_be_visible()
    await page.keyboard.press("Escape")
    await expect(page.locator("dialog[open]")).to_have_count(0)  # no trap
    await press(screen, "main button.danger")
    await press(screen, "dialog button[type=submit]")
    await expect(page.locator(".bad-state")).to_be_visible()


async def _asks(screen: Screen, name: str) -> None:
    page = screen.page
    card = page.locator("li.card", has=page.get_by_role("link", name=name, exact=True)).locator("button")
    await card.evaluate("(button) => button.dataset.wanted = 'yes'")
    await press(screen, "[data-wanted=yes]", "Space")
    await press(screen, ".tray button")
    await types(screen, "dialog textarea", "I would like to learn how you do it.")
    await press(screen, "dialog button[type=submit]")
    await arrives(screen, "**/requests")
    assert await goes_through(screen) > 5


async def _says_yes(screen: Screen, proposal: str) -> None:
    """The mentor, from their list."""
    await screen.goes("/requests")
    await press(screen, f"main a[href='/proposals/{proposal}']")
    await arrives(screen, "**/proposals/*")
    await press(screen, "main .acts button.first")
    await arrives(screen, "**/mentorships/*")


async def _comes_to_the_calendar(screen: Screen, mentorship: str) -> None:
    """By what the first page says of the yes."""
    page, link = screen.page, f"main .note a[href='/mentorships/{mentorship}/booking']"
    await press(screen, "header a.brand")
    await arrives(screen, f"{screen.app}/")
    await expect(page.locator(link)).to_be_visible()
    await press(screen, link)
    await arrives(screen, "**/booking")
    for _ in range(LOOKS):  # until the yes has come to who keeps the calendar
        if await page.locator("[role=grid]").count():
            return
        await press(screen, "main .empty + p button")
        await screen.rests()


@shows(12, 13)
async def books_by_keys(screen: Screen) -> None:
    """From the calendar to a booked session; each free day and time says what it is."""
    page = screen.page
    await tab_to(screen, "[role=gridcell]")
    day = await page.evaluate("document.activeElement.dataset.date")
    await page.keyboard.press("n")
    next_day = await page.evaluate("document.activeElement.dataset.date")
    assert next_day > day
    await page.keyboard.press("p")
    assert await page.evaluate("document.activeElement.dataset.date") == day
    await press(screen, ".days + p button:last-child")
    await expect(page.locator("[aria-selected=true]")).to_have_attribute("data-date", next_day)
    spoken = await page.locator("[aria-selected=true] .hidden").text_content()
    assert re.fullmatch(r"\w+day,? \d+ \w+, \d+ free", spoken or ""), spoken
    await press(screen, "input[name=slot]", "Space")
    assert re.fullmatch(r"\w+day,? \d+ \w+, \d\d:\d\d, [\w ]+, GMT[+-][\d:]+", await page.evaluate(_NAMED))
    await press(screen, "main form button[type=submit]")
    await expect(page.locator("[role=timer]")).to_be_visible()
    await press(screen, "main form button[type=submit]")
    await arrives(screen, "**/sessions/*")


@shows(11)
async def paints_hours_by_keys(screen: Screen, mentor: Mentor) -> None:
    """An hour is turned by keys, which outlives a reload; the form takes away the day's other hours, adds some, and all is saved."""
    page = screen.page
    before = (await mentor.visitor.get("/scheduling/v1/me/availability"))["weekly"]
    await screen.goes("/hours")
    stops = page.locator("[role=gridcell][tabindex='0']")
    await expect(stops).to_have_count(1)
    await tab_to(screen, "[role=gridcell]")
    assert await _cell(screen) == "0 0"
    for key, place in (("End", "0 6"), ("ArrowDown", "1 6"), ("Home", "1 0"), ("PageDown", "5 0"), ("ArrowRight", "5 1"), ("PageUp", "1 1"), ("ArrowUp", "0 1"), ("ArrowLeft", "0 0")):  # fmt: skip
        await page.keyboard.press(key)
        assert await _cell(screen) == place, key
    await expect(stops).to_have_count(1)
    assert re.fullmatch(r"Monday,? 07:00, free✓?", await page.evaluate(_NAMED))
    await page.keyboard.press("Space")
    assert re.fullmatch(r"Monday,? 07:00, not free", await page.evaluate(_NAMED)), await page.evaluate(_NAMED)
    await page.reload()
    await screen.rests()
    await expect(page.locator("[data-cell='0 0']")).to_have_attribute("aria-selected", "false")
    assert await page.locator("main details summary").count()
    await press(screen, "main form summary")
    for _ in range(2):  # what is left of Monday, before and after the hour
        await press(screen, "main form details .rows li:first-child button")
    await press(screen, "main form details input[type=checkbox]", "Space")
    await press(screen, "main form details > p button")
    async with page.expect_response(lambda answer: answer.request.method == "PUT" and answer.ok):
        await press(screen, "main form > .acts button[type=submit]")
    await screen.rests()
    after = (await mentor.visitor.get("/scheduling/v1/me/availability"))["weekly"]
    assert [each for each in after if each["day"] == 0] == [{"day": 0, "from": "17:00", "to": "19:00"}]
    assert [each for each in after if each["day"] > 0] == [each for each in before if each["day"] > 0]
    await goes_through(screen)


async def _cell(screen: Screen) -> str:
    return str(await screen.page.evaluate("document.activeElement.dataset.cell"))
