"""What people complain of elsewhere, tried here: slow answers, back and reload, what was typed, a slot that is taken meanwhile."""

import asyncio

from playwright.async_api import Route, expect

from tests.browser.screen import Screen

TYPED = "Ich hätte da noch eine Frage … 👋"


async def waits_calmly(screen: Screen, app: str) -> None:
    """While an answer is on its way there is a skeleton, which says that it is busy; the page is not dead."""
    page, released = screen.page, asyncio.Event()

    async def hold_back(route: Route) -> None:
        await released.wait()
        await route.continue_()

    await page.route("**/me/recommendations*", hold_back)
    await page.goto(f"{app}/mentors")
    await expect(page.locator("[aria-busy=true] .skeleton").first).to_be_visible()
    await screen.judge("waiting")
    released.set()
    await screen.rests()
    await page.unroute("**/me/recommendations*")


async def finds_the_same_list_again(screen: Screen, app: str) -> None:
    """Filters stand in the address: reload and back show the same."""
    page = screen.page
    await screen.goes(f"{app}/mentors?show=all")
    await page.locator("main select").first.select_option("listening")
    await page.wait_for_url("**style=listening**")
    await screen.rests()
    await page.reload()
    await screen.rests()
    await expect(page.locator("main select").first).to_have_value("listening")
    await page.locator("main li.card a").first.click()
    await page.wait_for_url("**/mentors/*-*")
    await screen.rests()
    await page.go_back()
    await page.wait_for_url("**style=listening**")
    await screen.rests()
    await expect(page.locator("main select").first).to_have_value("listening")


async def keeps_what_was_typed(screen: Screen, app: str, mentorship: str) -> None:
    """Byte for byte, over reload and back."""
    page = screen.page
    await screen.goes(f"{app}/mentorships/{mentorship}/messages")
    await page.fill("main textarea", TYPED)
    await page.reload()
    await screen.rests()
    await expect(page.locator("main textarea")).to_have_value(TYPED)
    await page.goto(f"{app}/sessions")
    await page.go_back()
    await screen.rests()
    await expect(page.locator("main textarea")).to_have_value(TYPED)


async def is_told_of_a_slot_that_is_taken(screen: Screen, app: str, mentorship: str) -> None:
    """A sentence, and what is free now; what was chosen before can be chosen otherwise at once."""
    page = screen.page
    await screen.goes(f"{app}/mentorships/{mentorship}/booking")
    await page.locator("input[name=slot]").first.check()

    async def taken(route: Route) -> None:
        asked = route.request.post_data_json or {}
        await route.continue_(post_data={**asked, "starts_at": "2000-01-01T09:00:00Z"})

    await page.route("**/scheduling/v1/holds", taken)
    await screen.send()
    await expect(page.locator("main .trouble[role=alert]")).to_be_visible()
    await screen.judge("refused")
    await page.unroute("**/scheduling/v1/holds")
    await page.locator("input[name=slot]").nth(1).check()
    await screen.send()
    await expect(page.locator("[role=timer]")).to_be_visible()
    await page.locator("main form .acts button").last.click()  # lets it go
    await expect(page.locator("[role=grid]")).to_be_visible()


async def signs_out_everywhere_in_it(screen: Screen, app: str) -> None:
    """Whoever comes next to this browser sees nothing of them, and is led to sign in."""
    page = screen.page
    await screen.goes(f"{app}/you")
    await page.locator("main > .acts button").first.click()
    await page.wait_for_url(f"{app}/")
    await page.goto(f"{app}/sessions")
    await page.wait_for_url("**/sign-in?next=*")
    assert await screen.state() == {}
