"""A mentor's free times: on every clock, while answers are slow, and when somebody else is faster."""

import asyncio
import re
from datetime import UTC, datetime, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from playwright.async_api import Page, Route, expect

from tests.browser.main_job import comes_to_a_whole_day, comes_to_the_calendar
from tests.browser.promises import shows
from tests.browser.screen import Screen
from tests.journeys.town import OFFERING, Mentor, Resident, Town, booking, rfc3339

ZONES: Final = (
    "UTC", "Europe/Berlin", "America/New_York", "Pacific/Kiritimati", "Pacific/Pago_Pago", "Asia/Kathmandu",
    "Australia/Lord_Howe", "America/St_Johns", "Pacific/Chatham", "Asia/Tokyo", "America/Vancouver", "Africa/Casablanca",
)  # fmt: skip
"""From 14 hours ahead to 11 behind, with halves and quarters of hours, and with changes of the clocks by an hour and by a half."""
WEEKS_AWAY: Final = 8
FAR: Final = 150
"""Which of the free times of a week, so that it is days away."""
QUESTION: Final = "What shall we talk about?"
TYPED: Final = "Über das, was ich „Führung“ nenne – 👋"
_SOON: Final = 100
_LOOKS: Final = 4
_STATUS: Final = ".hidden[role=status]"

_WATCH: Final = """() => {
    window.seen = { moves: [] };
    new PerformanceObserver((list) => seen.moves.push(...list.getEntries().map(({ startTime, value }) => [startTime, value]))).observe({ type: "layout-shift" });
    addEventListener("click", () => {
        const began = performance.now();
        const look = () => document.querySelector("[aria-busy=true] .skeleton") ? (seen.skeleton = performance.now() - began) : requestAnimationFrame(look);
        look();
    }, { capture: true, once: true });
}"""
_LISTEN: Final = """() => {
    window.said = [];
    const region = document.querySelector(".hidden[role=status]");
    new MutationObserver(() => said.push(region.textContent)).observe(region, { childList: true, characterData: true, subtree: true });
}"""
_FREE: Final = (
    "[...document.querySelectorAll('.days td small')].reduce((sum, each) => sum + Number(each.textContent), 0)"
)


async def chooses_clock(page: Page, zone: str) -> None:
    """In the calendar."""
    clocks = page.locator("main details").last
    if await clocks.get_attribute("open") is None:
        await clocks.locator("summary").click()
    await clocks.locator("select").first.select_option(zone)


@shows(2)
async def shows_the_same_times_on_every_clock(screen: Screen, mentorship: str) -> None:
    """As many free times, and what is chosen stays what it is."""
    page = screen.page
    await comes_to_a_whole_day(screen, mentorship)
    chosen = page.locator("input[name=slot]").nth(2)
    await chosen.check()
    instant = await chosen.get_attribute("value")
    free = await page.evaluate(_FREE)
    assert free > 100
    for zone in ZONES:
        await chooses_clock(page, zone)
        assert await page.evaluate(_FREE) == free, zone
        await expect(page.locator("input[name=slot]:checked")).to_have_value(instant or "")
        city = zone.rpartition("/")[2].replace("_", " ")
        await expect(page.locator("main .note strong .zone")).to_contain_text(city)


@shows(4)
async def finds_every_zone_by_its_city(screen: Screen) -> None:
    """And what was chosen comes back."""
    page = screen.page
    await screen.goes("/you")
    missing = await page.evaluate(
        """() => {
            const named = new Map([...document.querySelector("main form select").options].map((each) => [each.value, each.textContent.replaceAll("_", " ").toLowerCase()]));
            return Intl.supportedValuesOf("timeZone").filter((zone) => !named.get(zone)?.includes(zone.split("/").at(-1).replaceAll("_", " ").toLowerCase()));
        }"""
    )
    assert missing == [], missing
    for zone in ("America/Vancouver", "Asia/Kathmandu", "America/Argentina/Buenos_Aires"):
        await page.locator("main form select").first.select_option(zone)
        async with page.expect_response(lambda answer: answer.request.method == "PATCH" and answer.ok):
            await screen.send()
        await page.reload()
        await screen.rests()
        await expect(page.locator("main form select").first).to_have_value(zone)


