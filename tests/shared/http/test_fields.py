"""Types for the edge, where the API's own tests do not reach."""

from datetime import UTC, datetime, timedelta, timezone
from typing import Annotated
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from shared.http.fields import ClockTime, Int4, Line, Prose, UtcDatetime, Zone, clock_time, minutes_of

LINE: TypeAdapter[str] = TypeAdapter(Annotated[str, Line(20)])
PROSE: TypeAdapter[str] = TypeAdapter(Annotated[str, Prose(20, shortest=0)])
TIME: TypeAdapter[datetime] = TypeAdapter(UtcDatetime)


@given(st.integers(0, 1439))
def test_a_clock_time_is_its_minutes(minutes: int) -> None:
    assert minutes_of(TypeAdapter(ClockTime).validate_python(clock_time(minutes))) == minutes


def test_the_end_of_a_day_is_its_midnight() -> None:
    assert clock_time(1440) == "00:00"


@pytest.mark.parametrize("text", ["24:00", "09:60", "9:00", "09:00\n", "09:00:00", "٠٩:٠٠"])
def test_what_no_clock_shows_is_no_clock_time(text: str) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(ClockTime).validate_python(text)


@given(
    st.datetimes(
        min_value=datetime(1971, 1, 1),  # noqa: DTZ001 — hypothesis wants naive bounds
        max_value=datetime(2199, 1, 1),  # noqa: DTZ001
        timezones=st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes))),
    )
)
def test_a_time_in_any_offset_is_the_same_instant_in_utc(moment: datetime) -> None:
    read = TIME.validate_python(moment.isoformat())
    assert read == moment
    assert read.tzinfo is UTC
    assert TIME.dump_json(read).endswith(b'Z"')


@pytest.mark.parametrize(
    "text",
    [
        "2030-01-01T09:00Z",
        "2030-01-01 09:00:00Z",
        "2030-01-01T09:00:60Z",
        "2030-01-01T24:00:01Z",
        "1969-12-31T23:59:59Z",
    ],
)
def test_a_time_is_written_as_in_rfc_3339(text: str) -> None:
    with pytest.raises(ValidationError):
        TIME.validate_python(text)


def test_a_plus_that_an_address_lost_is_told_how_to_keep() -> None:
    with pytest.raises(ValidationError, match="in an address, \\+ is written %2B"):
        TIME.validate_python("2030-01-31T09:00:00 02:00")


def test_every_zone_that_is_let_in_is_known_to_the_machine() -> None:
    zones = TypeAdapter(Zone)
    for name in ("Europe/Berlin", "Asia/Kathmandu", "America/St_Johns", "UTC"):
        assert ZoneInfo(zones.validate_python(name)).key == name
    for name in ("localtime", "europe/berlin", "../etc/passwd", "", "UTC+1"):
        with pytest.raises(ValidationError):
            zones.validate_python(name)


def test_a_line_is_trimmed_and_composed() -> None:
    assert LINE.validate_python("  Ame\u0301lie \n") == "Amélie"


def test_prose_keeps_its_lines_and_unifies_their_ends() -> None:
    assert PROSE.validate_python("a\r\n\tb\n") == "a\n\tb"
    assert PROSE.validate_python("   ") == ""


@given(st.text(max_size=40))
def test_a_line_that_is_let_in_has_no_control_characters_and_fits(text: str) -> None:
    try:
        line = LINE.validate_python(text)
    except ValidationError:
        return
    assert 1 <= len(line) <= 20
    assert line.isprintable() or not any(ord(character) < 32 or 127 <= ord(character) < 160 for character in line)
    assert LINE.validate_python(line) == line


@pytest.mark.parametrize("number", [2**31, -(2**31) - 1, 1.0, "1", True, None])
def test_a_number_fits_its_column(number: object) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(Int4).validate_python(number)
