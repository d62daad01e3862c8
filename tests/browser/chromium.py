"""A Chromium that this machine has, driven by Playwright. None is fetched."""

import os
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Final, Literal

from playwright.async_api import Browser, BrowserContext, async_playwright

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


def arguments() -> list[str]:
    """What it has to be told here: the administrator's browser has no sandbox."""
    return ["--no-sandbox"] if os.geteuid() == 0 else []


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
    context.set_default_timeout(15_000)
    return context
