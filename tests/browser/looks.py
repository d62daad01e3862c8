"""How pages look: in both directions of reading, and in a page that is not ours."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from typing import Final

from playwright.async_api import Browser, ConsoleMessage, Page
from starlette.types import Receive, Scope, Send

from tests.browser.chromium import Device, context_on
from tests.browser.promises import shows
from tests.browser.screen import Screen, judgements
from tests.fixtures.http_server import serving

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


_HOST: Final = """<!doctype html><html lang="de"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark"><title>A school</title><main><h1>Mentoring at our school</h1>
<script type="module" src="{api}/embed/sign-up.js"></script>
<mentoring-sign-up programme="{programme}" app="https://app.example.org/"></mentoring-sign-up></main>"""
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
        await send({"type": "http.response.body", "body": _HOST.format(api=api, programme=programme).encode()})

    async with serving(answer) as (port, _):
        yield f"http://localhost:{port}/"


@shows(17, 18, 19, 20)
async def stands_in_a_page_of_others(browser: Browser, api: str, programme: str) -> list[str]:
    """In four widths, light and dark."""
    wrong: list[str] = []
    async with page_of_others(api, programme) as address:
        for colours in ("light", "dark"):
            page = await (await context_on(browser, Device(colours=colours))).new_page()
            page.on("console", partial(_heard, wrong))
            await page.goto(address)
            await page.wait_for_selector("#email")
            assert await page.evaluate("document.activeElement === document.body && scrollY === 0")
            for width in WIDTHS:
                await page.set_viewport_size({"width": width, "height": 700})
                wrong += [f"embedded at {width} px, {colours}: {each}" for each in await _in_the_flow(page)]
            wrong += [f"embedded, {colours}: {each}" for each in await judgements(page)]
            async with page.expect_console_message(lambda said: "contrast of 1." in said.text):
                await page.evaluate(_UNREADABLE)
            await page.context.close()
    return wrong


def _heard(wrong: list[str], said: ConsoleMessage) -> None:
    if said.type == "error":
        wrong.append(f"embedded: {said.text}")


async def _in_the_flow(page: Page) -> list[str]:
    found: list[str] = await page.evaluate(
        """() => {
            const root = document.querySelector("mentoring-sign-up").shadowRoot;
            const scrolls = [...root.querySelectorAll("*")].filter((each) => /auto|scroll/.test(getComputedStyle(each).overflowY) && each.tagName !== "TEXTAREA");
            const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
            return [...scrolls.map((each) => `${each.tagName} scrolls`), ...(wide > 0 ? [`${wide} px too wide`] : [])];
        }"""
    )
    return found