@shows(1)
async def chooses_another_clock_where_one_stands(screen: Screen, session: str) -> None:
    """A session's time on another clock is the same instant."""
    page = screen.page
    await screen.goes(f"/sessions/{session}")
    time = page.locator("main time").first
    before, instant = await time.text_content(), await time.get_attribute("datetime")
    await page.locator("footer summary").click()
    await page.locator("footer select").select_option("Pacific/Kiritimati")
    await expect(time).to_contain_text("Kiritimati, GMT+14")
    assert await time.get_attribute("datetime") == instant
    assert await time.text_content() != before
    await page.reload()
    await screen.rests()
    await expect(time).to_contain_text("Kiritimati, GMT+14")
    await screen.judge("another clock")


@shows(5, 6)
async def waits_calmly_for_free_times(screen: Screen, mentorship: str) -> None:
    """Within 100 ms there is a skeleton; no day can be chosen until the answer is there, and then nothing jumps."""
    page, released = screen.page, asyncio.Event()

    async def hold_back(route: Route) -> None:
        await released.wait()
        await route.continue_()

    await page.route("**/slots?*", hold_back)
    await _opens_free_times(screen, mentorship)
    await expect(page.locator("[aria-busy=true] .skeleton").last).to_be_visible()
    await expect(page.locator("[role=gridcell]")).to_have_count(0)
    since = await page.evaluate("performance.now()")
    await screen.judge("waiting")
    until = await page.evaluate("new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))")
    released.set()
    await page.wait_for_selector("[role=grid]")
    await screen.rests()
    seen = await page.evaluate("window.seen")
    moved = [value for at, value in seen["moves"] if not since <= at <= until]  # but for what we did to it ourselves
    assert moved == [], f"what was there moved: {seen}"
    await page.unroute("**/slots?*")
    soonest = float(seen["skeleton"])
    for _ in range(_LOOKS):  # what else the machine does makes it later, and nothing makes it sooner
        if soonest <= _SOON:
            break
        await _opens_free_times(screen, mentorship)
        await page.wait_for_selector("[role=grid]")
        soonest = min(soonest, await page.evaluate("window.seen.skeleton"))
    assert soonest <= _SOON, soonest
    await screen.rests()
    days = page.locator("[role=gridcell]")
    enabled = days.and_(page.locator(":not([aria-disabled=true])"))
    assert await enabled.count() == await page.locator(".days td small").count()
    await enabled.last.click()
    free = await enabled.last.locator("small").text_content()
    await expect(page.locator("input[name=slot]")).to_have_count(int(free or 0))


async def _opens_free_times(screen: Screen, mentorship: str) -> None:
    """From the mentorship's page, looking at what happens."""
    await screen.goes(f"/mentorships/{mentorship}")
    await screen.page.evaluate(_WATCH)
    async with screen.page.expect_request("**/slots?*"):
        await screen.page.click("main a[href$='/booking']")


@shows(7)
async def opens_where_something_is_free(screen: Screen, town: Town, mentor: Mentor, mentorship: str) -> None:
    """Weeks away; back leads back."""
    page = screen.page
    back = datetime.now(UTC) + timedelta(weeks=WEEKS_AWAY)
    away = {"starts_at": rfc3339(datetime.now(UTC)), "ends_at": rfc3339(back)}
    await mentor.visitor.post("/scheduling/v1/me/time-off", away)
    await screen.goes(f"/mentorships/{mentorship}")
    for _ in range(20):
        await page.click("main a[href$='/booking']")
        await page.wait_for_selector("main .empty, [role=grid]")
        if await page.locator("[role=grid]").count():
            break
        await page.go_back()
        await screen.rests()
    await screen.rests()
    shown = await page.locator("[aria-selected=true]").get_attribute("data-date")
    first = await page.locator("[role=gridcell].free").first.get_attribute("data-date")
    assert shown == first
    assert (shown or "") >= f"{back - timedelta(days=1):%Y-%m-%d}"
    await expect(page.locator(_STATUS)).to_contain_text("Free first")
    await page.go_back()
    await page.wait_for_url(f"**/mentorships/{mentorship}")
    await screen.rests()
    await expect(page.locator("main a[href$='/booking']").first).to_be_visible()


