"""A mentor's month: three windows a day in Berlin, over a change of the clocks, and forty sessions in it."""

from datetime import date
from random import Random
from typing import Any, Final

from services.scheduling.domain.hours import Hours, Window, hours_of
from services.scheduling.domain.minutes import DAY, Minute, Span, day_of
from services.scheduling.domain.slots import forbidden_starts, intervals, slot_starts
from services.scheduling.domain.zones import offset_at
from tests.benchmarks.slots.bare import NEVER, bare_slots

ZONE: Final = "Europe/Berlin"
FIRST_DAY: Final = day_of(date(2026, 3, 16))
DAYS: Final = 31
WINDOWS: Final = ((480, 660), (720, 900), (1020, 1200))
LENGTH: Final = 30
STEP: Final = 30
SESSIONS: Final = 40
SLOTS: Final = 455

HOURS: Final = hours_of(ZONE, [(day, Window(*window)) for day in range(7) for window in WINDOWS])
OFFSETS: Final = {day: offset_at(ZONE, day * DAY + DAY // 2) for day in range(FIRST_DAY, FIRST_DAY + DAYS)}


def weekly_windows() -> list[dict[str, Any]]:
    """The windows as the API takes them."""
    return [
        {"day": day, "from": f"{start // 60:02}:00", "to": f"{end // 60:02}:00"}
        for day in range(7)
        for start, end in WINDOWS
    ]


def sessions(number: int, days: int, *, first_day: int = FIRST_DAY) -> list[Span]:
    """An hour each with a quarter of buffer after it, in windows, none beside another."""
    places = [(day, window) for day in range(first_day, first_day + days) for window in WINDOWS]
    random = Random(16)
    taken = sorted(random.sample(places, number))
    return [(start, start + 75) for day, window in taken for start in [day * DAY + window[0] - 60 + _after(random)]]


def _after(random: Random) -> int:
    return random.choice((0, 60, 90))


def bare_month(busy: list[Span], days: int) -> list[Minute]:
    return bare_slots(WINDOWS, OFFSETS, [*busy, NEVER], first_day=FIRST_DAY, days=days, length=LENGTH, step=STEP)


def our_month(hours: Hours, busy: list[Span], days: int) -> list[Minute]:
    first, end = FIRST_DAY * DAY - 60, (FIRST_DAY + days) * DAY - 60
    forbidden = sorted(forbidden_starts(busy, length=LENGTH))
    return slot_starts(
        intervals(hours, first, end), forbidden, length=LENGTH, step=STEP, earliest=first, latest=end - 1
    )
