"""Texts of instants are what the standard library would write."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from services.scheduling.api.clock_texts import local_text, utc_text

ZONES = ("UTC", "Europe/Berlin", "America/St_Johns", "Asia/Kathmandu", "Australia/Lord_Howe", "Pacific/Apia")


@given(minute=st.integers(15_000_000, 80_000_000), zone=st.sampled_from(ZONES))
def test_a_minute_is_written_as_in_rfc_3339(minute: int, zone: str) -> None:
    instant = datetime.fromtimestamp(minute * 60, UTC)

    assert utc_text(minute) == f"{instant:%Y-%m-%dT%H:%M:%SZ}"
    assert local_text(minute, zone) == instant.astimezone(ZoneInfo(zone)).isoformat()


def test_the_offset_of_a_day_on_which_the_clocks_change_is_asked_minute_by_minute() -> None:
    change = int(datetime(2026, 3, 29, 1, tzinfo=UTC).timestamp()) // 60

    assert local_text(change - 1, "Europe/Berlin") == "2026-03-29T01:59:00+01:00"
    assert local_text(change, "Europe/Berlin") == "2026-03-29T03:00:00+02:00"
