"""Times as people read them: on their own wall clock, in their own language, with the zone named (CLDR, by Babel)."""

from dataclasses import dataclass
from datetime import datetime, timedelta, timezone, tzinfo
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton, format_time, get_timezone_location

from shared.contracts.availability import TravelAhead

_WORLDS_ENGLISH: Final = Locale("en", "GB")
"""Days before months and hours up to 24, for who says English and not whose."""

_O_CLOCK: Final = {"de": "{} Uhr"}
"""How a language says that a time is one, where it does: CLDR has no words for it."""


def zone_named(name: str | None) -> ZoneInfo:
    """The zone of this name, or UTC where there is none or this machine does not know it."""
    try:
        return ZoneInfo(name or "UTC")
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return ZoneInfo("UTC")


def locale_named(locale: str | None, language: str) -> Locale:
    """How dates are written for this locale in this language: by its region, where it is one of the language's."""
    try:
        found = Locale.parse((locale or language).replace("_", "-"), sep="-")
    except (ValueError, UnknownLocaleError):
        found = Locale(language)
    if found.language != language:
        found = Locale(language)
    return _WORLDS_ENGLISH if found == Locale("en") else found


@dataclass(frozen=True)
class WallClock:
    """A person's clock: their zone, where they are instead on some dates, and how they write a time."""

    zone: ZoneInfo
    locale: Locale
    travels: tuple[TravelAhead, ...] = ()

    @classmethod
    def of(
        cls, time_zone: str | None, locale: str | None, language: str, travels: tuple[TravelAhead, ...] = ()
    ) -> "WallClock":
        return cls(zone_named(time_zone), locale_named(locale, language), travels)

    def zone_at(self, moment: datetime) -> ZoneInfo:
        """The zone of where the person is then."""
        for travel in self.travels:
            there = zone_named(travel.time_zone)
            if travel.first <= moment.astimezone(there).date() <= travel.last:
                return there
        return self.zone

    def instant(self, moment: datetime) -> str:
        """`Tuesday, 3 March 2026, 14:30 (Kathmandu, UTC+05:45)`."""
        zone = self.zone_at(moment)
        return f"{self._day(moment, zone)}, {self._time(moment, zone)} ({self._named(moment, zone)})"

    def at_offset(self, moment: datetime, minutes: int) -> str:
        """`Tuesday, 3 March 2026, 14:30 (UTC+05:45)`, on a clock that is so many minutes ahead of UTC."""
        clock = timezone(timedelta(minutes=minutes))
        return f"{self._day(moment, clock)}, {self._time(moment, clock)} ({_offset(moment, clock)})"

    def span(self, starts_at: datetime, ends_at: datetime) -> str:
        """`Tuesday, 3 March 2026, 14:30–15:15 (Kathmandu, UTC+05:45)`; a later end day and offset are said too."""
        zone = self.zone_at(starts_at)
        named = self._named(starts_at, zone)
        if (later := _offset(ends_at, zone)) != _offset(starts_at, zone):
            named = f"{named} → {later}"
        if ends_at.astimezone(zone).date() == starts_at.astimezone(zone).date():
            times = f"{self._digits(starts_at, zone)}–{self._digits(ends_at, zone)}"
            return f"{self._day(starts_at, zone)}, {self._said(times)} ({named})"
        days = [f"{self._day(each, zone)}, {self._time(each, zone)}" for each in (starts_at, ends_at)]
        return f"{' – '.join(days)} ({named})"

    def short(self, moment: datetime) -> str:
        """`Tue 3 Mar, 14:30 (Kathmandu, UTC+05:45)`, for a title."""
        zone = self.zone_at(moment)
        day = format_skeleton("MMMEd", moment.astimezone(zone), tzinfo=zone, locale=self.locale)
        return f"{day}, {self._time(moment, zone)} ({self._named(moment, zone)})"

    def _day(self, moment: datetime, zone: tzinfo) -> str:
        return format_date(moment.astimezone(zone), "full", locale=self.locale)

    def _time(self, moment: datetime, zone: tzinfo) -> str:
        return self._said(self._digits(moment, zone))

    def _digits(self, moment: datetime, zone: tzinfo) -> str:
        return format_time(moment.astimezone(zone).time(), "short", locale=self.locale)

    def _said(self, times: str) -> str:
        return _O_CLOCK.get(self.locale.language, "{}").format(times)

    def _city(self, zone: ZoneInfo) -> str:
        """The zone by its city; by its name, where it has none."""
        if "/" not in zone.key or zone.key.startswith("Etc/"):
            return zone.key.removeprefix("Etc/")
        return get_timezone_location(zone, locale=self.locale, return_city=True)

    def _named(self, moment: datetime, zone: ZoneInfo) -> str:
        return "UTC" if zone.key == "UTC" else f"{self._city(zone)}, {_offset(moment, zone)}"


def _offset(moment: datetime, zone: tzinfo) -> str:
    offset = moment.astimezone(zone).utcoffset() or timedelta()
    minutes = int(offset.total_seconds()) // 60
    return f"UTC{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"
