"""The slot engine against its definition: vectors with their sources, and an oracle that counts minutes.

A thousand random cases of up to seven days in every run; 20,000 by `./mentoring test tests/scheduling/test_slots.py
--hypothesis-profile=long`.
"""

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from services.scheduling.domain.hours import Hours, TimeOff, Window, hours_of
from services.scheduling.domain.minutes import DAY, date_of, datetime_of, last_minute
from services.scheduling.domain.refusals import OverlappingWindows
from services.scheduling.domain.slots import forbidden_starts, intervals, slot_starts
from shared.ids import uuid7
from tests.fixtures.profiles import is_long
from tests.scheduling import oracle

VECTORS: Final = sorted((Path(__file__).parent / "vectors").glob("*.json"))

ZONES: Final = (
    "UTC",
    "Europe/Berlin",
    "America/New_York",
    "America/St_Johns",
    "Asia/Kolkata",
    "Asia/Kathmandu",
    "Australia/Lord_Howe",
    "Pacific/Chatham",
    "Pacific/Apia",
    "Africa/Casablanca",
    "America/Sao_Paulo",
    "Asia/Tehran",
    "Etc/GMT+12",
    "Pacific/Kiritimati",
)

CHANGES: Final = (
    "2026-03-08",
    "2026-03-29",
    "2026-04-05",
    "2026-10-04",
    "2026-10-25",
    "2026-11-01",
    "2011-12-30",
    "2026-02-15",
    "2026-03-22",
    "2018-02-18",
    "2022-03-22",
)
"""Dates around which clocks of these zones change, so that random cases meet changes often."""


def time_off(starts: datetime, ends: datetime) -> TimeOff:
    return TimeOff(last_minute(starts), last_minute(ends), uuid7())


def starts_between(hours: Hours, first: datetime, end: datetime, *, length: int, step: int) -> list[datetime]:
    earliest, latest = last_minute(first), last_minute(end) - 1
    found = slot_starts(
        intervals(hours, earliest, latest + 1), (), length=length, step=step, earliest=earliest, latest=latest
    )
    return [datetime_of(start) for start in found]


def minutes(text: str) -> int:
    return int(text[:2]) * 60 + int(text[3:])


def window(entry: dict[str, Any]) -> Window:
    return Window.between(minutes(entry["from"]), minutes(entry["to"]))


def hours_in(vector: dict[str, Any]) -> Hours:
    return hours_of(
        vector["time_zone"],
        [(entry["day"], window(entry)) for entry in vector["weekly"]],
        [
            (date.fromisoformat(each["date"]), [window(entry) for entry in each["windows"]])
            for each in vector["overrides"]
        ],
        [
            (date.fromisoformat(each["from"]), date.fromisoformat(each["to"]), each["time_zone"])
            for each in vector.get("travel", ())
        ],
    )


@pytest.mark.parametrize("path", VECTORS, ids=lambda path: path.stem)
def test_engine_and_oracle_agree_with_the_vector(path: Path) -> None:
    vector = json.loads(path.read_text())
    hours, first, end = hours_in(vector), oracle.at(vector["from"]), oracle.at(vector["to"])
    for off in vector.get("time_off", ()):
        hours = hours.with_time_off(time_off(oracle.at(off["from"]), oracle.at(off["to"])), 0)
    length, step = vector["length_minutes"], vector["slot_interval_minutes"]

    expected = [oracle.at(slot) for slot in vector["slots"]]

    assert starts_between(hours, first, end, length=length, step=step) == expected
    assert oracle.slots(hours, first, end, length=length, step=step) == expected


@st.composite
def windows(draw: st.DrawFn) -> Window:
    start = draw(st.integers(0, 95)) * 15 + draw(st.sampled_from((0, 0, 0, 7)))
    return Window(start, start + draw(st.integers(1, 40)) * 15)


