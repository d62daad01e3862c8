"""A Chromium that this machine has, driven by Playwright. None is fetched."""

import os
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Final, Literal

from playwright.async_api import Browser, BrowserContext, async_playwright, expect

_NAMES: Final = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
NOT_FOUND: Final = "no Chromium here (Debian: apt-get install chromium)"


def find_chromium() -> str | None:
    """Its program; None where there is none."""
    return next((path for name in _NAMES if (path := shutil.which(name))), None)


@dataclass(frozen=True)
class Device:
    """What somebody looks with, and where they are."""

    width: int = 1200
    height: int = 850
    language: str = "en-GB"
    colours: Literal["light", "dark"] = "light"
    zone: str = "Europe/Berlin"
    touch: bool = False

    @property
    def name(self) -> str:
        return f"{self.width} px, {self.language[:2]}, {self.colours}"


DESKTOP: Final = Device()
PHONE: Final = Device(width=360, height=740, zone="America/New_York", touch=True)


PATIENCE: Final = 30_000
"""Milliseconds until something that does not come about is wrong: a machine may have more to do."""
expect.set_options(timeout=PATIENCE)


def arguments() -> list[str]:
    """What it has to be told here: the administrator's browser has no sandbox."""
    return ["--no-sandbox"] if os.geteuid() == 0 else []


_OPENED: Final[ContextVar[list[BrowserContext]]] = ContextVar("opened")


@asynccontextmanager
async def closed_afterwards() -> AsyncIterator[None]:
    """Whatever browsers are opened within are closed then: pages that nobody looks at go on working."""
    opened: list[BrowserContext] = []
    mark = _OPENED.set(opened)
    try:
        yield
    finally:
        _OPENED.reset(mark)
        for context in opened:
            await context.close()


@asynccontextmanager
async def chromium() -> AsyncIterator[Browser]:
    """Raises `LookupError` where there is none."""
    program = find_chromium()
    if program is None:
        raise LookupError(NOT_FOUND)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=program, args=arguments())
        try:
            yield browser
        finally:
            await browser.close()


async def context_on(browser: Browser, device: Device) -> BrowserContext:
    """A browser of somebody's own: nothing in it is another's."""
    context = await browser.new_context(
        viewport={"width": device.width, "height": device.height},
        locale=device.language,
        color_scheme=device.colours,
        timezone_id=device.zone,
        has_touch=device.touch,
        reduced_motion="reduce",
    )
    context.set_default_timeout(PATIENCE)
    _OPENED.get([]).append(context)
    return context
