"""What is typed is not lost, and what is done is done once: over reload and back, a sign-in that ended, a connection that is gone."""

from typing import Final

from playwright.async_api import Page, Route, expect
from playwright.async_api import TimeoutError as PlaywrightTimeout

from tests.browser.main_job import comes_to_a_whole_day
from tests.browser.promises import shows
from tests.browser.screen import Screen
from tests.journeys.town import Resident, Town

TYPED: Final = "Ich hätte da noch eine Frage … 👋\n\tUnd noch eine: „warum“?"
LINE: Final = "Zwei  Blanks “quotes” & <tags>"
_FIELDS: Final = """() => [...document.querySelectorAll("main form :is(input:not([type]), input[type=text], input[type=email], input[type=date], input[type=number], textarea)")]
    .map((each) => each.value)"""


async def _fills(page: Page) -> list[str]:
    """What stands in all fields of the page's forms then."""
    for summary in await page.locator("main details:not([open]) > summary").all():
        await summary.click()
    for more in await page.locator("main form fieldset > button.small:visible").all():
        await more.click()  # one more of what there may be several
    for area in await page.locator("main form textarea:visible").all():
        await area.fill(TYPED)
    for line in await page.locator("main form :is(input:not([type]), input[type=text]):visible").all():
        if await line.get_attribute("list") is None:
            await line.fill(LINE)
    for email in await page.locator("main form input[type=email]:visible").all():
        await email.fill("somebody.else@example.org")
    for date in await page.locator("main form input[type=date]:visible").all():
        await date.fill("2031-07-14")
    return [str(each) for each in await page.evaluate(_FIELDS)]


@shows(10)
async def keeps_what_was_typed(screen: Screen, paths: list[str]) -> None:
    """On each of these pages, over reload, back and forward."""
    page = screen.page
    for path in paths:
        await screen.goes(path)
        typed = await _fills(page)
        assert any(each in (TYPED, LINE, "somebody.else@example.org") for each in typed), path
        await page.reload()
        await _has(screen, typed, path)
        await page.click("header a.brand")
        await page.wait_for_url(f"{screen.app}/")
        await screen.rests()
        await page.go_back()
        await _has(screen, typed, path)
        await page.go_back()
        await page.go_forward()
        await _has(screen, typed, path)


async def _has(screen: Screen, typed: list[str], path: str) -> None:
    await screen.rests()
    try:
        await screen.page.wait_for_function(
            f"(typed) => JSON.stringify(({_FIELDS})()) === JSON.stringify(typed)", arg=typed
        )
    except PlaywrightTimeout:
        raise AssertionError(f"{path}: {await screen.page.evaluate(_FIELDS)}") from None


@shows(10)
async def renews_a_token_that_ended_while_one_typed(screen: Screen, mentorship: str) -> None:
    """What was typed is sent all the same, once, and nobody notices."""
    page, refused = screen.page, list[str]()

    async def ended(route: Route) -> None:
        if route.request.method != "POST" or refused:
            await route.continue_()
            return
        refused.append(route.request.headers["authorization"])
        allowed = {"Access-Control-Allow-Origin": screen.app, "Access-Control-Allow-Credentials": "true"}
        await route.fulfill(status=401, json={"type": "urn:mentoring:problem:invalid-token"}, headers=allowed)

    await screen.goes(f"/mentorships/{mentorship}/messages")
    before = await page.locator(".thread li").count()
    await page.fill("main textarea", TYPED)
    await page.route("**/messages", ended)
    async with page.expect_response("**/profiles/v1/tokens"):
        await screen.send()
    await expect(page.locator(".thread li")).to_have_count(before + 1)
    await expect(page.locator(".thread li").last).to_contain_text("Und noch eine: „warum“?")
    await expect(page.locator("main textarea")).to_have_value("")
    assert len(refused) == 1
    await page.unroute("**/messages")


