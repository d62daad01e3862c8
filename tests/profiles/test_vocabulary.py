"""The words of forms: none is missing in any language, and every one is taken where it is sent."""

from datetime import UTC, datetime
from typing import Any, get_args

import pytest

from services.profiles.domain import people
from services.profiles.vocabulary import words
from shared.contracts import vocabulary
from shared.ground.languages import LANGUAGES
from tests.browser.promises import shows
from tests.profiles.conftest import Profiles

LISTS = {
    "career_stages": vocabulary.CareerStage,
    "styles": vocabulary.Style,
    "meeting_rhythms": vocabulary.MeetingRhythm,
    "goal_horizons": vocabulary.GoalHorizon,
    "goal_kinds": vocabulary.GoalKind,
    "progress": vocabulary.Progress,
    "mentorship_stages": vocabulary.MentorshipStage,
    "ending_reasons": vocabulary.EndingReason,
    "session_kinds": vocabulary.SessionKind,
}
WINTER, SUMMER = datetime(2030, 1, 15, 12, tzinfo=UTC), datetime(2030, 7, 15, 12, tzinfo=UTC)

each_language = pytest.mark.parametrize("language", words.languages_of_words())


@each_language
def test_every_word_of_every_list_has_a_name_and_no_two_have_one(language: str) -> None:
    for name, meant in LISTS.items():
        listed = words.words(language)[name]
        assert [each.word for each in listed] == list(get_args(meant)), name
        assert all(each.name.strip() for each in listed)
        assert len({each.name for each in listed}) == len(listed)
    assert words.words(language).keys() == LISTS.keys()


@each_language
def test_every_language_has_a_name_of_its_own(language: str) -> None:
    named = words.languages(language)
    assert {each.word for each in named} == LANGUAGES
    assert all(each.name != each.word for each in named)


@shows(4)
@each_language
def test_every_zone_is_taken_where_a_zone_is_told(language: str) -> None:
    zones = words.zones(language, WINTER)
    assert len(zones) > 400
    assert {zone.time_zone for zone in zones} <= people._time_zones()


@shows(4)
@pytest.mark.parametrize(
    ("zone", "city"),
    [
        ("America/Vancouver", "Vancouver"),
        ("America/Shiprock", "Shiprock"),
        ("Asia/Calcutta", "Kolkata"),
        ("Asia/Kolkata", "Kolkata"),
        ("Europe/Kyiv", "Kyiv"),
        ("America/Argentina/Ushuaia", "Ushuaia"),
    ],
)
def test_a_zone_is_found_by_its_own_city_under_each_of_its_names(zone: str, city: str) -> None:
    assert {each.time_zone: each.city for each in words.zones("en", WINTER)}[zone] == city


def test_offsets_are_those_of_the_moment() -> None:
    def minutes(zone: str, at: datetime) -> float:
        return next(each.offset.total_seconds() / 60 for each in words.zones("en", at) if each.time_zone == zone)

    assert (minutes("Europe/Berlin", WINTER), minutes("Europe/Berlin", SUMMER)) == (60, 120)
    assert minutes("Asia/Kathmandu", WINTER) == 345
    assert minutes("Pacific/Kiritimati", WINTER) == 840


async def test_anybody_reads_the_words_in_their_language_and_keeps_them(profiles: Profiles) -> None:
    german, english = [
        await profiles.client.get("/profiles/v1/vocabulary", headers={"Accept-Language": language})
        for language in ("de-AT, en;q=0.5", "fr")
    ]
    assert (german.headers["Content-Language"], english.headers["Content-Language"]) == ("de", "en")
    assert german.headers["Cache-Control"] == "public, max-age=3600"
    assert "Accept-Language" in german.headers["Vary"]
    assert _name(german.json(), "styles", "listening") == "Hört zuerst zu"
    assert _name(english.json(), "styles", "listening") == "Listens first"
    assert _name(german.json(), "languages", "sw") == "Suaheli"


def _name(lists: dict[str, Any], name: str, word: str) -> str:
    (found,) = [each["name"] for each in lists[name] if each["word"] == word]
    return str(found)
