"""`./mentoring browser`: the web app in a real browser, on a platform of its own.

./mentoring browser               every page and state in two widths, languages and themes; the main job by mouse and by keys
./mentoring browser --pictures    the same, and the pictures in docs/web made anew
"""

import argparse
import asyncio
import sys
from collections.abc import Coroutine, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from playwright.async_api import Browser
from playwright.async_api import Error as PlaywrightError

from deploy.local.folders import ROOT
from deploy.local.platform import Platform
from deploy.local.progress import complain, say, step
from tests.browser.chromium import DESKTOP, NOT_FOUND, PHONE, Device, chromium, context_on, find_chromium
from tests.browser.host import app_for
from tests.browser.keys import books_by_keys, paints_hours_by_keys
from tests.browser.main_job import asks, books, cancels, moves, signs_up, tells_what_they_look_for
from tests.browser.properties import (
    finds_the_same_list_again,
    is_told_of_a_slot_that_is_taken,
    keeps_what_was_typed,
    signs_out_everywhere_in_it,
    waits_calmly,
)
from tests.browser.screen import Screen
from tests.browser.tour import Settled, Who, pages, settle
from tests.journeys.conformity.tour import operator_resident
from tests.journeys.own_platform import own_platform
from tests.journeys.town import Resident, Town

PICTURES: Final = ROOT / "docs" / "web"
SEEN_WITH: Final[Sequence[Device]] = (
    DESKTOP,
    PHONE,
    replace(DESKTOP, language="de-DE", colours="dark"),
    replace(PHONE, language="de-DE", colours="dark", zone="Europe/Berlin"),
)
MENTORS: Final = (("Clara", "Bookbinding"), ("Emil", "Clockmaking"), ("Nora", "Glassblowing"), ("Oskar", "Letterpress"))
"""Whom each of them finds, and what by."""
PHOTOGRAPHED: Final = frozenset({"a mentorship", "mentor's hours", "operator's run"})


async def look_at_every_page(
    browser: Browser, device: Device, of: Settled, town: Town, where: tuple[str, frozenset[str]], pictures: Path | None
) -> list[str]:
    """What is wrong with any page, seen with one device."""
    app, origins = where
    screens: dict[Who, Screen] = {}
    people: dict[Who, Resident] = {"mentee": of.mentee, "mentor": of.mentor, "operator": of.operator}
    for who, person in people.items():
        screen = screens[who] = await Screen.opened(await context_on(browser, device), device, origins)
        await screen.sign_in(app, person.email, town.mailbox)
        if "/welcome" in screen.page.url:
            await screen.page.fill("input[name=name]", "Olga")
            await screen.send()
            await screen.page.wait_for_url(lambda url: "/welcome" not in url)
    for name, path, who in pages(of):
        screen = screens[who]
        await screen.goes(f"{app}{path}")
        screen.count_requests(name)
        for summary in await screen.page.locator("main summary").all():
            await summary.click()
        await screen.judge(name)
        if pictures and name in PHOTOGRAPHED:
            await screen.goes(f"{app}{path}")
            await screen.page.screenshot(path=pictures / f"{name.replace(' ', '-').replace(chr(39), '')}.png")
    return [each for screen in screens.values() for each in screen.wrong]


async def do_the_main_job(
    browser: Browser,
    device: Device,
    who: tuple[str, str],
    town: Town,
    where: tuple[str, frozenset[str]],
    pictures: Path | None,
) -> list[str]:
    """From a stranger to a session that is moved and cancelled."""
    app, origins = where
    name, skill = who
    mentor = await town.mentor(name, skills=[{"skill": skill, "level": 5}])
    both = [
        {"language": "en", "level": 5},
        {"language": "de", "level": 5},
    ]  # the browser's language is what a mentee says they speak
    await mentor.visitor.change("/profiles/v1/me", {"languages": both}, method="PATCH")
    screen = await Screen.opened(await context_on(browser, device), device, origins)
    screen.pictures = pictures
    await signs_up(screen, app, town.mailbox, "Robin")
    await tells_what_they_look_for(screen, app, skill)
    await asks(screen, name)
    [asked] = (await mentor.visitor.get("/matching/v1/me/proposals", state="proposed")).items
    accepted = await mentor.visitor.post(f"/matching/v1/proposals/{asked['id']}/acceptance")
    await books(screen, app, accepted["mentorship_id"])
    await moves(screen)
    await cancels(screen)
    return screen.wrong


