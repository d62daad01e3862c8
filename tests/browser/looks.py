"""How pages look: in both directions of reading, and in a page that is not ours."""

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from typing import Final
from uuid import uuid4

from playwright.async_api import Browser, ConsoleMessage, Page, Route
from starlette.types import Receive, Scope, Send

from deploy.web.building import SOURCES
from tests.browser.chromium import Device, context_on
from tests.browser.promises import shows
from tests.browser.screen import Screen, judgements
from tests.fixtures.http_server import serving

_TEXT: Final = re.compile(r'^  "([\w.]+)": "((?:[^"\\]|\\.)*)",$', re.MULTILINE)
WIDTHS: Final = (320, 480, 768, 1200)
_BLOCKS: Final = "header .bar, .brand, header nav, header nav ul, main, main > h1, main .card, main form, main fieldset, main .acts, main table, main dl, main .note"
_TURNED: Final = """(blocks) => {
    const boxes = () => [...document.querySelectorAll(blocks)].filter((each) => each.offsetParent).map((each) => [each, each.getBoundingClientRect()]);
    const before = new Map(boxes().map(([each, { left, right }]) => [each, { left, right }]));
    document.documentElement.dir = "rtl";
    const width = document.documentElement.clientWidth;
    const wrong = boxes().filter(([each, { left, right }]) => {
        const was = before.get(each);
        return was && (Math.abs(left - (width - was.right)) > 1.5 || Math.abs(right - (width - was.left)) > 1.5);
    });
    return { wrong: wrong.map(([each]) => each.outerHTML.slice(0, 120)), wide: document.documentElement.scrollWidth - width, seen: before.size };
}"""


@shows(21)
async def reads_from_the_other_side(screen: Screen, paths: list[str]) -> None:
    """Every block of a page stands where a mirror would show it, and nothing is cut off."""
    for path in paths:
        await screen.goes(path)
        assert await screen.page.evaluate("document.documentElement.lang") == screen.device.language[:2]
        turned = await screen.page.evaluate(_TURNED, _BLOCKS)
        assert turned["seen"] > 3
        screen.wrong += [f"{path} from the other side: {each}" for each in turned["wrong"]]
        if turned["wide"] > 0:
            screen.wrong.append(f"{path} from the other side: {turned['wide']} px wider than the screen")


def _english_alone() -> frozenset[str]:
    """Whole texts of the app that nothing is called in German."""
    said: dict[str, dict[str, str]] = {}
    for language in ("en", "de"):
        for file in (f"{language}.ts", f"{language}-operating.ts"):
            texts = _TEXT.findall((SOURCES / "src" / "texts" / file).read_text())
            said[language] = {**said.get(language, {}), **dict(texts)}
    return frozenset(text for text in said["en"].values() if len(text) > 3) - frozenset(said["de"].values())


async def english_on(page: Page) -> list[str]:
    """What stands on a page by itself and is one of the app's English texts; what people wrote may be in any language."""
    lines: list[str] = await page.evaluate(
        "[...document.querySelectorAll('body :is(h1, h2, h3, p, a, button, label, legend, summary, th, dt, option)')]"
        ".filter((each) => !each.closest('.words, [dir=auto]')).map((each) => each.textContent.trim())"
    )
    return sorted(_english_alone() & set(lines))


_HOST: Final = """<!doctype html><html lang="de"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark"><title>A school</title><main><h1>Mentoring at our school</h1>
<label>Search our site <input id="search"></label>
<script type="module" src="{api}/embed/sign-up.js"></script>
<pre>{lines}</pre>
<mentoring-sign-up programme="{programme}" app="https://app.example.org/"></mentoring-sign-up>
<pre id="after">{lines}</pre></main>"""
_READING_AT: Final = 300
_POLICY: Final = "default-src 'none'; script-src {api}; connect-src {api}; base-uri 'none'; form-action 'none'"


_UNREADABLE: Final = """() => {
    const form = document.querySelector("mentoring-sign-up");
    form.style.setProperty("--mentoring-accent", "#777");
    form.style.setProperty("--mentoring-on-accent", "#888");
    const beside = form.parentElement;
    form.remove();
    beside.append(form);
}"""
"""The colours of a page that doesn't think of its readers: it is told."""