@shows(10, 27)
async def keeps_what_was_typed_where_the_sign_in_ended(
    screen: Screen, town: Town, person: Resident, mentorship: str
) -> None:
    """It is said, and whoever signs in again goes on where they were."""
    page, path = screen.page, f"/mentorships/{mentorship}/messages"
    await screen.goes(path)
    await page.fill("main textarea", TYPED)
    for each in (await person.visitor.get("/profiles/v1/me/sign-ins")).items:
        if not each["current"]:
            await person.visitor.ask("DELETE", f"/profiles/v1/me/sign-ins/{each['id']}")
    await page.reload()
    await page.wait_for_url("**/sign-in?next=*")
    await screen.sign_in(person.email, town.mailbox, at=page.url)
    await page.wait_for_url(f"**{path}")
    await screen.rests()
    await expect(page.locator("main textarea")).to_have_value(TYPED)


@shows(9, 28)
async def books_once_through_a_lost_connection(screen: Screen, person: Resident, mentorship: str) -> None:
    """The booking arrives, its answer does not, and the page is reloaded: then it is booked, once, with the one key."""
    page, keys, losing = screen.page, list[str](), True

    async def lose(route: Route) -> None:
        keys.append(route.request.headers["idempotency-key"])
        if losing:
            await route.fetch()
            await route.abort("connectionreset")
        else:
            await route.continue_()

    await comes_to_a_whole_day(screen, mentorship)
    await page.locator("input[name=slot]").nth(4).check()
    await screen.send()
    await expect(page.locator("[role=timer]")).to_be_visible()
    before = await _booked(person)
    await page.route("**/scheduling/v1/sessions", lose)
    async with page.expect_event("requestfailed", lambda request: request.url.endswith("/scheduling/v1/sessions")):
        await screen.send()
    await page.reload(wait_until="commit")
    losing = False
    await page.wait_for_url("**/sessions/*-*")
    await screen.rests()
    assert len(keys) > 1
    assert len(set(keys)) == 1
    assert await _booked(person) == before + 1


async def _booked(person: Resident) -> int:
    return len((await person.visitor.get("/scheduling/v1/me/sessions", page_size=100)).items)


@shows(28)
async def says_that_the_line_is_gone(screen: Screen, mentorship: str) -> None:
    """A sentence that helps, nothing lost; it goes on by itself when the line is back."""
    page = screen.page
    await screen.goes(f"/mentorships/{mentorship}/messages")
    before = await page.locator(".thread li").count()
    await page.fill("main textarea", TYPED)
    await page.context.set_offline(True)
    await screen.send()
    await expect(page.locator("main form button[type=submit]")).to_have_attribute("aria-disabled", "true")
    await expect(page.locator("main textarea")).to_have_value(TYPED)
    await page.context.set_offline(False)
    await expect(page.locator(".thread li")).to_have_count(before + 1)
    await expect(page.locator("main textarea")).to_have_value("")


@shows(28)
async def goes_on_after_a_reload_in_the_middle(screen: Screen) -> None:
    """The platform has renewed the token, and the page is left before it hears of that."""
    page, left = screen.page, list[int]()

    async def leave(route: Route) -> None:
        if left:
            await route.continue_()
            return
        left.append((await route.fetch()).status)
        await route.abort("connectionreset")

    await page.route("**/profiles/v1/tokens", leave)
    await page.goto(f"{screen.app}/sessions")
    await expect(page.locator("main .trouble[role=alert]")).to_be_visible()
    await page.reload()
    await expect(page.locator("main .tabs")).to_be_visible(
        timeout=10_000
    )  # and not after the half minute in which tabs race
    assert left == [200]
    await page.unroute("**/profiles/v1/tokens")


@shows(28)
async def finds_out_who_is_here_once_the_line_is_back(screen: Screen) -> None:
    """A page that is opened while the platform is away says so, and goes on at the press of a button."""
    page = screen.page

    async def away(route: Route) -> None:
        allowed = {"Access-Control-Allow-Origin": screen.app, "Access-Control-Allow-Credentials": "true"}
        problem = {"type": "urn:mentoring:problem:internal-error", "detail": "Away."}
        await route.fulfill(status=500, json=problem, headers=allowed)

    await page.route("**/profiles/v1/tokens", away)
    await page.goto(f"{screen.app}/sessions")
    trouble = page.locator("main .trouble[role=alert]")
    await expect(trouble).to_be_visible()
    await screen.judge("away")
    await page.unroute("**/profiles/v1/tokens")
    await trouble.locator("button").click()
    await screen.rests()
    assert "/sign-in" not in page.url