@st.composite
def cases(draw: st.DrawFn) -> tuple[Hours, datetime, datetime]:
    zone = draw(st.sampled_from(ZONES))
    change = date.fromisoformat(draw(st.sampled_from(CHANGES)))
    first = datetime.combine(change, datetime.min.time(), UTC) - timedelta(minutes=draw(st.integers(0, 4 * DAY)))
    end = first + timedelta(minutes=draw(st.integers(60, 7 * DAY)))
    weekly = [(draw(st.integers(0, 5)), each) for each in draw(st.lists(windows(), max_size=6))]
    dates = draw(st.lists(st.integers(-2, 6), max_size=2, unique=True))
    overrides = [(date_of(last_minute(first) // DAY + day), draw(st.lists(windows(), max_size=2))) for day in dates]
    journeys = draw(st.lists(st.tuples(st.integers(-2, 6), st.integers(0, 3), st.sampled_from(ZONES)), max_size=1))
    travels = [
        (change + timedelta(days=day), change + timedelta(days=day + more), zone) for day, more, zone in journeys
    ]
    try:
        hours = hours_of(zone, weekly, overrides, travels)
    except OverlappingWindows:
        hours = hours_of(zone, weekly[:1], (), travels)
    for start, lasts in draw(st.lists(st.tuples(st.integers(0, 2 * DAY), st.integers(1, DAY)), max_size=2)):
        off_from = first + timedelta(minutes=start)
        hours = hours.with_time_off(time_off(off_from, off_from + timedelta(minutes=lasts)), 0)
    return hours, first, end


@given(case=cases(), length=st.sampled_from((15, 30, 45, 60, 90, 150)), step=st.sampled_from((15, 20, 30, 45, 60, 90)))
@settings(max_examples=20_000 if is_long() else 1_000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_engine_and_oracle_agree(case: tuple[Hours, datetime, datetime], length: int, step: int) -> None:
    hours, first, end = case

    found = starts_between(hours, first, end, length=length, step=step)

    assert found == oracle.slots(hours, first, end, length=length, step=step)


@given(
    busy=st.lists(st.tuples(st.integers(0, 600), st.integers(1, 120)), max_size=8),
    length=st.integers(5, 120),
    step=st.integers(5, 90),
    before=st.integers(0, 60),
    after=st.integers(0, 60),
    earliest=st.integers(0, 300),
)
def test_a_slot_is_free_when_it_and_its_buffers_touch_nothing_busy(
    busy: list[tuple[int, int]], length: int, step: int, before: int, after: int, earliest: int
) -> None:
    spans = [(start, start + lasts) for start, lasts in busy]
    free = [(0, 300), (330, 700)]

    found = slot_starts(
        free,
        sorted(forbidden_starts(spans, length=length, before=before, after=after)),
        length=length,
        step=step,
        earliest=earliest,
        latest=650,
    )

    def is_free(start: int) -> bool:
        return not any(start - before < ends and start + length + after > starts for starts, ends in spans)

    grid = [start for starts, ends in free for start in range(starts, ends - length + 1, step)]
    assert found == [start for start in grid if earliest <= start <= 650 and is_free(start)]


def test_hours_without_a_gap_have_slots_from_midnight_whatever_span_is_asked_for() -> None:
    always = hours_of("Asia/Kolkata", [(day, Window(0, DAY)) for day in range(7)])
    first = datetime(2026, 3, 2, 18, 30, tzinfo=UTC)

    asked_early = starts_between(always, first, first + timedelta(hours=3), length=60, step=60)
    asked_late = starts_between(always, first + timedelta(hours=1), first + timedelta(hours=3), length=60, step=60)

    assert asked_early == [first, first + timedelta(hours=1), first + timedelta(hours=2)]
    assert asked_late == asked_early[1:]


def test_an_interval_that_began_weeks_ago_still_sets_its_grid() -> None:
    opened_late = date(2026, 2, 1)
    always = hours_of("UTC", [(day, Window(0, DAY)) for day in range(7)], [(opened_late, [Window(610, DAY)])])
    first = datetime(2026, 3, 2, tzinfo=UTC)

    found = starts_between(always, first, first + timedelta(hours=3), length=60, step=60)

    assert [slot.minute for slot in found] == [10, 10, 10]
