"""What people are shown for the words that programs say: `words.csv` has a column for each language; CLDR knows the rest."""

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from importlib import resources
from typing import Final
from zoneinfo import ZoneInfo, available_timezones

from babel import Locale
from babel.core import get_global
from babel.dates import get_timezone_location

from shared.ground.languages import LANGUAGES

ENGLISH: Final = "en"
_REGIONS: Final = frozenset(
    "Africa America Antarctica Arctic Asia Atlantic Australia Europe Indian Pacific".split()  # noqa: SIM905 — likewise
)
"""Zones below them are named by a city; the rest are offsets, abbreviations and countries, which nobody looks for."""
_FORMER_NAMES: Final = frozenset(
    """
    America/Godthab Asia/Ashkhabad Asia/Calcutta Asia/Dacca Asia/Katmandu Asia/Macao Asia/Rangoon Asia/Saigon Asia/Thimbu
    Asia/Ujung_Pandang Asia/Ulan_Bator Atlantic/Faeroe Europe/Kiev Pacific/Ponape Pacific/Truk
    """.split()  # noqa: SIM905 — a list of names reads better as one
)
"""Aliases that are the same city by another name; browsers still say some of them."""
_UTC: Final = "UTC"
_UNNAMED: Final[Mapping[str, Mapping[str, str]]] = {
    "bfi": {"en": "British Sign Language", "de": "Britische Gebärdensprache"},
    "bh": {"en": "Bihari", "de": "Bihari"},
    "cmn": {"en": "Mandarin Chinese", "de": "Hochchinesisch"},
    "gsg": {"en": "German Sign Language", "de": "Deutsche Gebärdensprache"},
}
"""Languages that CLDR has no name for."""


@dataclass(frozen=True)
class Word:
    """A word of a list as programs say it, and as people read it."""

    word: str
    name: str


@dataclass(frozen=True)
class Zone:
    """A time zone by its city. `offset`: from UTC, at the moment that was asked about."""

    time_zone: str
    city: str
    offset: timedelta


def languages_of_words() -> tuple[str, ...]:
    """Those that every word has a name in, English first."""
    return (ENGLISH, *sorted(column for column in _rows()[0] if column not in {"list", "word", ENGLISH}))


@cache
def words(language: str) -> Mapping[str, Sequence[Word]]:
    """The lists by their names, each in its own order."""
    lists: dict[str, list[Word]] = {}
    for row in _rows():
        lists.setdefault(row["list"], []).append(Word(row["word"], row[language]))
    return lists


@cache
def languages(language: str) -> Sequence[Word]:
    """The languages that people can name, in alphabetical order of their names."""
    names = Locale(language).languages
    named = [Word(tag, names.get(tag) or _UNNAMED[tag][language]) for tag in LANGUAGES]
    return sorted(named, key=lambda each: each.name.casefold())


def zones(language: str, at: datetime) -> Sequence[Zone]:
    """UTC, then the zones from west to east."""
    listed = [
        Zone(zone, city, at.astimezone(ZoneInfo(zone)).utcoffset() or timedelta()) for zone, city in _cities(language)
    ]
    return [Zone(_UTC, _UTC, timedelta()), *sorted(listed, key=lambda zone: (zone.offset, zone.city))]


@cache
def _cities(language: str) -> Sequence[tuple[str, str]]:
    """Every city's zone, under the name that a machine may have set: an alias stands beside what it stands for."""
    listed = (zone for zone in available_timezones() if zone.partition("/")[0] in _REGIONS)
    return [(zone, _city(zone, language)) for zone in listed]


def _city(zone: str, language: str) -> str:
    """As CLDR names it; of an alias that may be the city of another zone, where nobody would look for it."""
    if zone in get_global("zone_aliases") and zone not in _FORMER_NAMES:
        return zone.rpartition("/")[2].replace("_", " ")
    return get_timezone_location(ZoneInfo(zone), locale=language, return_city=True)


@cache
def _rows() -> Sequence[Mapping[str, str]]:
    text = resources.files("services.profiles.vocabulary").joinpath("words.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))
