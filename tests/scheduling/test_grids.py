"""Slots that are kept are those that would be found anew."""

from datetime import UTC, datetime
from functools import partial

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from services.scheduling import keeping
from services.scheduling.domain.grids import Grid
from services.scheduling.domain.grids import open_starts as found_starts
from services.scheduling.domain.hours import Hours, Window, hours_of
from services.scheduling.domain.minutes import DAY, Span, last_minute
from services.scheduling.domain.slots import intervals, slot_starts
from services.scheduling.keeping import Kept, kept_starts
from tests.scheduling.test_slots import cases

open_starts = partial(found_starts, starts_of=kept_starts)
WEEK = [(day, Window(540, 720)) for day in range(7)]
MONDAY = last_minute(datetime(2026, 3, 2, tzinfo=UTC))


@given(
    case=cases(),
    forbidden=st.lists(st.tuples(st.integers(-60, 8 * DAY), st.integers(1, 240)), max_size=12),
    length=st.sampled_from((15, 30, 60, 150)),
    step=st.sampled_from((15, 20, 45, 60)),
    offset=st.sampled_from((0, 0, 5, 10)),
)
@settings(max_examples=1_000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_kept_and_found_slots_are_the_same(
    case: tuple[Hours, datetime, datetime], forbidden: list[Span], length: int, step: int, offset: int
) -> None:
    hours, first, end = case
    earliest, latest = last_minute(first), last_minute(end) - 1
    spans = [(earliest + start, earliest + start + lasts) for start, lasts in forbidden]
    free = [(starts + offset, ends) for starts, ends in intervals(hours, earliest, latest + 1)]

    found = slot_starts(free, sorted(spans), length=length, step=step, earliest=earliest, latest=latest)

    for _ in range(2):
        kept = open_starts(hours, spans, length=length, step=step, offset=offset, earliest=earliest, latest=latest)
        assert kept == found


def test_hours_that_change_have_other_slots_at_once() -> None:
    def first_of(hours: Hours) -> int:
        return open_starts(hours, (), length=60, step=60, earliest=MONDAY, latest=MONDAY + DAY)[0] - MONDAY

    assert first_of(hours_of("UTC", WEEK)) == 540
    assert first_of(hours_of("UTC", [(0, Window(600, 720))])) == 600
    assert first_of(hours_of("Asia/Kolkata", WEEK)) == 540 - 330


def test_what_somebody_does_with_slots_does_not_change_those_of_others() -> None:
    hours = hours_of("UTC", WEEK)
    mine = open_starts(hours, (), length=60, step=60, earliest=MONDAY, latest=MONDAY + DAY)
    mine.clear()
    assert open_starts(hours, (), length=60, step=60, earliest=MONDAY, latest=MONDAY + DAY)


def test_hours_with_the_same_overrides_in_another_order_are_the_same() -> None:
    dates = [(datetime(2026, 3, day, tzinfo=UTC).date(), [Window(600, 660)]) for day in (2, 3)]
    one, other = hours_of("UTC", WEEK, dates), hours_of("UTC", WEEK, dates[::-1])
    assert one == other
    assert hash(one) == hash(other)


def test_grids_that_have_no_room_are_found_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    kept: Kept[Grid, list[int]] = Kept(500)
    monkeypatch.setattr(keeping, "_grids", kept)
    hours = hours_of("UTC", WEEK)
    for day in range(200):
        earliest = MONDAY + day * DAY
        found = open_starts(hours, (), length=60, step=60, earliest=earliest, latest=earliest + 7 * DAY)
        assert len(found) == 21
        assert 0 < len(kept) < 5


def test_no_more_is_kept_than_has_room() -> None:
    kept: Kept[str, str] = Kept(10)
    assert kept.keep("a", "one", 6) == "one"
    assert kept.keep("b", "two", 4) == "two"
    assert kept == {"a": "one", "b": "two"}
    assert kept.keep("c", "three", 1) == "three"
    assert kept == {"c": "three"}
    assert kept.keep("d", "too large", 11) == "too large"
    assert kept == {}
