"""The parts that `./mentoring browser` tries, each in browsers of its own, with people of its own where it changes what is theirs."""

import asyncio
import socket
from collections import defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Final

from playwright.async_api import Browser

from deploy.local.platform import Platform
from deploy.local.progress import step
from shared.contracts.programmes import OPEN_ID
from tests.browser import (
    consents,
    deciding,
    free_times,
    keys,
    leaving,
    lists,
    looks,
    mails,
    parting,
    passkeys,
    pursuing,
    shelf,
    tabs,
    typed,
)
from tests.browser.chromium import DESKTOP, PHONE, Device, chromium
from tests.browser.host import Where, app_for
from tests.browser.main_job import asks, books, cancels, hears_the_yes, moves, signs_up, tells_what_they_look_for
from tests.browser.promises import shows
from tests.browser.screen import Screen
from tests.browser.tour import Settled, Who, pages, settle
from tests.journeys.conformity.tour import at_the_command_line, operator_resident
from tests.journeys.town import Mentor, Resident, Town

GERMAN: Final = "de-DE"
MAIN_JOBS: Final[Mapping[Device, tuple[str, str]]] = {
    DESKTOP: ("Clara", "Bookbinding"),
    PHONE: ("Emil", "Clockmaking"),
    replace(DESKTOP, language=GERMAN, colours="dark"): ("Nora", "Glassblowing"),
    replace(PHONE, language=GERMAN, colours="dark", zone="Europe/Berlin"): ("Oskar", "Letterpress"),
}
"""Whom each of them finds, and what by."""
FEW, TWENTY = 5, 20
BY_KEYS: Final = ("Petra", "Falconry")
LOOKS: Final[Sequence[tuple[Device, Device]]] = (
    (DESKTOP, replace(PHONE, colours="dark")),
    (replace(PHONE, language=GERMAN), replace(DESKTOP, language=GERMAN, colours="dark")),
)
"""Each page is opened in both languages, and looked at twice: any two of width, language and colours come together once."""
PHOTOGRAPHED: Final[Mapping[str, Device]] = {
    "a mentorship": LOOKS[0][0],
    "mentor's hours": LOOKS[0][0],
    "operator's pairs": LOOKS[0][0],
    "you": LOOKS[0][1],
    "tracker": LOOKS[1][1],
}
"""And in which of these looks."""

Part = Callable[[], Awaitable[list[str]]]


@dataclass(frozen=True)
class Browsed:
    """A platform, the app, a browser, and people who know each other."""

    platform: Platform
    town: Town
    where: Where
    browser: Browser
    settled: Settled
    pictures: Path | None = None
    at_the_door: defaultdict[str, asyncio.Lock] = field(default_factory=lambda: defaultdict(asyncio.Lock))

    async def screen(self, device: Device, person: Resident | None = None, *, near: bool = False) -> Screen:
        """A browser of somebody's own, signed in."""
        screen = await Screen.opened(self.browser, device, self.where, near=near)
        if person is not None:
            async with self.at_the_door[person.email]:  # one at a time: each must take the code of their own mail
                await screen.sign_in(person.email, self.town.mailbox)
            if "/welcome" in screen.page.url:
                await screen.say_ones_name("Olga")
        return screen

    async def pair(self, mentee: str, mentor: Mentor | None = None) -> tuple[Resident, Mentor, str]:
        """Two whom nobody else meets; the third is their mentorship."""
        one, other = await self.town.mentee(mentee), mentor or await self.town.mentor("Mira")
        return one, other, await self.town.mentorship(other, one)


@asynccontextmanager
async def browsed(platform: Platform, town: Town, pictures: Path | None, at: socket.socket) -> AsyncIterator[Browsed]:
    """All that the parts need. `at`: where the app is served."""
    operator = await operator_resident(platform, town)
    with step("people and what is between them"):
        settled = await settle(town, operator)
    async with app_for(platform.address, at) as where, chromium() as browser:
        yield Browsed(platform, town, where, browser, settled, pictures)


def parts(of: Browsed) -> Mapping[str, Part]:
    """By their names; the longest first."""
    looked: dict[str, Part] = {
        f"every page of a {who}, {devices[0].language[:2]}": partial(look_at_every_page, of, who, devices)
        for who in ("mentee", "mentor", "operator")
        for devices in LOOKS
    }
    jobs: dict[str, Part] = {
        f"the main job with {device.name}": partial(do_the_main_job, of, device, *found)
        for device, found in MAIN_JOBS.items()
    }
    return {
        "the main job by the keyboard alone": partial(use_keys_alone, of),
        **looked,
        **jobs,
        "free times": partial(look_for_free_times, of),
        "a time that somebody else takes": partial(lose_a_time, of),
        "what is typed and done": partial(type_and_leave, of),
        "leaving well": partial(leave_well, of),
        "being left alone, and a mentor no longer": partial(be_left_alone, of),
        "lists, turns and the badge": partial(look_through_lists, of),
        "tokens and tabs": partial(open_tabs, of),
        "twenty tabs": partial(open_twenty, of),
        "what operators decide": partial(decide, of),
        "what one agrees to": partial(agree_and_withdraw, of),
        "passkeys": partial(keep_passkeys, of),
        "what the profile begins, quiet hours and the shelf": partial(begin_with_the_profile, of),
        "mails and their links": partial(follow_mails, of),
        "from the other side, and in a page of others": partial(look_from_elsewhere, of),
    }


