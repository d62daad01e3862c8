"""What the pages promise, and which test shows each: `docs/web/promises.md` is made of the marks at the tests.

A test is marked by `@shows(5)` above it in Python, and by `// shows 5` above it in TypeScript.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Final, NamedTuple, TypeVar

from shared.ground.documents import ROOT, keep

PAGE: Final = ROOT / "docs" / "web" / "promises.md"
IN_A_BROWSER: Final = ROOT / "tests" / "browser"
_PYTHON: Final = re.compile(
    r"^@shows\(([\d, ]+)\)\n(?:@[^\n]*\n(?:[ )\]][^\n]*\n)*)*(?:async )?def (\w+)", re.MULTILINE
)
_TYPESCRIPT: Final = re.compile(r'^// shows ([\d, ]+)\ntest\("([^"]+)"', re.MULTILINE)

PROMISES: Final[Mapping[int, str]] = {
    1: "Each time says on whose clock it is, by city and offset, and another clock can be chosen where one stands.",
    2: "Another zone shows the same instants, none more and none less, also where clocks change; what is chosen stays chosen.",
    3: "Page, message, list, mail and calendar file of a session name one instant, each on its reader's clock.",
    4: "Each zone that the browser knows is found by its city, and comes back as it was chosen.",
    5: "Free times are answered within 300 ms, nineteen times in twenty. While an answer takes seconds, a skeleton is there within 100 ms, "
    "says that it is busy, and nothing jumps when the answer comes.",
    6: "A day can be chosen only after an answer said that something is free on it.",
    7: "A calendar opens at the first free day and says so; back leads back.",
    8: "Questions are asked once the time is kept. Where it is lost, what was written stays and the next three free times are offered; "
    "who keeps a time is never told that it is taken.",
    9: "An answer that is lost and ten presses of the button book once; the key is made once and outlives a reload.",
    10: "What is typed is there, letter by letter, after reload, back and forward, and a sign-in that ended meanwhile.",
    11: "A week of hours is a grid with one stop of the Tab key, moved in by keys, each cell named by day, hour and state; a form does the same.",
    12: "A free time is named by weekday, date, time and clock.",
    13: "A key and a button lead to the next free day, and a day's name says how many times are free on it.",
    14: "The whole main job goes by the keyboard alone, without a trap; where one is, is seen with a contrast of 3 : 1 at least.",
    15: "The countdown of a time that is kept is no live region: it is said at the start, at two minutes, at half a minute and at the end. "
    "It can be prolonged once.",
    16: "The code is one field that takes blanks, and that browsers fill in.",
    17: "An embedded form takes no focus and scrolls nothing before somebody acts, wherever on the page one reads or types meanwhile.",
    18: "An embedded form stands in the page's flow, without a scroll bar of its own, from 320 to 1200 px.",
    19: "An embedded form follows the page's light or dark, has at most eight colours and sizes to set, and can be read in all of them.",
    20: "An embedded form works under a content policy that allows our address and nothing unsafe.",
    21: "Pages read from the other side too, with nothing cut off, and say in which language they are.",
    22: "Filters and pages of a list stand in the address: reload and back lead to the same list, and to where one was in it.",
    23: "A filter that is not known is refused, and each that is changes what is found.",
    24: "Whose turn it is comes from the platform, each open request can be withdrawn, and the badge is the platform's count.",
    25: "Whatever opens all links of a mail and presses all buttons gets nothing and uses nothing up: the person gets in by link and by code, "
    "and an invitation stays one.",
    26: "No storage that scripts read has a token that is good for anybody who takes it away.",
    27: "All tabs are one person's: of twenty that wake up together none is signed out, and whoever signs out or in does it in all.",
    28: "A line that is lost in the middle loses nothing and does nothing twice, also over a reload.",
}

Test = TypeVar("Test", bound=Callable[..., object])


def shows(*promises: int) -> Callable[[Test], Test]:
    """Marks a test with the promises that it shows."""
    unknown = set(promises) - PROMISES.keys()
    if unknown:
        raise ValueError(f"nothing of that number is promised: {unknown}")
    return lambda test: test


class Shown(NamedTuple):
    """A promise and a test that shows it."""

    promise: int
    test: str
    file: Path


def marked() -> Iterator[Shown]:
    """All marks there are."""
    for pattern, files in (
        (_PYTHON, (ROOT / "tests").rglob("*.py")),
        (_TYPESCRIPT, (ROOT / "frontends" / "web" / "tests").glob("*.ts")),
    ):
        for file in sorted(files):
            for promises, test in pattern.findall(file.read_text()):
                for promise in promises.split(","):
                    yield Shown(int(promise), test.replace("_", " ").removeprefix("test "), file)


def _told(shown: Shown) -> str:
    place = shown.file.relative_to(ROOT).as_posix()
    return f"{shown.test} ([{shown.file.name}](../../{place}))"


def page() -> str:
    """The table."""
    tests = sorted(marked(), key=lambda each: each.file.is_relative_to(IN_A_BROWSER))
    lines = [
        "# What the pages promise",
        "",
        "Each of these is what people complain of elsewhere, turned round. `./mentoring browser` runs the tests in `tests/browser`, in a real",
        "browser and on a platform of its own; the others are part of `./mentoring check` and `./mentoring test`.",
        "",
        "| | promise | shown by |",
        "|---|---|---|",
    ]
    for number, promise in PROMISES.items():
        by = "; ".join(_told(each) for each in tests if each.promise == number)
        lines.append(f"| {number} | {promise} | {by} |")
    return "\n".join(lines) + "\n"


def unshown() -> list[str]:
    """Promises without a test."""
    shown = {each.promise for each in marked()}
    return [f"no test shows promise {number}: {text}" for number, text in PROMISES.items() if number not in shown]


def main() -> None:
    keep("tests.browser.promises", lambda: {PAGE: page()}, unshown)


if __name__ == "__main__":
    main()
