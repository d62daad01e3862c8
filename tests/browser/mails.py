"""What mails say, and where their links lead: people, and programs that open everything."""

import base64
import re
from datetime import datetime
from typing import Final
from uuid import uuid4
from zoneinfo import ZoneInfo

from playwright.async_api import Browser, expect

from deploy.local.demo.mailbox import Mailbox, brings_a_code, code_in, subject_of
from deploy.local.mail import Mail
from tests.browser.chromium import DESKTOP, PHONE, Device
from tests.browser.host import Where
from tests.browser.main_job import comes_to_a_whole_day
from tests.browser.promises import shows
from tests.browser.screen import Screen
from tests.journeys.conformity.tour import TERMS
from tests.journeys.town import Mentor, Resident, Town

APP: Final = "https://app.example.org"
"""Where the platform's mails lead: the links are opened at the address where the app is served."""
_LINK: Final = re.compile(rf"{re.escape(APP)}(/\S*)")


def links_in(mail: Mail) -> list[str]:
    """Paths of the app."""
    return _LINK.findall(mail.text)


@shows(25, 16)
async def lets_nobody_in_by_a_link_alone(browser: Browser, where: Where, mailbox: Mailbox, device: Device) -> list[str]:
    """A program opens all links and presses all buttons, before anybody else; then the person gets in by link and by code."""
    email = f"scanned-{uuid4().hex[:8]}@example.org"
    person = await Screen.opened(browser, device, where, near=device is DESKTOP)
    page = person.page
    for by_link in (True, False):
        before = len(mailbox.to(email))
        await person.goes("/sign-in")
        if await page.locator("input[type=email]").count() == 0:
            await page.locator("main form button.plain").click()
        await page.fill("input[type=email]", email)
        await page.keyboard.press("Enter")
        code_field = page.locator("input[autocomplete=one-time-code]")
        await expect(code_field).to_have_count(1)
        mail = await mailbox.next_to(email, before, brings_a_code)
        await _presses_everything(browser, where, mail)
        if by_link:
            [path] = [each for each in links_in(mail) if "#code=" in each]
            tab = await Screen.beside(page.context, device, where, near=device is DESKTOP)
            await tab.goes(path)
            assert "#" not in tab.page.url
            await tab.judge("by a link")
            await tab.send()
            await tab.page.wait_for_url("**/welcome*")
            await page.wait_for_url("**/welcome*")  # where it was begun it goes on too
            person.wrong += tab.wrong
            await page.context.clear_cookies()
            await page.evaluate("localStorage.clear(); indexedDB.deleteDatabase('mentoring-keys')")
            await tab.page.close()
        else:
            code = code_in(mail)
            await code_field.focus()
            await page.keyboard.insert_text(f" {code[:3]} {code[3:]} ")
            await person.send()
            await page.wait_for_url("**/welcome*")
    return person.wrong


async def _presses_everything(browser: Browser, where: Where, mail: Mail) -> None:
    """As a program does that looks at mails. It gets no session."""
    scanner = await Screen.opened(browser, DESKTOP, where)
    for path in links_in(mail):
        await scanner.page.goto(where.elsewhere + path)
        await scanner.rests()
        for at in range(await scanner.page.locator("button").count()):
            button = scanner.page.locator("button").nth(at)
            if await button.count() and await button.is_visible():
                await button.click()
        await scanner.judge("a link from elsewhere")
        assert await scanner.page.locator("header nav").count() == 0
    assert await scanner.page.evaluate("localStorage.getItem('signed-in')") is None
    await scanner.page.context.close()


