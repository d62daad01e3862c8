"""Lists: their filters, the way back into them, whose turn it is, and the badge."""

import asyncio
from typing import Final
from urllib.parse import quote

from playwright.async_api import Page, Route, expect

from tests.browser.promises import shows
from tests.browser.screen import Screen
from tests.journeys.town import Mentor, Resident, Town

FILTERS: Final = ("style", "language", "meeting_rhythm", "mentee_stage", "skill", "industry", "order")
"""In the order in which they stand on the page."""
ALWAYS: Final = "joined"
"""The order without being asked for: no address says it."""
RARE: Final = {"language": "fr", "style": "challenging"}
"""What nobody in our town speaks, and how nobody is."""


@shows(22)
async def finds_the_same_list_again(screen: Screen) -> None:
    """Filters stand in the address: reload and back show the same, and the same place in it."""
    page = screen.page
    await screen.goes("/mentors?show=all")
    await page.locator("main select").first.select_option("listening")
    await page.wait_for_url("**style=listening**")
    await screen.rests()
    for at in range(2):
        link = page.locator("main li.card h2 a").last
        await link.scroll_into_view_if_needed()
        place = await _settled(page)
        assert place > 0
        if at == 0:
            await page.reload()
        else:
            await link.click()
            await page.wait_for_url("**/mentors/*-*")
            await screen.rests()
            assert await page.evaluate("scrollY") == 0
            await page.go_back()
        await page.wait_for_url("**style=listening**")
        await screen.rests()
        await expect(page.locator("main select").first).to_have_value("listening")
        await page.wait_for_function("(place) => Math.abs(scrollY - place) <= 1", arg=place)


async def _settled(page: Page) -> float:
    """Where one is in the page, once the entry of the history knows it."""
    await page.wait_for_function("() => history.state?.place === scrollY && scrollY > 0")
    return float(await page.evaluate("scrollY"))


@shows(22)
async def comes_back_to_the_same_page_of_a_list(screen: Screen) -> None:
    """Reload and back, with more people than one page of the list has; while the next ones are on their way, the page says so."""
    page = screen.page
    names = page.locator("main li.card h2")
    line = asyncio.Event()
    line.set()

    async def few(route: Route) -> None:
        await line.wait()
        await route.continue_(url=route.request.url.replace("page_size=20", "page_size=2"))

    await page.route("**/profiles/v1/mentors?*page_size=20*", few)
    await screen.goes("/mentors?show=all")
    first = await names.all_text_contents()
    line.clear()
    await page.locator("main > p button").last.click()
    await page.wait_for_url("**page=**")
    await expect(page.locator("main [aria-busy=true]")).to_have_count(1)
    await expect(names).to_have_text(first)
    line.set()
    await screen.rests()
    second = await names.all_text_contents()
    assert second
    assert second != first
    await page.reload()
    await expect(names).to_have_text(second)
    await page.locator("main li.card h2 a").first.click()
    await page.wait_for_url("**/mentors/*-*")
    await screen.rests()
    await page.go_back()
    await expect(names).to_have_text(second)
    await page.go_back()
    await expect(names).to_have_text(first)
    await page.unroute("**/profiles/v1/mentors?*page_size=20*")


@shows(23)
async def changes_what_is_found_by_each_filter(screen: Screen) -> None:
    """Of mentors, by each list that one can choose from, by a word, and by what stands in the address."""
    page = screen.page
    cards, total = page.locator("main li.card"), page.locator("main p[role=status]")
    await screen.goes("/mentors?show=all")
    filters = page.locator("main form select")
    assert await filters.count() == len(FILTERS)
    for at, name in enumerate(FILTERS):
        await screen.goes("/mentors?show=all")
        told = cards.first if name == "order" else total
        values = [await each.get_attribute("value") for each in await filters.nth(at).locator("option").all()]
        found = {await told.text_content()}
        for value in [each for each in (RARE.get(name), *values[-9:]) if each and each != ALWAYS]:
            await filters.nth(at).select_option(value)
            await page.wait_for_url(f"**{name}={quote(value, safe='')}**")
            await screen.rests()
            found.add(await told.text_content())
            if len(found) > 1:
                break
        assert len(found) > 1, name
    await screen.goes("/mentors?show=all")
    await page.fill("main input[type=search]", "Nobody is called so")
    await screen.send()
    await expect(cards).to_have_count(0)
    await expect(page.locator("main .empty")).to_be_visible()


@shows(24)
async def counts_what_the_platform_counts(screen: Screen, town: Town, mentor: Mentor, mentee: Resident) -> None:
    """The badge after each event, and after reading."""
    page = screen.page
    badge = page.locator(".badge span").first
    await screen.goes("/")

    async def unread() -> int:
        return int((await mentee.visitor.get("/notifications/v1/me/messages/counts"))["unread"])

    for slot in (30, 60):
        before = await unread()
        await town.book(mentee, mentor, slot=slot)
        await expect(page.locator(".news")).to_be_visible()
        assert await unread() == before + 1
        await expect(badge).to_have_text(str(await unread()))
    await screen.goes("/inbox?show=unread")
    await page.locator("main .small").first.click()
    await expect(page.locator(".badge")).to_have_count(0)
    assert await unread() == 0


@shows(24)
async def withdraws_each_open_request(
    screen: Screen, at_the_mentors: Screen, town: Town, mentor: Mentor, mentee: Resident
) -> None:
    """It is the mentor's turn while the platform says so; the mentee can take it back."""
    await town.ask(mentee, mentor)
    [asked] = (await mentor.visitor.get("/matching/v1/me/proposals", state="proposed")).items
    assert "accept" in asked["can"]
    await at_the_mentors.goes(f"/proposals/{asked['id']}")
    await expect(at_the_mentors.page.locator("main .acts button.first").first).to_be_visible()
    await screen.goes("/requests")
    await screen.page.locator("main li.card .acts button").click()
    await expect(screen.page.locator("main li.card .acts button")).to_have_count(0)
    mentor.visitor.learn_from(mentee.visitor)
    now = await mentor.visitor.get(f"/matching/v1/proposals/{asked['id']}")
    assert now["can"] == []
    await at_the_mentors.goes(f"/proposals/{asked['id']}")
    await expect(at_the_mentors.page.locator("main .acts button.first")).to_have_count(0)
