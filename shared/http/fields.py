"""Types for the edge: what they let through can be stored, sorted and answered. None of their errors says what was sent."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from typing import Annotated, Any, Final, TypeAlias
from zoneinfo import available_timezones

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    WithJsonSchema,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema


class Invalid(ValueError):
    """Why a value is not valid, in words for people that don't repeat the value. Raise it in validators."""


class RequestModel(BaseModel):
    """What is sent to us: nothing unknown, nothing infinite, texts bounded even where a field forgets to be."""

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        allow_inf_nan=False,
        str_max_length=10_000,
        populate_by_name=True,
        use_attribute_docstrings=True,
    )


class ResponseModel(BaseModel):
    """What we answer: each member, always. A single resource has `version: int`: its ETag is made of it."""

    model_config = ConfigDict(
        frozen=True,
        from_attributes=True,
        populate_by_name=True,
        use_attribute_docstrings=True,
        json_schema_serialization_defaults_required=True,
    )


# --- times -----------------------------------------------------------------------------------------------------------

_RFC3339: Final = re.compile(r"\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d{1,9})?([Zz]|[+-]\d\d:\d\d)", re.ASCII)
_LOST_PLUS: Final = re.compile(r"\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d{1,9})? \d\d:\d\d", re.ASCII)
_EARLIEST: Final = datetime(1970, 1, 1, tzinfo=UTC)
_LATEST: Final = datetime(2200, 1, 1, tzinfo=UTC)  # later times leave no room for arithmetic before year 9999


def utc(value: object) -> datetime:
    """The instant that a text in RFC 3339 or an aware datetime names, in UTC. Raises `Invalid`."""
    if isinstance(value, str):
        value = _parsed(value)
    if not isinstance(value, datetime):
        raise Invalid("A time is a text in RFC 3339, like 2030-01-31T09:00:00Z.")
    if value.tzinfo is None:
        raise Invalid("A time needs its offset from UTC, or Z.")
    try:
        moment = value.astimezone(UTC)
    except OverflowError:
        raise Invalid("This time is out of range.") from None
    if not _EARLIEST <= moment < _LATEST:
        raise Invalid("This time is out of range.")
    return moment


def _parsed(text: str) -> datetime:
    if _LOST_PLUS.fullmatch(text):
        raise Invalid("The + of this time's offset has become a space: in an address, + is written %2B.")
    if _RFC3339.fullmatch(text) is None:
        raise Invalid("A time is written as in RFC 3339, with its offset from UTC or Z: 2030-01-31T09:00:00Z.")
    try:
        return datetime.fromisoformat(text.upper())
    except ValueError:
        raise Invalid("There is no such time.") from None


UtcDatetime: TypeAlias = Annotated[
    datetime,
    BeforeValidator(utc),
    WithJsonSchema({"type": "string", "format": "date-time", "examples": ["2030-01-31T09:00:00Z"]}),
]
"""An instant: any offset in, UTC with `Z` out; a naive time is refused."""


@lru_cache(maxsize=1)
def _zones() -> frozenset[str]:
    return frozenset(available_timezones() - {"Factory", "localtime", "posixrules"})


def _zone(value: object) -> str:
    if not isinstance(value, str) or value not in _zones():
        raise Invalid("This is no IANA time zone, like Europe/Berlin.")
    return value


Zone: TypeAlias = Annotated[
    str, BeforeValidator(_zone), WithJsonSchema({"type": "string", "examples": ["Europe/Berlin", "Asia/Kathmandu"]})
]
"""The name of an IANA time zone that this machine knows."""

_CLOCK_TIME: Final = "^([01][0-9]|2[0-3]):[0-5][0-9]$"


def _clock_time(value: object) -> str:
    if not isinstance(value, str) or re.fullmatch(_CLOCK_TIME, value) is None:
        raise Invalid("A time of day is written as HH:MM, 00:00 to 23:59; midnight as an end is 00:00.")
    return value


ClockTime: TypeAlias = Annotated[
    str,
    Field(pattern=_CLOCK_TIME, examples=["09:00"], description="Wall clock, `HH:MM`."),
    BeforeValidator(_clock_time),
]
"""A time on the wall clock, `HH:MM`; `minutes_of` and `clock_time` go between it and minutes after midnight."""


