"""Tabs of one browser, and what scripts of others would find in it."""

import asyncio
import json
from typing import Any, Final

from playwright.async_api import Browser, expect

from tests.browser.chromium import DESKTOP, context_on
from tests.browser.host import Where
from tests.browser.promises import shows
from tests.browser.screen import Screen
from tests.journeys.town import Resident, Town

LATER: Final = 45_000
_SHORT_LIVED: Final = """
const whole = Response.prototype.json;
Response.prototype.json = async function () {
    const told = await whole.call(this);
    return told?.expires_in ? { ...told, expires_in: 60 } : told;
};"""
"""The page believes that an access token is good for a minute, and renews it half a minute before."""
_IN_REACH: Final = """async () => {
    const kept = { cookies: document.cookie, local: { ...localStorage }, session: { ...sessionStorage }, names: [] };
    for (const { name } of await indexedDB.databases()) {
        const open = await new Promise((done) => { const asked = indexedDB.open(name); asked.onsuccess = () => done(asked.result); });
        for (const store of open.objectStoreNames) {
            const all = open.transaction(store).objectStore(store);
            const [keys, values] = await Promise.all([all.getAllKeys(), all.getAll()].map((asked) => new Promise((done) => (asked.onsuccess = () => done(asked.result)))));
            kept.names.push(...keys);
            kept.found = values.filter((each) => typeof each === "string");
            kept.keys = await Promise.all(values.filter((each) => each.privateKey).map(({ privateKey }) => crypto.subtle.exportKey("jwk", privateKey).then(() => "taken", (error) => error.name)));
        }
        open.close();
    }
    return kept;
}"""


async def _looks(screen: Screen) -> dict[str, Any]:
    """All that a script in the page can read of what the browser keeps."""
    kept: dict[str, Any] = await screen.page.evaluate(_IN_REACH)
    storages = json.dumps([kept["cookies"], kept["local"], kept["session"]])
    assert "eyJ" not in storages, storages
    assert "token" not in storages, storages
    return kept


@shows(26)
async def keeps_tokens_out_of_reach(browser: Browser, where: Where, town: Town, person: Resident) -> list[str]:
    """On the API's site no script finds any; elsewhere what it finds is good for nobody without a key that stays."""
    near = await Screen.opened(browser, DESKTOP, where, near=True)
    await near.sign_in(person.email, town.mailbox)
    assert (await _looks(near)).get("found", []) == []
    [cookie] = await near.page.context.cookies()
    assert (cookie["name"], cookie["httpOnly"], cookie["sameSite"]) == ("mentoring-refresh", True, "Strict")
    await near.page.reload()
    await near.rests()
    assert "/sign-in" not in near.page.url

    away = await Screen.opened(browser, DESKTOP, where)
    await away.sign_in(person.email, town.mailbox)
    found = await _looks(away)
    assert found["keys"] == ["InvalidAccessError"]
    [bound] = found["found"]
    stolen = await town.api.ask("POST", "/profiles/v1/tokens", {"grant": "refresh", "refresh_token": bound})
    assert (stolen.status, stolen.slug) == (401, "proof-refused")
    await away.page.reload()
    await away.rests()
    assert "/sign-in" not in away.page.url
    return near.wrong + away.wrong


@shows(27)
async def stays_signed_in_in_many_tabs(
    browser: Browser, where: Where, town: Town, person: Resident, *, many: int, near: bool
) -> list[str]:
    """All wake up with a token that is over: each goes on, and nobody is signed out."""
    context = await context_on(browser, DESKTOP)
    await context.add_init_script(_SHORT_LIVED)
    await context.clock.install()
    first = await Screen.beside(context, DESKTOP, where, near=near)
    await first.sign_in(person.email, town.mailbox)
    others = [await Screen.beside(context, DESKTOP, where, near=near) for _ in range(many - 1)]
    for other in others:
        await other.goes("/inbox")
    tabs = [first, *others]
    for each in tabs:
        each.asked.clear()
    await context.clock.fast_forward(LATER)
    await asyncio.gather(*(each.page.click("header nav a[href='/sessions']") for each in tabs))
    await asyncio.gather(*(each.rests() for each in tabs))
    for each in tabs:
        await expect(each.page.locator("main .tabs")).to_be_visible()
        await expect(each.page.locator("main .trouble")).to_have_count(0)
    renewed = sum(asked.endswith("/tokens") for each in tabs for asked in each.asked)
    assert 1 <= renewed <= many, renewed
    return [each for tab in tabs for each in tab.wrong]


@shows(27)
async def is_one_person_in_all_tabs(
    browser: Browser, where: Where, town: Town, one: Resident, other: Resident
) -> list[str]:
    """Whoever signs out or in does it in each; nothing of the one is left for the other."""
    context = await context_on(browser, DESKTOP)
    here, there = [await Screen.beside(context, DESKTOP, where, near=True) for _ in range(2)]
    await here.sign_in(one.email, town.mailbox)
    await there.goes("/sessions")
    await here.goes("/you")
    await here.page.locator("main > .acts button").first.click()
    for each in (here, there):
        await each.page.wait_for_url(f"{each.app}/")
        await each.rests()
        await expect(each.page.locator("header nav")).to_have_count(0)
        assert await each.state() == {}
    await there.goes("/sign-in?next=%2Finbox")
    await here.sign_in(other.email, town.mailbox)
    await there.page.wait_for_url("**/inbox")  # the other tab goes on by itself
    await there.rests()
    await there.page.goto(f"{there.app}/you")
    await expect(there.page.locator("main .lead")).to_contain_text(other.email)
    await here.page.goto(f"{here.app}/sessions")
    await here.rests()
    return here.wrong + there.wrong