def parts_that_move_the_clock(of: Browsed) -> Mapping[str, Part]:
    """One after the other, when all others are done."""
    return {"feedback, and a step that comes of it": partial(make_a_step_of_feedback, of)}


@shows(1, 21)
async def look_at_every_page(of: Browsed, who: Who, devices: tuple[Device, Device]) -> list[str]:
    """In one language, twice: with all that can be opened on it open, judged by axe and by our own rules.

    All of axe's rules judge it in the first language: what a page is made of is the same in every one.
    """
    people: dict[Who, Resident] = {
        "mentee": of.settled.mentee,
        "mentor": of.settled.mentor,
        "operator": of.settled.operator,
    }
    screen = await of.screen(devices[0], people[who], near=devices[0] is DESKTOP)
    for name, path, seer in pages(of.settled):
        if seer != who:
            continue
        await screen.wears(devices[0])
        await screen.walks(path)
        screen.count_requests(name)
        await photograph(of, screen, name)
        for summary in await screen.page.locator("main summary").all():
            await summary.click()
        await screen.rests()
        if await screen.page.evaluate("document.documentElement.lang") != devices[0].language[:2]:
            screen.wrong.append(f"{name}: does not say its language")
        if devices[0].language == GERMAN:
            screen.wrong += [f"{name}: is German and says “{each}”" for each in await looks.english_on(screen.page)]
        if name == "inbox":  # they are told in their own language, English, whatever the page is in
            assert await screen.page.locator("main li.card p[lang=en]").count() > 0
        await (screen.judge if devices[0] is DESKTOP else screen.judge_looks)(name)
        await screen.wears(devices[1])
        await screen.judge_looks(name)
        await photograph(of, screen, name)
    return screen.wrong


async def photograph(of: Browsed, screen: Screen, page: str) -> None:
    """For the documentation, in the one look that it shows of this page."""
    if of.pictures and PHOTOGRAPHED.get(page) is screen.device:
        await screen.page.screenshot(path=of.pictures / f"{page.replace(' ', '-').replace(chr(39), '')}.png")


async def do_the_main_job(of: Browsed, device: Device, name: str, skill: str) -> list[str]:
    """From a stranger to a session that is moved and cancelled."""
    mentor = await _mentor(of, name, skill)
    screen = await of.screen(device, near=device.colours == "dark")
    screen.pictures = of.pictures if device is PHONE else None
    await signs_up(screen, of.town.mailbox, "Robin")
    await tells_what_they_look_for(screen, skill)
    await asks(screen, name)
    [asked] = (await mentor.visitor.get("/matching/v1/me/proposals", state="proposed")).items
    await screen.goes("/")
    accepted = await mentor.visitor.post(f"/matching/v1/proposals/{asked['id']}/acceptance")
    await hears_the_yes(screen, accepted["mentorship_id"])
    await books(screen, accepted["mentorship_id"])
    await moves(screen)
    await cancels(screen)
    return screen.wrong


async def _mentor(of: Browsed, name: str, skill: str) -> Mentor:
    """Somebody whom one finds by what nobody else knows, in whatever language."""
    mentor = await of.town.mentor(name, skills=[{"skill": skill, "level": 5}])
    both = [{"language": "en", "level": 5}, {"language": "de", "level": 5}]
    await mentor.visitor.change("/profiles/v1/me", {"languages": both}, method="PATCH")
    return mentor


async def use_keys_alone(of: Browsed) -> list[str]:
    """As a mentee and as a mentor, without a mouse."""
    name, skill = BY_KEYS
    mentor = await _mentor(of, name, skill)
    theirs = await of.screen(DESKTOP, mentor)
    mine = await of.screen(DESKTOP)
    await keys.does_the_main_job_by_keys(mine, of.town.mailbox, mentor, theirs, name, skill)
    await keys.paints_hours_by_keys(theirs, mentor)
    return mine.wrong + theirs.wrong