async def use_keys_alone(browser: Browser, of: Settled, town: Town, where: tuple[str, frozenset[str]]) -> list[str]:
    """Books as a mentee and opens hours as a mentor, without a mouse."""
    app, origins = where
    mentee = await Screen.opened(await context_on(browser, DESKTOP), DESKTOP, origins)
    await mentee.sign_in(app, of.mentee.email, town.mailbox)
    await books_by_keys(mentee, app, of.mentorship)
    mentor = await Screen.opened(await context_on(browser, DESKTOP), DESKTOP, origins)
    await mentor.sign_in(app, of.mentor.email, town.mailbox)
    await paints_hours_by_keys(mentor, app)
    return mentee.wrong + mentor.wrong


async def try_what_goes_wrong_elsewhere(
    browser: Browser, of: Settled, town: Town, where: tuple[str, frozenset[str]]
) -> list[str]:
    """On a phone, as a mentee."""
    app, origins = where
    screen = await Screen.opened(await context_on(browser, PHONE), PHONE, origins)
    await screen.sign_in(app, of.mentee.email, town.mailbox)
    await waits_calmly(screen, app)
    await finds_the_same_list_again(screen, app)
    await keeps_what_was_typed(screen, app, of.mentorship)
    await is_told_of_a_slot_that_is_taken(screen, app, of.mentorship)
    await signs_out_everywhere_in_it(screen, app)
    return screen.wrong


async def tried(name: str, work: Coroutine[Any, Any, list[str]]) -> list[str]:
    """What is wrong; that it could not be done to its end is one such thing, and the rest is tried all the same."""
    with step(name):
        try:
            return await work
        except (PlaywrightError, AssertionError) as error:
            return [f"{name}: broke off: {' '.join(str(error).split())[:600]}"]


async def judged(platform: Platform, town: Town, pictures: Path | None) -> list[str]:
    """All that is wrong."""
    operator = await operator_resident(platform, town)
    with step("people and what is between them"):
        of = await settle(town, operator)
    wrong: list[str] = []
    async with app_for(platform.address) as where, chromium() as browser:
        for device, who in zip(SEEN_WITH, MENTORS, strict=True):
            shown = pictures if device is PHONE else None
            job = do_the_main_job(browser, device, who, town, where, shown)
            wrong += await tried(f"the main job with {device.name}", job)
        wrong += await tried("by the keyboard alone", use_keys_alone(browser, of, town, where))
        wrong += await tried("what goes wrong elsewhere", try_what_goes_wrong_elsewhere(browser, of, town, where))
        for device in SEEN_WITH:
            shown = pictures if device is DESKTOP else None
            look = look_at_every_page(browser, device, of, town, where, shown)
            wrong += await tried(f"every page with {device.name}", look)
    return wrong


async def _run(pictures: Path | None) -> list[str]:
    async with own_platform(durable=False) as (platform, town):
        return await judged(platform, town, pictures)


def main(arguments: list[str]) -> int:
    """0 where nothing is wrong."""
    parser = argparse.ArgumentParser(prog="./mentoring browser", description="The web app in a real browser.")
    parser.add_argument("--pictures", action="store_true", help="make those of the documentation anew")
    chosen = parser.parse_args(arguments)
    if find_chromium() is None:
        complain(f"not run: {NOT_FOUND}")
        return 2
    if chosen.pictures:
        PICTURES.mkdir(parents=True, exist_ok=True)
    wrong = asyncio.run(_run(PICTURES if chosen.pictures else None))
    say("\n".join(["", *wrong, f"{len(wrong)} wrong" if wrong else "nothing wrong"]))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