def minutes_of(time: str) -> int:
    """Minutes after midnight of a `ClockTime`."""
    return int(time[:2]) * 60 + int(time[3:])


def clock_time(minutes: int) -> str:
    """The `ClockTime` of minutes after midnight; 1440 is midnight again."""
    return f"{minutes // 60 % 24:02}:{minutes % 60:02}"


# --- numbers ---------------------------------------------------------------------------------------------------------

Int4: TypeAlias = Annotated[int, Field(strict=True, ge=-(2**31), le=2**31 - 1)]
"""A whole number that fits a Postgres `integer`; no text, no `true`. Narrow it: `Annotated[Int4, Field(ge=1, le=5)]`."""


# --- texts -----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Words:
    longest: int
    shortest: int = 1

    kept: str = ""
    """Control characters that may stand in it."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_before_validator_function(self._cleaned, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        described = handler(schema)
        described.update(maxLength=self.longest)
        if self.shortest:
            described.update(minLength=self.shortest, pattern=r"\S")
        return described

    def _cleaned(self, value: object) -> str:
        if not isinstance(value, str):
            raise Invalid("This is a text.")
        if len(value) > 4 * self.longest + 100:  # before any work is put into it
            raise Invalid(f"This text is at most {self.longest} characters long.")
        text = unicodedata.normalize("NFC", value.replace("\r\n", "\n")).strip()
        if any(self._is_never_shown(character) and character not in self.kept for character in text) or self._is_heaped(
            text
        ):
            raise Invalid("This text holds characters that can't be shown.")
        if len(text) > self.longest:
            raise Invalid(f"This text is at most {self.longest} characters long.")
        if len(text) < self.shortest or (self.shortest and not any(map(_is_seen, text))):
            raise Invalid("This text is empty." if self.shortest == 1 else "This text is too short.")
        return text

    def _is_never_shown(self, character: str) -> bool:
        return unicodedata.category(character) in {"Cc", "Cs"}

    def _is_heaped(self, text: str) -> bool:
        return heaped(text, most=2 * MOST_MARKS)


_BLANKS: Final = frozenset("\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
_DIRECTIONS: Final = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_TAGS: Final = range(0xE0000, 0xE0080)


_ANNOTATIONS: Final = frozenset("\ufff9\ufffa\ufffb\ufffc")
_INVISIBLE: Final = frozenset("\ufeff\u180e\u2061\u2062\u2063\u2064\u206a\u206b\u206c\u206d\u206e\u206f")

MOST_MARKS: Final = 4
"""More marks on one character than any orthography has (UTS #39, 5.4), but for stacks of Tibetan letters."""
_STACKED: Final = range(0x0F71, 0x0FBD)


_TWICE: Final = re.compile(
    "([\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u064b-\u065f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff])\\1"
)
"""A mark that is there twice (UTS #39, 5.4)."""


def heaped(text: str, *, most: int = MOST_MARKS) -> bool:
    """Whether more marks are heaped on a character, until they cover other lines."""
    if text.isascii():
        return False
    marks = 0
    for each in unicodedata.normalize("NFD", text):
        is_mark = unicodedata.category(each) in {"Mn", "Me"} and ord(each) not in _STACKED
        marks = marks + 1 if is_mark else 0
        if marks > most:
            return True
    return False


def _is_seen(character: str) -> bool:
    """Whether anything of it is seen when it stands alone."""
    return character not in _BLANKS and unicodedata.category(character) not in {"Cf", "Zs", "Zl", "Zp", "Mn"}


@dataclass(frozen=True)
class Line(_Words):
    """Annotates a trimmed text of one line: `headline: Annotated[str, Line(120)]`.

    It stands in sentences of ours: nothing in it turns what is around it, ends the line or hides words.
    """

    def _is_never_shown(self, character: str) -> bool:
        return (
            super()._is_never_shown(character)
            or character in _DIRECTIONS
            or character in _ANNOTATIONS
            or character in _INVISIBLE
            or ord(character) in _TAGS
            or unicodedata.category(character) in {"Zl", "Zp"}
        )

    def _is_heaped(self, text: str) -> bool:
        return heaped(text) or _TWICE.search(unicodedata.normalize("NFD", text)) is not None


@dataclass(frozen=True)
class Prose(_Words):
    """Annotates a trimmed text of many lines: `about: Annotated[str, Prose(4000, shortest=0)]`."""

    kept: str = "\n\t"