@shows(25)
async def keeps_an_invitation_that_a_program_has_opened(
    browser: Browser, where: Where, town: Town, operator: Resident
) -> list[str]:
    """It opens the link and presses all that is there; whoever is invited is so still, and comes in by the same link."""
    email = f"expected-{uuid4().hex[:8]}@example.org"
    made = await operator.visitor.post("/profiles/v1/programmes", {**TERMS, "slug": f"for-{email.partition('@')[0]}"})
    programme = f"/profiles/v1/programmes/{made['id']}"
    file = base64.b64encode(f"email,role\n{email},mentee\n".encode()).decode()
    imported = await operator.visitor.post(f"{programme}/imports", {"file": file})
    await operator.visitor.post(f"{programme}/imports/{imported['id']}/commit")
    await operator.visitor.post(f"{programme}/invitations")
    mail = await town.mailbox.next_to(email, 0)
    [path] = links_in(mail)
    await _presses_everything(browser, where, mail)
    [invitee] = (await operator.visitor.get(f"{programme}/invitees")).items
    assert invitee["state"] == "invited"
    person = await Screen.opened(browser, PHONE, where)
    await person.sign_in(email, town.mailbox)
    await person.say_ones_name("Uta")
    await person.goes(path)
    await person.page.click("main form button.first")
    await person.page.wait_for_url("**/profile")
    [own] = (await operator.visitor.get(f"{programme}/memberships", state="member")).items
    assert own["role"] == "mentee"
    assert (await operator.visitor.get(f"{programme}/invitees")).items == []
    return person.wrong


@shows(3)
async def names_one_instant_everywhere(
    browser: Browser, where: Where, town: Town, mentor: Mentor, mentee: Resident, mentorship: str
) -> list[str]:
    """The mentee books in New York; the mentor reads it in Kathmandu: on pages, in lists, as word comes, in the inbox and in mails."""
    here = await Screen.opened(browser, DESKTOP, where)
    there = await Screen.opened(browser, DESKTOP, where, near=True)
    await there.sign_in(mentor.email, town.mailbox)
    await here.sign_in(mentee.email, town.mailbox)
    zones = {"mentee": "America/New_York", "mentor": "Asia/Kathmandu"}
    await mentee.visitor.change("/profiles/v1/me", {"time_zone": zones["mentee"]}, method="PATCH")
    await there.goes("/inbox")
    mails = {person.email: len(town.mailbox.to(person.email)) for person in (mentor, mentee)}
    await comes_to_a_whole_day(here, mentorship)
    await here.page.locator("input[name=slot]").nth(7).check()
    await here.send()
    await here.send()
    await here.page.wait_for_url("**/sessions/*-*")
    await here.rests()
    session = here.page.url.rpartition("/")[2]
    instant = datetime.fromisoformat(str(await here.page.locator("main time").first.get_attribute("datetime")))

    async def shown(screen: Screen, zone: str) -> None:
        clock = f"{instant.astimezone(ZoneInfo(zone)):%H:%M}"
        for path in ("/sessions", f"/sessions/{session}"):
            await screen.goes(path)
            time = screen.page.locator(f"main time[datetime^='{instant:%Y-%m-%dT%H:%M}']").first
            await expect(time).to_contain_text(clock)
            await expect(time).to_contain_text(zone.rpartition("/")[2].replace("_", " "))

    told = there.page.locator(".news")
    await expect(told).to_contain_text(f"{instant.astimezone(ZoneInfo(zones['mentor'])):%H:%M}")
    for screen, zone in ((here, zones["mentee"]), (there, zones["mentor"])):
        await screen.goes("/inbox")
        clock, city = f"{instant.astimezone(ZoneInfo(zone)):%H:%M}", zone.rpartition("/")[2].replace("_", " ")
        await expect(screen.page.locator("main li").filter(has_text=clock).filter(has_text=city).first).to_be_visible()
    await shown(here, zones["mentee"])
    await shown(there, zones["mentor"])
    for person, zone in ((mentor, zones["mentor"]), (mentee, zones["mentee"])):
        clock = f"{instant.astimezone(ZoneInfo(zone)):%H:%M}"
        mail = await town.mailbox.next_to(person.email, mails[person.email], lambda mail: "Booked" in subject_of(mail))
        assert clock in subject_of(mail)
        assert re.search(
            rf"{clock}[^.\n]*\({zone.rpartition('/')[2].replace('_', ' ')}, UTC[+-]", " ".join(mail.text.split())
        )
        [calendar] = [each for each in mail.as_json()["attachments"] if each["type"] == "text/calendar"]  # type: ignore[attr-defined]
        assert f"DTSTART:{instant:%Y%m%dT%H%M%SZ}" in calendar["content"]
    return here.wrong + there.wrong