async def looks_weeks_ahead(screen: Screen, mentorship: str) -> None:
    """Two weeks at first, more when they are asked for; what is chosen there is chosen after a reload too."""
    page = screen.page
    await comes_to_the_calendar(screen, mentorship)
    free, later = page.locator("[role=gridcell].free"), page.get_by_role("button", name="Later weeks")
    before = await free.count()
    await later.click()
    await expect(free.nth(before)).to_be_visible()
    await expect(page.locator(_STATUS)).to_contain_text("shown until")
    await screen.judge("later weeks")
    await free.last.click()
    chosen = page.locator("input[name=slot]").first
    await chosen.check()
    instant = await chosen.get_attribute("value")
    await page.reload()
    await screen.rests()
    await expect(page.locator("input[name=slot]:checked")).to_have_value(instant or "")
    while await later.is_enabled():
        now = await free.count()
        await later.click()
        await expect(free.nth(now)).to_be_visible()
    await page.get_by_role("button", name="By dates and hours").click()
    dates = page.locator("input[type=date]")
    for place, days in ((1, 50), (0, 48)):
        await dates.nth(place).fill(f"{datetime.now(UTC) + timedelta(days=days):%Y-%m-%d}")
    await expect(page.locator("input[name=slot]").first).to_be_visible()


async def meets_in_a_rhythm(screen: Screen, town: Town, mentor: Mentor, mentee: Resident, mentorship: str) -> None:
    """One of three times is taken: that is said, and the two others are booked."""
    page = screen.page
    first = datetime.fromisoformat((await town.free_slots(mentee, mentor, mentor.offering))[FAR])
    taken = rfc3339(first + timedelta(weeks=1))
    await mentee.visitor.post("/scheduling/v1/sessions", booking(mentor.offering, taken))
    here = first.astimezone(ZoneInfo((await mentee.visitor.get("/profiles/v1/me"))["time_zone"]))
    await screen.goes(f"/mentorships/{mentorship}/regular")
    await page.fill("main input[type=date]", f"{here:%Y-%m-%d}")
    await page.fill("main input[type=time]", f"{here:%H:%M}")
    await page.fill("main input[type=number]", "3")
    await screen.judge("a rhythm")
    await screen.send()
    await expect(page.locator("main form .note .rows li")).to_have_count(1)
    await screen.judge("a rhythm with a time that is taken")
    await page.locator("main form .note button").click()
    await expect(page.locator("main ul.rows").first.locator("li a")).to_have_count(2)
    await screen.judge("a rhythm that is booked")