_FOLLOWS_THE_PAGE: Final = """() => {
    const root = document.documentElement, field = document.querySelector("mentoring-sign-up").shadowRoot.querySelector("#email");
    const looks = ["light", "dark"].map((scheme) => {
        root.style.colorScheme = scheme;
        const { colorScheme, backgroundColor } = getComputedStyle(field);
        return [colorScheme, backgroundColor];
    });
    root.style.colorScheme = "";
    return [...looks.map(([scheme]) => scheme), looks[0][1] !== looks[1][1]];
}"""
"""The page says light, then dark, whatever the device prefers: its form does so too."""


@asynccontextmanager
async def page_of_others(api: str, programme: str) -> AsyncIterator[str]:
    """A page with the form in it, under a content policy of its own."""

    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            for _ in range(2):
                await send({"type": f"{(await receive())['type']}.complete"})
            return
        headers = [
            (b"content-type", b"text/html; charset=utf-8"),
            (b"content-security-policy", _POLICY.format(api=api).encode()),
        ]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send(
            {"type": "http.response.body", "body": _HOST.format(api=api, programme=programme, lines="\n" * 60).encode()}
        )

    async with serving(answer) as (port, _):
        yield f"http://localhost:{port}/"


@shows(17, 18, 19, 20)
async def stands_in_a_page_of_others(browser: Browser, api: str, programme: str) -> list[str]:
    """In four widths, light and dark, at each of its steps; whoever reads elsewhere on the page stays there."""
    wrong: list[str] = []
    async with page_of_others(api, programme) as address:
        for colours in ("light", "dark"):
            page = await (await context_on(browser, Device(colours=colours))).new_page()
            page.on("console", partial(_heard, wrong))
            await _reads_elsewhere_meanwhile(page, address)
            wrong += await _looked_at(page, f"embedded, {colours}")
            assert await page.evaluate(_FOLLOWS_THE_PAGE) == ["light", "dark", True]
            await page.fill("mentoring-sign-up #email", f"embedded-{uuid4().hex[:8]}@example.org")
            await page.keyboard.press("Enter")
            await page.wait_for_selector("mentoring-sign-up #mail_code")
            wrong += await _looked_at(page, f"embedded, with the form, {colours}")
            async with page.expect_console_message(lambda said: "contrast of 1." in said.text):
                await page.evaluate(_UNREADABLE)
            await page.context.close()
    return wrong


async def _reads_elsewhere_meanwhile(page: Page, address: str) -> None:
    """Types into a field of the page and has scrolled, when the form comes: neither changes."""
    came = asyncio.Event()

    async def late(route: Route) -> None:
        await came.wait()
        await route.continue_()

    await page.route("**/embed/sign-up.js", late)
    await page.goto(address, wait_until="commit")
    await page.wait_for_selector("#after", state="attached")
    await page.focus("#search")
    await page.evaluate("(place) => scrollTo(0, place)", _READING_AT)
    came.set()
    await page.wait_for_selector("mentoring-sign-up #email")
    await page.wait_for_load_state()
    assert await page.evaluate("[document.activeElement.id, scrollY]") == ["search", _READING_AT]


async def _looked_at(page: Page, what: str) -> list[str]:
    found: list[str] = []
    for width in WIDTHS:
        await page.set_viewport_size({"width": width, "height": 700})
        found += [f"{what}, at {width} px: {each}" for each in await _in_the_flow(page)]
    return found + [f"{what}: {each}" for each in await judgements(page)]


def _heard(wrong: list[str], said: ConsoleMessage) -> None:
    if said.type == "error":
        wrong.append(f"embedded: {said.text}")


async def _in_the_flow(page: Page) -> list[str]:
    found: list[str] = await page.evaluate(
        """() => {
            const form = document.querySelector("mentoring-sign-up");
            const parts = [form, ...form.shadowRoot.querySelectorAll("*")].filter((each) => !/TEXTAREA|INPUT|STYLE/.test(each.tagName));
            const scrolls = parts.filter((each) => /auto|scroll/.test(getComputedStyle(each).overflowY) || each.tagName === "IFRAME");
            const cut = parts.filter((each) => getComputedStyle(each).overflowY === "hidden" && each.scrollHeight > each.clientHeight + 1);
            const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
            const bottom = Math.max(...[...form.shadowRoot.querySelectorAll("*")].map((each) => each.getBoundingClientRect().bottom));
            const over = bottom - document.querySelector("#after").getBoundingClientRect().top;
            return [...scrolls.map((each) => `${each.tagName} scrolls`), ...cut.map((each) => `${each.tagName} is cut off`),
                ...(wide > 0 ? [`${wide} px too wide`] : []), ...(over > 0 ? [`lies ${over} px over what follows`] : [])];
        }"""
    )
    return found
