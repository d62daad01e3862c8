"""The main job by the keyboard alone: no mouse is ever moved, and where one is, is always to be seen."""

from typing import Final

from playwright.async_api import expect

from tests.browser.screen import Screen

MOST_STOPS: Final = 90
_SEEN: Final = """() => {
    const style = getComputedStyle(document.activeElement);
    const around = document.activeElement.closest("label");
    const outlined = (of) => of.outlineStyle !== "none" && parseFloat(of.outlineWidth) >= 2;
    return outlined(style) || (around !== null && outlined(getComputedStyle(around)));
}"""


async def tab_to(screen: Screen, wanted: str) -> None:
    """Presses Tab until something that `wanted` describes is reached. Each stop on the way can be seen."""
    page = screen.page
    for _ in range(MOST_STOPS):
        if await page.evaluate("(wanted) => document.activeElement.matches(wanted)", wanted):
            return
        await page.keyboard.press("Tab")
        if not await page.evaluate("document.activeElement === document.body") and not await page.evaluate(_SEEN):
            where = await page.evaluate("document.activeElement.outerHTML.slice(0, 120)")
            screen.wrong.append(f"the focus can't be seen at {where}")
    raise AssertionError(f"no way by Tab to {wanted} on {page.url}")


async def press(screen: Screen, wanted: str, key: str = "Enter") -> None:
    """Goes there by Tab, then presses a key."""
    await tab_to(screen, wanted)
    await screen.page.keyboard.press(key)


async def books_by_keys(screen: Screen, app: str, mentorship: str) -> None:
    """From the mentorship's page to a booked session."""
    page = screen.page
    await screen.goes(f"{app}/mentorships/{mentorship}")
    await press(screen, "a[href$='/booking']")
    await page.wait_for_selector("[role=grid]")
    await tab_to(screen, "[role=gridcell]")
    day = await page.evaluate("document.activeElement.dataset.date")
    await page.keyboard.press("n")
    assert await page.evaluate("document.activeElement.dataset.date") > day
    await page.keyboard.press("Enter")
    assert " free" in await page.evaluate("document.activeElement.textContent")
    await press(screen, "input[name=slot]", "Space")
    spoken = await page.evaluate("document.activeElement.getAttribute('aria-label')")
    assert "GMT" in spoken  # weekday, date, time and whose clock it is
    await press(screen, "main form button[type=submit]")
    await expect(page.locator("[role=timer]")).to_be_visible()
    await press(screen, "main form button[type=submit]")
    await page.wait_for_url("**/sessions/*")
    await screen.rests()


async def paints_hours_by_keys(screen: Screen, app: str) -> None:
    """An hour is turned, and saved."""
    page = screen.page
    await screen.goes(f"{app}/hours")
    await tab_to(screen, "[role=gridcell]")
    before = await page.evaluate("document.activeElement.getAttribute('aria-selected')")
    await page.keyboard.press("End")
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("Home")
    await page.keyboard.press("ArrowUp")
    await page.keyboard.press("Space")
    assert await page.evaluate("document.activeElement.getAttribute('aria-selected')") != before
    await press(screen, "main form button[type=submit]")
    await screen.rests()
