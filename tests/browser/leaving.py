"""To be left alone by somebody, to be a mentor no longer, and one's sessions in one's own calendar: each can be looked at before it is done."""

from typing import Final

from playwright.async_api import expect

from tests.browser.screen import Screen
from tests.journeys.town import Mentor

_STATUS: Final = ".hidden[role=status]"


async def blocks_and_takes_it_back(screen: Screen, mentor: Mentor, mentee: str, mentorship: str) -> None:
    """From the mentorship's page, asked once more before; the list of blocks names them until it is taken back."""
    page = screen.page
    await screen.goes(f"/mentorships/{mentorship}")
    await page.locator("main details summary").last.click()
    await page.locator("main details").last.locator("button.danger").first.click()
    await screen.judge("blocking")
    await screen.send("dialog")
    await page.wait_for_url("**/mentorships")
    await screen.goes("/you/blocks")
    row = page.locator("main .rows li")
    await expect(row.locator("strong")).to_have_text(mentee)
    await screen.judge("blocks")
    await row.locator("button").click()
    await expect(page.locator("main .empty")).to_be_visible()
    assert (await mentor.visitor.get("/profiles/v1/me/blocks")).items == []


async def subscribes_to_ones_sessions(screen: Screen) -> None:
    """The address is good until another one is made, and that until it is taken away."""
    page = screen.page
    await screen.goes("/you/calendar")
    field = page.locator("main input[readonly]")
    make, revoke = page.locator("main button.first"), page.locator("main button.danger")
    await make.click()
    first = await field.input_value()
    await screen.judge("a calendar's address")
    assert "BEGIN:VCALENDAR" in await (await page.request.get(first)).text()
    await make.click()
    await expect(field).not_to_have_value(first)
    second = await field.input_value()
    assert (await page.request.get(first)).status == 404
    assert (await page.request.get(second)).ok
    for _ in range(2):  # where there is none, it is as it is to be
        await revoke.click()
        await expect(field).to_have_count(0)
        await expect(page.locator(_STATUS)).to_contain_text("No address")
    assert (await page.request.get(second)).status == 404
    await expect(page.locator("main .trouble")).to_have_count(0)


async def ceases(screen: Screen, mentor: Mentor, mentee: str) -> None:
    """What ends is named before."""
    page = screen.page
    await screen.goes("/profile/mentor")
    await page.click("main a[href='/profile/ceasing']")
    await screen.rests()
    ends = page.locator("main section")
    await expect(ends.first.locator("li a")).to_have_text(mentee)
    await expect(ends.nth(1).locator("time")).to_have_count(1)
    await screen.judge("ceasing")
    await page.click("main button.danger")
    await screen.judge("ceasing, asked once more")
    await screen.send("dialog")
    await page.wait_for_url("**/you")
    assert (await mentor.visitor.get("/profiles/v1/me"))["mentor"] is False
    await screen.goes("/profile/ceasing")
    await expect(page.locator("main .empty")).to_be_visible()