async def look_for_free_times(of: Browsed) -> list[str]:
    mentee, mentor, mentorship = await of.pair("Lia")
    screen = await of.screen(DESKTOP, mentee)
    await free_times.waits_calmly_for_free_times(screen, mentorship)
    await free_times.shows_the_same_times_on_every_clock(screen, mentorship)
    booked = await of.town.book(mentee, mentor)
    await free_times.chooses_another_clock_where_one_stands(screen, booked["id"])
    await free_times.looks_weeks_ahead(screen, mentorship)
    await free_times.finds_every_zone_by_its_city(screen)
    counting = await of.screen(DESKTOP, mentee)
    await free_times.meets_in_a_rhythm(counting, of.town, mentor, mentee, mentorship)
    await free_times.says_the_countdown_seldom(counting, mentee, mentorship)
    await free_times.opens_where_something_is_free(screen, of.town, mentor, mentorship)
    return screen.wrong + counting.wrong


async def lose_a_time(of: Browsed) -> list[str]:
    mentee, mentor, _ = await of.pair("Levi")
    rival = await of.town.mentee("Rosa")
    screen = await of.screen(PHONE, mentee)
    await free_times.loses_a_time_and_nothing_else(screen, of.town, mentor, mentee, rival)
    return screen.wrong


async def type_and_leave(of: Browsed) -> list[str]:
    mentee, mentor, mentorship = await of.pair("Toni")
    screen = await of.screen(PHONE, mentee, near=True)
    path = f"/mentorships/{mentorship}"
    session = f"/sessions/{(await of.town.book(mentee, mentor, slot=40))['id']}"
    of_both = ("messages", "goals", "agreement", "check-ins", "suggestions", "kudos")
    of_theirs = ("/profile", "/you", "/you/address", "/help", "/introductions", f"{session}/agenda", f"{session}/notes")
    await typed.keeps_what_was_typed(screen, [*of_theirs, *(f"{path}/{each}" for each in of_both)])
    await typed.renews_a_token_that_ended_while_one_typed(screen, mentorship)
    await typed.says_that_the_line_is_gone(screen, mentorship)
    elsewhere = await of.screen(DESKTOP, mentee)
    await typed.goes_on_after_a_reload_in_the_middle(elsewhere)
    await typed.finds_out_who_is_here_once_the_line_is_back(screen)
    await typed.books_once_through_a_lost_connection(screen, mentee, mentorship)
    await typed.keeps_what_was_typed_where_the_sign_in_ended(screen, of.town, mentee, mentorship)
    return screen.wrong + elsewhere.wrong


async def look_through_lists(of: Browsed) -> list[str]:
    mentee, mentor, _ = await of.pair("Dana")
    screen = await of.screen(PHONE, mentee)
    await of.town.mentor("Ivo", industries=["logistics"], skills=[{"skill": "Welding", "level": 5}])
    await lists.finds_the_same_list_again(screen)
    await lists.changes_what_is_found_by_each_filter(screen)
    await lists.comes_back_to_the_same_page_of_a_list(screen)
    await lists.counts_what_the_platform_counts(screen, of.town, mentor, mentee)
    theirs = await of.screen(DESKTOP, mentor)
    asking = await of.town.mentee("Ole")
    others = await of.screen(PHONE, asking)
    await lists.withdraws_each_open_request(others, theirs, of.town, mentor, asking)
    return screen.wrong + theirs.wrong + others.wrong


async def open_tabs(of: Browsed) -> list[str]:
    one, other = await of.town.mentee("Tess"), await of.town.mentee("Theo")
    wrong = await tabs.keeps_tokens_out_of_reach(of.browser, of.where, of.town, one)
    return wrong + await tabs.is_one_person_in_all_tabs(of.browser, of.where, of.town, one, other)


async def open_twenty(of: Browsed) -> list[str]:
    wrong: list[str] = []
    for many, near in ((FEW, True), (TWENTY, False)):
        person = await of.town.mentee("Tamar")
        wrong += await tabs.stays_signed_in_in_many_tabs(of.browser, of.where, of.town, person, many=many, near=near)
    return wrong


async def decide(of: Browsed) -> list[str]:
    operator, programme = of.settled.operator, of.settled.programme
    reporter, person = await of.town.mentee("Rita"), await of.town.mentor("Bodo")
    theirs, screen = await of.screen(PHONE, reporter), await of.screen(DESKTOP, operator)
    reporter.visitor.learn_from(person.visitor)
    await deciding.reports_somebody(theirs, person)
    await deciding.decides_a_report(screen, person, reporter)
    applicant = await of.town.mentee("Arno")
    await applicant.visitor.post(f"/profiles/v1/programmes/{programme}/applications", {"role": "mentee"})
    await deciding.keeps_somebody_out_and_lets_them_in(screen, programme, applicant, operator)
    await deciding.says_what_stages_are_for(screen, programme, operator)
    await deciding.takes_a_file_back(screen, programme, operator)
    await deciding.says_how_people_are_put_together(screen, programme, operator)
    mentee, mentor, _ = await of.pair("Paul")
    operator.visitor.learn_from(mentee.visitor)
    await deciding.sees_how_a_pair_goes(screen, str(OPEN_ID), mentee, mentor, operator)
    return theirs.wrong + screen.wrong


