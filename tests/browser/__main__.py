"""`./mentoring browser`: the web app in a real browser, on a platform of its own.

./mentoring browser               every page and state in two widths, languages and themes; the main job by mouse and by keys; each promise
./mentoring browser --only WORD   the parts whose name has this word, or one of several
./mentoring browser --pictures    the same as the first, and the pictures in docs/web made anew
./mentoring browser --lighthouse  how Lighthouse judges signing up, here and in a programme, and the calendar, as on a phone;
                                  with --write these numbers go into docs/web/lighthouse.md
"""

import argparse
import asyncio
import sys
import traceback
from collections.abc import Awaitable, Sequence
from pathlib import Path
from typing import Final

from playwright.async_api import Error as PlaywrightError

from deploy.local.demo.client import UnexpectedAnswer
from deploy.local.demo.mailbox import MailMissing
from deploy.local.folders import ROOT
from deploy.local.processes import listening_socket
from deploy.local.progress import complain, say, step
from tests.browser.chromium import NOT_FOUND, closed_afterwards, find_chromium
from tests.browser.lighthouse import judged_by_lighthouse
from tests.browser.mails import APP
from tests.browser.parts import Browsed, browsed, parts, parts_that_move_the_clock
from tests.journeys.own_platform import own_platform

PICTURES: Final = ROOT / "docs" / "web"
NOT_RUN: Final = 3
"""The exit code where there is no browser; 1 and 2 are those of what is wrong and of wrong words."""
BREAKS_OFF: Final = (AssertionError, PlaywrightError, MailMissing, UnexpectedAnswer, LookupError, ValueError)
"""What a part that can't be done to its end ends in: a page or a platform that is not as it was counted on."""
AT_ONCE: Final = 5
"""So many parts at once: three leave two processors idle for a third of the time."""


async def tried(name: str, work: Awaitable[list[str]], places: asyncio.Semaphore) -> list[str]:
    """What is wrong; that it could not be done to its end, for whatever reason, is one such thing: the rest is tried all the same."""
    async with places:
        with step(name):
            try:
                async with closed_afterwards():
                    return [f"{name}: {each}" for each in await work]
            except BREAKS_OFF as error:
                way = [each for each in traceback.extract_tb(error.__traceback__) if "tests/browser" in each.filename]
                lines = ", ".join(f"{Path(at.filename).name} line {at.lineno}" for at in way[1:])
                why = " ".join(str(error).split())[:700] or way[-1].line
                return [f"{name}: broke off in {lines}: {why}"]


async def all_of(of: Browsed, only: Sequence[str]) -> list[str]:
    """All that is wrong."""
    wrong: list[str] = []
    for all_parts, at_once in ((parts(of), AT_ONCE), (parts_that_move_the_clock(of), 1)):
        places = asyncio.Semaphore(at_once)
        chosen = {name: part for name, part in all_parts.items() if any(word in name for word in only)}
        found = await asyncio.gather(*(tried(name, part(), places) for name, part in chosen.items()))
        wrong += [each for told in found for each in told]
    return wrong


async def _run(pictures: Path | None, only: Sequence[str], *, lighthouse: bool, write: bool) -> list[str]:
    at = listening_socket(0, strict=True)
    assert at is not None
    passkeys = {"PASSKEY_DOMAIN": "localhost", "PASSKEY_ORIGINS": f'["http://localhost:{at.getsockname()[1]}"]'}
    async with (
        own_platform(durable=False, extra={"FRONTEND_URL": APP, **passkeys}) as (platform, town),
        browsed(platform, town, pictures, at) as of,
    ):
        return await judged_by_lighthouse(of, write=write) if lighthouse else await all_of(of, only)


def main(arguments: list[str]) -> int:
    """0 where nothing is wrong; 3 where there is no browser."""
    parser = argparse.ArgumentParser(prog="./mentoring browser", description="The web app in a real browser.")
    parser.add_argument("--pictures", action="store_true", help="make those of the documentation anew")
    parser.add_argument(
        "--only", nargs="+", metavar="WORD", default=[""], help="words in the names of the parts that are tried"
    )
    parser.add_argument("--lighthouse", action="store_true", help="how Lighthouse judges three pages, as on a phone")
    parser.add_argument("--write", action="store_true", help="keeps those numbers in docs/web/lighthouse.md")
    chosen = parser.parse_args(arguments)
    if find_chromium() is None:
        complain(f"not run: {NOT_FOUND}")
        return NOT_RUN
    if chosen.pictures:
        PICTURES.mkdir(parents=True, exist_ok=True)
    pictures = PICTURES if chosen.pictures else None
    wrong = asyncio.run(_run(pictures, chosen.only, lighthouse=chosen.lighthouse, write=chosen.write))
    say("\n".join(["", *wrong, f"{len(wrong)} wrong" if wrong else "nothing wrong"]))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
