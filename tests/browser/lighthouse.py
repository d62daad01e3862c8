"""How Lighthouse judges the pages that people wait for first: the start, the sign-up and the calendar, as on a phone with a slow line."""

import asyncio
import json
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Final

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


async def _scores(address: str, port: int) -> dict[str, float]:
    """Of each category, and in milliseconds or without unit what makes up the first."""
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
    report = json.loads(told)
    low = {
        audit: report["audits"][audit].get("displayValue") or report["audits"][audit]["title"]
        for category in report["categories"].values()
        for audit in (each["id"] for each in category["auditRefs"] if each["weight"])
        if (report["audits"][audit]["score"] or 1) < LEAST
    }
    say(f"    {'; '.join(f'{name}: {value}' for name, value in low.items()) or 'nothing to mend'}")
    return {name: float(report["categories"][name]["score"]) for name in CATEGORIES}


async def judged_by_lighthouse(of: Browsed) -> list[str]:
    """What is below 0.95."""
    wrong: list[str] = []
    paths = {
        "start": "/",
        "sign-up": "/sign-in",
        "a programme's sign-up": f"/programmes/{of.settled.programme}/sign-up",
        "calendar": f"/mentorships/{of.settled.mentorship}/booking",
    }
    async with _one_browser() as (context, port):
        for at, (name, path) in enumerate(paths.items()):
            if at == 2:
                screen = await Screen.beside(context, PHONE, of.where, near=True)
                await screen.sign_in(of.settled.mentee.email, of.town.mailbox)
                await screen.page.close()
            scores = await _scores(of.where.near + path, port)
            say(f"  {name:<24}" + "  ".join(f"{category} {score:.2f}" for category, score in scores.items()))
            wrong += [f"{name}: {category} {score:.2f}" for category, score in scores.items() if score < LEAST]
    return wrong
