"""Passkeys: enrolled, shown and taken away in a browser, with an authenticator that Chromium itself plays."""

from collections.abc import Awaitable, Callable

from playwright.async_api import Page, expect

from tests.browser.screen import Screen

_KEPT = "main section li.card h3"


async def has_an_authenticator(page: Page) -> None:
    """As of a computer that asks for a finger: it says yes at once."""
    session = await page.context.new_cdp_session(page)
    await session.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    await session.send("WebAuthn.addVirtualAuthenticator", {"options": options})


async def enrols_a_passkey(screen: Screen, code: Callable[[], Awaitable[str]]) -> None:
    """Not without the code that the command line gives; then it can be shown."""
    page = screen.page
    await has_an_authenticator(page)
    await screen.goes("/you/sign-ins")
    await screen.judge("no passkey yet")
    form = page.locator("main section details form")
    await form.locator("button[type=submit]").click()
    await expect(form.locator(".trouble[data-slug=enrolment-code-needed]")).to_be_visible()
    name, given = form.locator("input").first, form.locator("input").last
    await name.fill("The one on my desk")
    await given.fill(await code())
    await form.locator("button[type=submit]").click()
    await expect(page.locator(_KEPT)).to_have_text("The one on my desk")
    await screen.judge("a passkey")
    await page.locator("main section > form button[type=submit]").click()
    await expect(page.locator(".hidden[role=status]")).to_contain_text("Shown")


async def takes_a_passkey_away(screen: Screen, elsewhere: Screen) -> None:
    """Where none was shown, one is led to where that is done."""
    await elsewhere.goes("/you/sign-ins")
    refused = elsewhere.page.locator("main section li.card form")
    await refused.locator("button[type=submit]").click()
    await expect(refused.locator(".trouble[data-slug=passkey-needed] a[href='/you/sign-ins']")).to_be_visible()
    await elsewhere.judge("a passkey is needed")
    await screen.page.locator("main section li.card form button[type=submit]").click()
    await expect(screen.page.locator(_KEPT)).to_have_count(0)
