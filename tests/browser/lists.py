"""Lists: their filters, the way back into them, whose turn it is, and the badge."""

from playwright.async_api import Page, expect

from tests.browser.promises import shows
from tests.browser.screen import Screen
from tests.journeys.town import Mentor, Resident, Town


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


@shows(23)
async def changes_what_is_found_by_each_filter(screen: Screen) -> None:
    """Of mentors: nobody in our town speaks French, writes plays or is called so."""
    page = screen.page
    cards = page.locator("main li.card")
    for filtered in ("style=challenging", "language=fr", "q=Playwright"):
        await screen.goes("/mentors?show=all")
        assert await cards.count() > 0
        await screen.goes(f"/mentors?show=all&{filtered}")
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