@shows(8, 10)
async def loses_a_time_and_nothing_else(
    screen: Screen, town: Town, mentor: Mentor, mentee: Resident, rival: Resident
) -> None:
    """Before it is kept, and after."""
    page = screen.page
    asking = {**OFFERING, "open_to": "everyone", "title": "With a question", "questions": [{"text": QUESTION}]}
    offering = await mentor.visitor.post("/scheduling/v1/me/offerings", asking)
    rival.visitor.learn_from(mentor.visitor)
    await screen.goes(f"/mentors/{mentor.id}/calendar")
    await page.locator("main select").first.select_option(offering["id"])
    await screen.rests()
    await expect(page.locator("main textarea")).to_have_count(0)  # asked for only once a time is kept
    await page.locator(".days + p button:last-child").click()  # of today little may be left
    chosen = page.locator("input[name=slot]").nth(1)
    await chosen.check()
    await _takes(rival, offering["id"], await chosen.get_attribute("value"))
    await screen.send()
    await expect(page.locator("main .trouble[role=alert]")).to_be_visible()
    await expect(page.locator(".instead button")).to_have_count(3)
    await screen.judge("taken")
    await page.locator(".instead button").first.click()
    await screen.send()
    await page.fill("main textarea", TYPED)
    await _has_what_was_typed(screen)
    [hold] = (await mentee.visitor.get("/scheduling/v1/me/holds")).items
    await mentee.visitor.ask("DELETE", f"/scheduling/v1/holds/{hold['id']}")  # in another tab, say
    await _takes(rival, offering["id"], hold["starts_at"])
    await screen.send()
    await expect(page.locator(".instead button")).to_have_count(3)
    await expect(page.locator("main textarea")).to_have_value(TYPED)
    await screen.judge("lost")
    await page.locator(".instead button").first.click()
    await expect(page.locator(".instead")).to_have_count(0)
    await expect(page.locator("main textarea")).to_have_value(TYPED)
    await screen.send()
    await page.wait_for_url("**/sessions/*")
    await screen.rests()
    await expect(page.get_by_text(TYPED)).to_be_visible()


async def _has_what_was_typed(screen: Screen) -> None:
    """And what is kept: after a reload, and after back."""
    page = screen.page
    await page.reload()
    await expect(page.locator("main textarea")).to_have_value(TYPED)
    await page.click("header a.brand")
    await page.wait_for_url(f"{screen.app}/")
    await screen.rests()
    await page.go_back()
    await expect(page.locator("main textarea")).to_have_value(TYPED)
    await expect(page.locator("[role=timer]")).to_be_visible()


async def _takes(rival: Resident, offering: str, starts_at: Any) -> None:
    await rival.visitor.post("/scheduling/v1/sessions", booking(offering, str(starts_at)))


@shows(15)
async def says_the_countdown_seldom(screen: Screen, mentee: Resident, mentorship: str) -> None:
    """Four times in five minutes; and it can be prolonged once."""
    page = screen.page
    await page.clock.install()
    await comes_to_the_calendar(screen, mentorship)
    await page.locator("input[name=slot]").last.check()
    await page.evaluate(_LISTEN)
    await screen.send()
    timer = page.locator("[role=timer]")
    await expect(timer).to_have_attribute("aria-live", "off")
    assert await page.locator("[aria-live]:not([aria-live=off]) [role=timer], [role=status] [role=timer]").count() == 0
    beside = page.locator("main form .acts button[type=button]")  # prolongs, and lets go
    await expect(beside).to_have_count(2)
    await page.clock.run_for(60_000)
    await beside.first.click()
    await expect(timer).to_have_text(re.compile("4:5|5:0"))
    await expect(beside).to_have_count(1)
    began = [re.findall(r"\d:\d\d", each) for each in await page.evaluate("said.splice(0)")]
    assert all(each and re.fullmatch("4:5.|5:00", each[0]) for each in began), (
        began
    )  # at the start, and once it is prolonged
    assert len(began) == 2, began
    await page.clock.run_for(301_000)
    said = await page.evaluate("said")
    assert [re.findall(r"\d:\d\d", each) for each in said] == [["2:00"], ["0:30"], []], said
    await screen.judge("over")
    for hold in (await mentee.visitor.get("/scheduling/v1/me/holds")).items:  # the platform's own clock has not moved
        await mentee.visitor.ask("DELETE", f"/scheduling/v1/holds/{hold['id']}")
    await screen.send()  # keeps it once more
    await expect(timer).to_be_visible()
    await page.locator("main form .acts button").last.click()
    await expect(page.locator("[role=grid]")).to_be_visible()
