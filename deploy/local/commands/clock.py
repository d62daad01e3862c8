"""`clock`: shows and moves the test clock."""

import argparse
import re
from datetime import UTC, datetime, timedelta

from deploy.local.folders import Folders, folders
from deploy.local.lock import running
from deploy.local.progress import say
from deploy.local.trouble import Trouble

UNITS = {"d": "days", "h": "hours", "m": "minutes", "s": "seconds"}


def run(arguments: list[str]) -> int:
    """Refuses on a platform that was not started with the clock: nothing moves time there, ever."""
    parser = argparse.ArgumentParser(prog="./mentoring clock")
    parser.add_argument("by", nargs="?", metavar="+2d", help="days, hours, minutes or seconds; time never goes back")
    chosen = parser.parse_args(_steps_are_no_options(arguments))
    place = folders()
    if not running(place).clock:
        raise Trouble(
            "this platform runs on real time only.",
            "`./mentoring down`, then `./mentoring up --clock` starts it with a clock that can be moved.",
        )
    offset = move(place, duration(chosen.by)) if chosen.by else offset_of(place)
    say(f"{datetime.now(UTC) + offset:%Y-%m-%d %H:%M:%SZ}, {offset} ahead of the machine's clock")
    return 0


def _steps_are_no_options(arguments: list[str]) -> list[str]:
    """`-5m` is a step, though one that is refused: it is to be told why."""
    return ["--", *arguments] if arguments and re.match(r"-\d", arguments[0]) else arguments


def duration(text: str) -> timedelta:
    """`+1d12h` as a duration. Raises `Trouble` for anything else."""
    if not re.fullmatch(r"\+(\d+[dhms])+", text):
        raise Trouble(f"{text!r} is no step forward in time.", "Say, for example, +2d, +3h, +30m or +1d12h.")
    return sum(
        (timedelta(**{UNITS[unit]: int(count)}) for count, unit in re.findall(r"(\d+)([dhms])", text)), timedelta()
    )


def offset_of(place: Folders) -> timedelta:
    """How far the platform's clock is ahead."""
    return timedelta(seconds=float(place.clock.read_text()))


def move(place: Folders, by: timedelta) -> timedelta:
    """Moves it; every role sees it at its next look at the clock. Returns the new offset."""
    offset = offset_of(place) + by
    fresh = place.clock.with_suffix(".new")
    fresh.write_text(str(offset.total_seconds()))
    fresh.replace(place.clock)
    return offset