async def agree_and_withdraw(of: Browsed) -> list[str]:
    person = await of.town.mentee("Wim")
    await consents.agreed_to_former_words(of.settled.operator, person)
    screen = await of.screen(PHONE, person)
    await consents.agrees_anew_and_withdraws(screen, person)
    return screen.wrong


async def keep_passkeys(of: Browsed) -> list[str]:
    operator = await operator_resident(of.platform, of.town)

    async def code() -> str:
        return (await at_the_command_line(of.platform, "operator", "--passkey", operator.email)).split()[0]

    here, there = await of.screen(DESKTOP, operator), await of.screen(PHONE, operator)
    await passkeys.enrols_a_passkey(here, code)
    await passkeys.takes_a_passkey_away(here, there)
    return here.wrong + there.wrong


async def begin_with_the_profile(of: Browsed) -> list[str]:
    mentee, mentor, mentorship = await of.pair("Gina")
    screen, theirs = await of.screen(PHONE, mentee), await of.screen(DESKTOP, mentor)
    await pursuing.begins_with_what_the_profile_says(screen, mentorship)
    await pursuing.chooses_quiet_hours(screen, mentee)
    await shelf.is_lived_with(screen, theirs, of.town, mentee, mentor, mentorship)
    return screen.wrong + theirs.wrong


async def leave_well(of: Browsed) -> list[str]:
    mentee, mentor, mentorship = await of.pair("Gerda")
    await parting.reaches_a_goal(mentor, mentee, mentorship)
    screen = await of.screen(PHONE, mentee)
    await parting.says_what_goes_along(screen, mentorship)
    successor = await of.town.mentor("Greta")
    mentors = await of.screen(DESKTOP, mentor)
    await parting.names_a_successor(mentors, mentorship, "Greta")
    await parting.ends_it(screen, mentorship)
    await parting.has_it_shown(screen, mentorship)
    following = await of.town.mentorship(successor, mentee)
    hers = await of.screen(DESKTOP, successor)
    await parting.reads_how_far_they_came(hers, following)
    return screen.wrong + hers.wrong + mentors.wrong


async def be_left_alone(of: Browsed) -> list[str]:
    _, mentor, mentorship = await of.pair("Grete")
    screen = await of.screen(PHONE, mentor, near=True)
    await leaving.blocks_and_takes_it_back(screen, mentor, "Grete", mentorship)
    await leaving.subscribes_to_ones_sessions(screen)
    mentee, other, _ = await of.pair("Gesine")
    await of.town.book(mentee, other)
    theirs = await of.screen(DESKTOP, other)
    await leaving.ceases(theirs, other, "Gesine")
    return screen.wrong + theirs.wrong


async def make_a_step_of_feedback(of: Browsed) -> list[str]:
    mentee, mentor, mentorship = await of.pair("Gustav")
    screen = await of.screen(PHONE, mentee)
    await pursuing.makes_a_step_of_feedback(screen, of.town, mentor, mentee, mentorship)
    return screen.wrong


async def follow_mails(of: Browsed) -> list[str]:
    mentee, mentor, mentorship = await of.pair("Mona")
    wrong = await mails.lets_nobody_in_by_a_link_alone(of.browser, of.where, of.town.mailbox, DESKTOP)
    wrong += await mails.lets_nobody_in_by_a_link_alone(of.browser, of.where, of.town.mailbox, PHONE)
    operator = of.settled.operator
    wrong += await mails.keeps_an_invitation_that_a_program_has_opened(of.browser, of.where, of.town, operator)
    return wrong + await mails.names_one_instant_everywhere(of.browser, of.where, of.town, mentor, mentee, mentorship)


async def look_from_elsewhere(of: Browsed) -> list[str]:
    settled, wrong = of.settled, list[str]()
    mentorship = f"/mentorships/{settled.mentorship}"
    paths = [
        "/",
        "/mentors",
        f"{mentorship}/booking",
        mentorship,
        f"/sessions/{settled.session['id']}",
        "/inbox",
        "/you",
        "/profile",
    ]
    for device in (DESKTOP, replace(PHONE, language=GERMAN)):
        screen = await of.screen(device, settled.mentee)
        await looks.reads_from_the_other_side(screen, paths)
        wrong += screen.wrong
    return wrong + await looks.stands_in_a_page_of_others(of.browser, of.platform.address, settled.programme)
