"""What one sees, and what is wrong with it: accessibility, what does not fit, foreign hosts, refused scripts, too many requests."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

from playwright.async_api import Browser, BrowserContext, ConsoleMessage, Page, Request, expect

from deploy.local.demo.mailbox import Mailbox, brings_a_code, code_in
from deploy.web.building import SOURCES
from tests.browser.chromium import Device, context_on
from tests.browser.host import Where

MOST_REQUESTS: Final = 4
_ONCE: Final = ("/profiles/v1/me", "/messages/counts", "/tokens", "/vocabulary")
"""What is asked when the app is loaded, and not again on the way from page to page."""
_AXE: Final = SOURCES / "node_modules" / "axe-core" / "axe.min.js"
_RULES: Final = {
    "type": "tag",
    "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
}
_RULES_OF_LOOKS: Final = {
    "type": "rule",
    "values": ["color-contrast", "link-in-text-block", "scrollable-region-focusable", "target-size"],
}
"""Those whose judgement another width or other colours may change; what a page is made of stays the same."""
_JUDGED: Final = """async (rules) => {
    const { violations } = await axe.run(document, { runOnly: rules, resultTypes: ["violations"] });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join(" | ")}`);
}"""
_TOO_WIDE: Final = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
_WITHOUT_A_CLOCK: Final = r"""() => {
    const clock = /(^|[^\d:])\d{1,2}:\d\d($|[^\d:])/, whose = /\p{L}[\p{L}.'’ -]*, (GMT|UTC)([+−-]\d{1,2}(:\d\d)?)?|\bUTC\b/u;
    const found = [], texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
        const at = texts.currentNode.parentElement;
        if (!clock.test(texts.currentNode.data) || !at.checkVisibility()) continue;
        if (at.closest("[role=timer], [role=status], [role=grid], form:has([role=grid]) .rows, option, textarea, script, .words")) continue;
        const beside = at.closest("time") ?? at.closest("label, p, li, dd, td, th, h1, h2, h3, summary") ?? at;
        const spoken = beside.querySelector("[aria-label]")?.ariaLabel ?? "";
        if (!whose.test(`${beside.textContent} ${spoken}`)) found.push(beside.outerHTML.slice(0, 160));
    }
    return found;
}"""
"""Times that do not say beside them on whose wall clock they are, by city and offset. A countdown and word of it, the hours of a week that stand below
their zone, and what people wrote are none."""
_LETS_GO: Final = """() => {
    scrollTo(0, 0);
    let below = document.documentElement.scrollHeight;
    for (const each of document.querySelectorAll("body *")) {
        const { position } = getComputedStyle(each);
        if (!["sticky", "fixed"].includes(position) || each.closest("dialog")) continue;
        each.dataset.held = "yes";
        Object.assign(each.style, position === "sticky" ? { position: "relative", inset: "auto" } : { position: "absolute", insetBlock: `${below}px auto` });
        if (position === "fixed") below += each.offsetHeight;
    }
}"""
"""What stays in its place while one scrolls stands where the page has room for it: at its own place, or below the end."""
_HOLDS_ON: Final = """() => {
    for (const each of document.querySelectorAll("[data-held]")) {
        delete each.dataset.held;
        each.removeAttribute("style");
    }
}"""
_LEAVES: Final = """() => void (document.querySelector("h1").dataset.left = "yes")"""
_ANOTHER: Final = "h1:not([data-left])"
"""The heading of the page that one comes to, once one has left the other."""
_FOLLOWED: Final = """(path) => {
    const link = document.createElement("a");
    link.href = path;
    document.body.append(link);
    link.click();
    link.remove();
}"""
_EXPECTED: Final = ("status of 4", "status of 500", "ERR_FAILED", "ERR_ABORTED", "net::ERR")
"""A browser notes each answer that is a no; that we provoke some is no fault of the page."""


async def judgements(page: Page, rules: Mapping[str, Any] = _RULES) -> list[str]:
    """What axe finds wrong, in open shadows too."""
    if not await page.evaluate("typeof axe === 'object'"):
        await page.evaluate(_AXE.read_text())
    found: list[str] = await page.evaluate(_JUDGED, rules)
    return found


@dataclass
class Screen:
    """One page of a browser, with all that it asked for and complained of."""

    page: Page
    device: Device
    app: str
    """The app's address."""
    origins: frozenset[str]
    """Whom it may talk to: the app's hosts and the API."""
    wrong: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    pictures: Path | None = None

    @classmethod
    async def opened(cls, browser: Browser, device: Device, where: Where, *, near: bool = False) -> "Screen":
        """In a browser of its own. `near`: at the app's address that is of the API's site."""
        return await cls.beside(await context_on(browser, device), device, where, near=near)

    @classmethod
    async def beside(cls, context: BrowserContext, device: Device, where: Where, *, near: bool = False) -> "Screen":
        """Another tab of a browser."""
        screen = cls(await context.new_page(), device, where.near if near else where.elsewhere, where.origins)
        screen.page.on("request", screen._note)
        screen.page.on("console", screen._heard)
        screen.page.on("pageerror", lambda error: screen.wrong.append(f"an error in the page: {error}"))
        return screen

    def _note(self, request: Request) -> None:
        address = urlsplit(request.url)
        origin = f"{address.scheme}://{address.netloc}"
        if address.scheme in {"http", "https"} and origin not in self.origins:
            self.wrong.append(f"asked another host: {request.url}")
        if request.resource_type in {"fetch", "xhr"} and not address.path.endswith("/stream"):
            self.asked.append(f"{request.method} {address.path}")

    def _heard(self, message: ConsoleMessage) -> None:
        if message.type == "error" and not any(each in message.text for each in _EXPECTED):
            self.wrong.append(f"said in the console: {message.text}")

    async def goes(self, address: str) -> None:
        """Opens an address as a link in a mail would, and waits until nothing more is being loaded. A path is one of the app's."""
        self.asked.clear()
        await self.page.goto(self.app + address if address.startswith("/") else address)
        await self.rests()

    async def walks(self, path: str) -> None:
        """The same by a link within the app: what is loaded already stays."""
        if "#" in path or urlsplit(self.page.url).path == path.partition("?")[0]:
            return await self.goes(path)  # where the heading stays, nothing tells one page from the next
        self.asked.clear()
        await self.page.evaluate(_LEAVES)
        await self.page.evaluate(_FOLLOWED, path)
        await self.page.wait_for_selector(_ANOTHER)
        await self.rests()
        return None

    async def rests(self) -> None:
        """Until the page has its heading and all of its content."""
        await self.page.wait_for_selector("h1")
        await expect(self.page.locator("[aria-busy=true]")).to_have_count(0)

    async def judge(self, name: str) -> None:
        """Whatever is wrong with what is seen now is noted under this name."""
        await self._look(name, _RULES)

    async def judge_looks(self, name: str) -> None:
        """The same of what is judged already, in another width and other colours."""
        await self._look(name, _RULES_OF_LOOKS)

    async def _look(self, name: str, rules: Mapping[str, Any]) -> None:
        """What stays in its place while one scrolls lets go of it: else it covers whatever happens to be below it."""
        nobodys: list[str] = await self.page.evaluate(_WITHOUT_A_CLOCK)
        self.wrong += [f"{name}: a time on nobody's clock: {each}" for each in nobodys]
        await self.page.evaluate(_LETS_GO)
        self.wrong += [f"{name} ({self.device.name}): {each}" for each in await judgements(self.page, rules)]
        await self.page.evaluate(_HOLDS_ON)
        if (too_wide := await self.page.evaluate(_TOO_WIDE)) > 0:
            self.wrong.append(f"{name} ({self.device.name}): {too_wide} px wider than the screen")

    def count_requests(self, name: str) -> None:
        """What the page asked the API for itself since it was opened."""
        own = [each for each in self.asked if not each.endswith(_ONCE)]
        if len(own) > MOST_REQUESTS:
            self.wrong.append(f"{name}: {len(own)} requests: {', '.join(own)}")

    async def photograph(self, name: str) -> None:
        """For the documentation, where it is being made."""
        if self.pictures is not None:
            await self.page.screenshot(path=self.pictures / f"{name}.png")

    async def wears(self, device: Device) -> None:
        """Looks from now on with this width and these colours; in its language from the next page on."""
        if device.language != self.device.language:
            await self.page.evaluate("(language) => localStorage.setItem('language', language)", device.language[:2])
        self.device = device
        await self.page.set_viewport_size({"width": device.width, "height": device.height})
        await self.page.emulate_media(color_scheme=device.colours)

    # what people do

    async def sign_in(self, email: str, mailbox: Mailbox, *, at: str = "/sign-in") -> None:
        """By the code from the mail, pasted as mails show it."""
        await self.goes(at)
        before = len(mailbox.to(email))
        await self.page.fill("input[type=email]", email)
        await self.page.keyboard.press("Enter")
        await self.page.wait_for_selector("input[autocomplete=one-time-code]")
        code = code_in(await mailbox.next_to(email, before, brings_a_code))
        await self.page.focus("input[autocomplete=one-time-code]")
        await self.page.keyboard.insert_text(f"{code[:3]} {code[3:]} ")
        await self.page.evaluate(_LEAVES)
        await self.page.keyboard.press("Enter")
        await self.page.wait_for_url(lambda url: "/sign-in" not in url)
        await self.page.wait_for_selector(_ANOTHER)
        await self.rests()

    async def say_ones_name(self, name: str) -> None:
        """All that somebody new is asked, until the page that it leads to has its content: what that one asks for is its own."""
        await self.page.fill("input[name=name]", name)
        await self.page.evaluate(_LEAVES)
        await self.send()
        await self.page.wait_for_selector(_ANOTHER)
        await self.rests()

    async def send(self, within: str = "main") -> None:
        """Presses the one button of a form."""
        await self.page.click(f"{within} form button[type=submit]")

    async def state(self) -> dict[str, Any]:
        """What the page keeps for itself, to be compared after a reload."""
        kept = await self.page.evaluate("JSON.stringify(Object.assign({}, sessionStorage))")
        return dict(json.loads(kept))
