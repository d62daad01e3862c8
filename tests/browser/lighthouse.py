"""How Lighthouse judges the pages that people wait for first: signing up, here and in a programme, and the calendar, as on a phone with a slow line."""

import asyncio
import json
import tempfile
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any, Final

from playwright.async_api import BrowserContext, async_playwright

from deploy.local.folders import ROOT
from deploy.local.node import environment, node_itself, packages_of
from deploy.local.processes import free_port
from deploy.local.progress import say
from tests.browser.chromium import PHONE, arguments, find_chromium
from tests.browser.parts import Browsed
from tests.browser.screen import Screen

PACKAGES: Final = ROOT / "deploy" / "lighthouse"
LEAST: Final = 0.95
CATEGORIES: Final = ("performance", "accessibility", "best-practices")
RUNS: Final = 3
SHOWN: Final = {
    "first-contentful-paint": "first content",
    "largest-contentful-paint": "largest content",
    "total-blocking-time": "blocked",
    "cumulative-layout-shift": "shifted",
    "total-byte-weight": "fetched",
}
PAGE: Final = ROOT / "docs" / "web" / "lighthouse.md"
LIGHTHOUSE: Final = f"Lighthouse {json.loads((PACKAGES / 'package.json').read_text())['dependencies']['lighthouse']}"


@asynccontextmanager
async def _one_browser() -> AsyncIterator[tuple[BrowserContext, int]]:
    """A browser that both Playwright and Lighthouse drive: who signs in for the one is signed in for the other."""
    port = free_port()
    with tempfile.TemporaryDirectory() as folder:
        async with async_playwright() as playwright:
            context = await playwright.chromium.launch_persistent_context(
                folder,
                executable_path=find_chromium(),
                args=[*arguments(), f"--remote-debugging-port={port}"],
                locale=PHONE.language,
            )
            try:
                yield context, port
            finally:
                await context.close()


@dataclass(frozen=True)
class Judged:
    """Of a page: a score of each category, what is shown of its speed, and what is not whole."""

    name: str
    scores: Mapping[str, float]
    shown: Mapping[str, str]
    low: Mapping[str, str]


async def _report(address: str, port: int) -> dict[str, Any]:
    program = packages_of(PACKAGES) / "lighthouse" / "cli" / "index.js"
    command = [
        str(node_itself()), str(program), address, f"--port={port}", "--output=json", "--quiet", "--disable-storage-reset",
        "--no-enable-error-reporting", f"--only-categories={','.join(CATEGORIES)}",
    ]  # fmt: skip
    process = await asyncio.create_subprocess_exec(
        *command, env=environment(), stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE
    )
    told, complained = await process.communicate()
    if process.returncode:
        raise AssertionError(f"Lighthouse gave up: {complained.decode()[-800:]}")
    return dict(json.loads(told))


async def _first_look(context: BrowserContext, address: str, port: int) -> dict[str, Any]:
    """As of somebody who has not been here before: nothing is kept but who is signed in."""
    page = await context.new_page()
    devtools = await context.new_cdp_session(page)
    await devtools.send("Network.clearBrowserCache")
    await page.close()
    return await _report(address, port)


def _low(report: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for category in report["categories"].values():
        for each in category["auditRefs"]:
            audit = report["audits"][each["id"]]
            if each["weight"] and audit["score"] is not None and audit["score"] < LEAST:
                yield each["id"], audit.get("displayValue") or audit["title"]


def _plain(value: str) -> str:
    """A number with its unit, without the words that Lighthouse puts before some."""
    return value.replace("\u00a0", " ").removeprefix("Total size was ")


def _of(name: str, reports: Sequence[dict[str, Any]]) -> Judged:
    """The middle one by its speed; of the other categories the worst."""
    by_speed = sorted(reports, key=lambda each: float(each["categories"]["performance"]["score"]))
    middle = by_speed[len(by_speed) // 2]
    scores = {
        category: min(float(each["categories"][category]["score"] or 0) for each in reports) for category in CATEGORIES
    }
    scores["performance"] = float(middle["categories"]["performance"]["score"])
    shown = {title: _plain(middle["audits"][audit]["displayValue"]) for audit, title in SHOWN.items()}
    return Judged(name, scores, shown, dict(_low(middle)))


async def _judged(of: Browsed) -> AsyncIterator[Judged]:
    paths = {
        "sign-up": "/sign-in",
        "a programme's sign-up": f"/programmes/{of.settled.programme}/sign-up",
        "calendar": f"/mentorships/{of.settled.mentorship}/booking",
    }
    async with _one_browser() as (context, port):
        for name, path in paths.items():
            if name == "a programme's sign-up":  # from here on one is signed in
                screen = await Screen.beside(context, PHONE, of.where, near=True)
                await screen.sign_in(of.settled.mentee.email, of.town.mailbox)
                await screen.page.close()
            yield _of(name, [await _first_look(context, of.where.near + path, port) for _ in range(RUNS)])


def _page(all_judged: Sequence[Judged]) -> str:
    """The table of the documentation."""
    lines = [
        "# How Lighthouse judges the app",
        "",
        f"Made by `./mentoring browser --lighthouse --write`: {LIGHTHOUSE}, its mobile profile (a slow telephone on a slow line, both",
        f"simulated), in a headless Chromium, on the machine that runs the platform too. Speed is the middle one of {RUNS} looks, the other",
        f"categories the worst of them; each look fetches everything anew. Below {LEAST} the command fails.",
        "",
        f"| page | {' | '.join(each.replace('-', ' ') for each in CATEGORIES)} | {' | '.join(SHOWN.values())} |",
        f"|---|{'---|' * (len(CATEGORIES) + len(SHOWN))}",
        *(
            f"| {each.name} | {' | '.join(f'{score:.2f}' for score in each.scores.values())} | {' | '.join(each.shown.values())} |"
            for each in all_judged
        ),
    ]
    return "\n".join(lines) + "\n"


async def judged_by_lighthouse(of: Browsed, *, write: bool) -> list[str]:
    """What is below 0.95."""
    all_judged: list[Judged] = []
    async for judged in _judged(of):
        all_judged.append(judged)
        say(f"  {judged.name:<24}" + "  ".join(f"{name} {score:.2f}" for name, score in judged.scores.items()))
        say(f"    {'; '.join(f'{name}: {value}' for name, value in {**judged.shown, **judged.low}.items())}")
    if write:
        PAGE.write_text(_page(all_judged))
    return [
        f"{judged.name}: {category} {score:.2f}"
        for judged in all_judged
        for category, score in judged.scores.items()
        if score < LEAST
    ]
