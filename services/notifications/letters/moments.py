"""Times as people read them: on their own wall clock, with its zone named."""

from datetime import UTC, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

_MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]  # fmt: skip
_DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]


def zone_named(name: str | None) -> ZoneInfo:
    """The zone of this name, or UTC where there is none or this machine does not know it."""
    try:
        return ZoneInfo(name or "UTC")
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return ZoneInfo("UTC")


def day(moment: datetime, zone: tzinfo) -> str:
    """`Tuesday, 3 March 2026`; names of days and months don't depend on the machine's locale."""
    local = moment.astimezone(zone)
    return f"{_DAYS[local.weekday()]}, {local.day} {_MONTHS[local.month - 1]} {local.year}"


def instant(moment: datetime, zone: ZoneInfo) -> str:
    """`Tuesday, 3 March 2026, 14:30 (Asia/Kathmandu, UTC+05:45)`."""
    return f"{day(moment, zone)}, {_clock(moment, zone)} ({_named(moment, zone)})"


def at_offset(moment: datetime, minutes: int) -> str:
    """`Tuesday, 3 March 2026, 14:30 (UTC+05:45)`, on a clock that is so many minutes ahead of UTC."""
    clock = timezone(timedelta(minutes=minutes))
    return f"{day(moment, clock)}, {_clock(moment, clock)} ({_offset(moment, clock)})"


def span(starts_at: datetime, ends_at: datetime, zone: ZoneInfo) -> str:
    """`Tuesday, 3 March 2026, 14:30–15:15 (Asia/Kathmandu, UTC+05:45)`; a later end day and offset are said too."""
    end = _clock(ends_at, zone)
    if ends_at.astimezone(zone).date() != starts_at.astimezone(zone).date():
        end = f"{day(ends_at, zone)}, {end}"
    if _offset(ends_at, zone) != _offset(starts_at, zone):
        end = f"{end} {_offset(ends_at, zone)}"
    return f"{day(starts_at, zone)}, {_clock(starts_at, zone)}–{end} ({_named(starts_at, zone)})"


def short(moment: datetime, zone: ZoneInfo) -> str:
    """`Tue 3 Mar, 14:30`, for a subject line."""
    local = moment.astimezone(zone)
    return f"{_DAYS[local.weekday()][:3]} {local.day} {_MONTHS[local.month - 1][:3]}, {_clock(moment, zone)}"


def _clock(moment: datetime, zone: tzinfo) -> str:
    return f"{moment.astimezone(zone):%H:%M}"


def _named(moment: datetime, zone: ZoneInfo) -> str:
    return "UTC" if zone.key == "UTC" else f"{zone.key}, {_offset(moment, zone)}"


def _offset(moment: datetime, zone: tzinfo) -> str:
    offset = moment.astimezone(zone).utcoffset() or timedelta()
    minutes = int(offset.total_seconds()) // 60
    return f"UTC{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"


def ical(moment: datetime) -> datetime:
    """The instant as a calendar file has it: UTC, whole seconds."""
    return moment.astimezone(UTC).replace(microsecond=0)
