from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from services.profiles.domain.languages import UnknownLanguage
from services.profiles.domain.people import (
    MOST_BLOCKS,
    BlockingOneself,
    Person,
    TooManyBlocks,
    UnknownTimeZone,
    account_of,
)
from services.profiles.domain.profiles import (
    DuplicateChoices,
    DuplicateIndustries,
    DuplicateSkills,
    Goal,
    Language,
    MenteeProfile,
    MentorProfile,
    NumberOutOfRange,
    SkillLevel,
    SkillWanted,
    TextTooLong,
    TooManyGoals,
    TooManyIndustries,
    TooManyLanguages,
    TooManySkills,
)
from shared.ground.languages import LANGUAGES, UnknownLocale, locale_tag
from shared.ground.questions import DuplicateLanguages
from shared.ids import uuid7
from shared.refusals import Refusal

GOAL = Goal("Lead a team", ("leadership",), "long_term", "career")


NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)


def a_person(**fields: Any) -> Person:
    return replace(Person(person_id=UUID(int=1), email="a@people.example"), **fields)


def a_mentor(**fields: Any) -> MentorProfile:
    known: dict[str, Any] = {
        "headline": "Platforms",
        "about": "",
        "skills": (SkillLevel("kubernetes", 5),),
        "industries": (),
        "years_of_experience": 20,
        "stage": "lead",
        "mentee_types": (),
        "styles": (),
        "languages": (),
        "meeting_rhythm": "weekly",
        "capacity": 3,
    }
    return MentorProfile(**known | fields)


def a_mentee(**fields: Any) -> MenteeProfile:
    known: dict[str, Any] = {
        "about": "",
        "goals": (GOAL,),
        "skills_wanted": (SkillWanted("kubernetes", 5),),
        "industries": (),
        "stage": "early",
        "styles": (),
        "meeting_rhythm": "weekly",
        "expectations": "",
    }
    return MenteeProfile(**known | fields)


def many_languages(number: int) -> tuple[Language, ...]:
    return tuple(Language(tag, 1) for tag in sorted(LANGUAGES)[:number])


@pytest.mark.parametrize(
    ("fields", "refusal"),
    [
        ({"skills": tuple(SkillLevel(f"skill-{n}", 1) for n in range(10_000))}, TooManySkills),
        ({"skills": (SkillLevel("go", 1), SkillLevel("go", 5))}, DuplicateSkills),
        ({"industries": tuple(f"industry {n}" for n in range(11))}, TooManyIndustries),
        ({"industries": ("Health", "health")}, DuplicateIndustries),
        ({"industries": ("x" * 61,)}, TextTooLong),
        ({"languages": many_languages(21)}, TooManyLanguages),
        ({"languages": (Language("en", 1), Language("EN", 2))}, DuplicateLanguages),
        ({"styles": ("listening", "listening")}, DuplicateChoices),
        ({"mentee_types": ("mid", "mid")}, DuplicateChoices),
        ({"headline": "x" * 121}, TextTooLong),
        ({"about": "x" * 4001}, TextTooLong),
        ({"capacity": 0}, NumberOutOfRange),
        ({"capacity": 51}, NumberOutOfRange),
        ({"years_of_experience": 71}, NumberOutOfRange),
    ],
)
def test_there_is_no_such_mentor(fields: dict[str, Any], refusal: type[Refusal]) -> None:
    with pytest.raises(refusal):
        a_mentor(**fields)


@pytest.mark.parametrize(
    ("fields", "refusal"),
    [
        ({"goals": (GOAL,) * 11}, TooManyGoals),
        ({"skills_wanted": tuple(SkillWanted(f"skill-{n}", 1) for n in range(31))}, TooManySkills),
        ({"skills_wanted": (SkillWanted("go", 1), SkillWanted("go", 5))}, DuplicateSkills),
        ({"styles": ("listening", "listening")}, DuplicateChoices),
        ({"expectations": "x" * 4001}, TextTooLong),
    ],
)
def test_there_is_no_such_mentee(fields: dict[str, Any], refusal: type[Refusal]) -> None:
    with pytest.raises(refusal):
        a_mentee(**fields)


def test_a_goal_names_few_skills_once() -> None:
    with pytest.raises(TooManySkills):
        replace(GOAL, skills=tuple(f"skill-{n}" for n in range(11)))
    with pytest.raises(DuplicateSkills):
        replace(GOAL, skills=("go", "go"))


@pytest.mark.parametrize("level", [0, 6])
def test_levels_go_from_one_to_five(level: int) -> None:
    for make in (lambda: Language("en", level), lambda: SkillLevel("go", level), lambda: SkillWanted("go", level)):
        with pytest.raises(NumberOutOfRange):
            make()


def test_two_spellings_of_one_skill_are_one_skill_twice() -> None:
    mentor = a_mentor(skills=(SkillLevel("k8s", 5), SkillLevel("Kubernetes", 4)))

    with pytest.raises(DuplicateSkills):
        mentor.with_slugs({"k8s": "kubernetes", "Kubernetes": "kubernetes"})


def test_there_is_no_such_language() -> None:
    with pytest.raises(UnknownLanguage):
        Language("xx", 1)


def test_languages_are_lowercase() -> None:
    assert Language("DE", 5).language == "de"


@pytest.mark.parametrize(("text", "tag"), [("EN", "en"), ("pt_br", "pt-BR"), ("zh-hant-tw", "zh-Hant-TW")])
def test_a_locale_has_one_spelling(text: str, tag: str) -> None:
    assert locale_tag(text) == tag


@pytest.mark.parametrize("text", ["", "english", "xx-YY", "en-", "en-GB-oed", "e"])
def test_there_is_no_such_locale(text: str) -> None:
    with pytest.raises(UnknownLocale):
        locale_tag(text)


@pytest.mark.parametrize("zone", ["Mars/Olympus", "", "localtime", "UTC+1", "europe/berlin"])
def test_there_is_no_such_time_zone(zone: str) -> None:
    with pytest.raises(UnknownTimeZone):
        a_person().updated(time_zone=zone)


def test_a_change_raises_versions_and_nothing_changed_is_no_news() -> None:
    updated, fact = a_person().updated(name="Amina")
    same, none = updated.updated(name="Amina")

    assert (updated.version, updated.revision, fact) == (2, 2, "person_updated")
    assert (same, none) == (updated, None)


def test_a_name_has_an_end() -> None:
    with pytest.raises(TextTooLong):
        a_person().updated(name="x" * 101)


def test_becoming_changing_pausing_and_resuming_a_mentor_are_facts_of_their_own() -> None:
    person, published = a_person().as_mentor(a_mentor())
    person, updated = person.as_mentor(a_mentor(capacity=4))
    person, paused = person.as_mentor(a_mentor(capacity=4, paused=True))
    person, resumed = person.as_mentor(a_mentor(capacity=4))

    assert (published, updated, paused, resumed) == (
        "mentor_published",
        "mentor_updated",
        "mentor_paused",
        "mentor_resumed",
    )
    assert (person.mentor_version, person.version, person.revision) == (4, 1, 5)


def test_a_mentor_mentors_in_what_they_speak_unless_they_say_otherwise() -> None:
    person = a_person(languages=(Language("de", 5),))

    assert replace(person, mentor=a_mentor()).mentoring_languages == (Language("de", 5),)
    english = a_mentor(languages=(Language("en", 4),))
    assert replace(person, mentor=english).mentoring_languages == (Language("en", 4),)


def test_nobody_blocks_themselves() -> None:
    person = a_person()

    with pytest.raises(BlockingOneself):
        person.blocking(person.person_id, NOW)


def test_a_block_that_was_lifted_is_told_of_for_a_month_and_one_that_stands_for_as_long_as_it_does() -> None:
    other, later = UUID(int=2), NOW + timedelta(days=31)
    person, _ = a_person().blocking(other, NOW)
    lifted, _ = person.unblocking(other)

    assert person.partings_to_tell(later) == {other: NOW}
    assert lifted.partings_to_tell(later - timedelta(days=1)) == {other: NOW}
    assert lifted.partings_to_tell(later) == {}


def test_blocks_have_an_end() -> None:
    with pytest.raises(TooManyBlocks):
        a_person(blocks=frozenset(uuid7() for _ in range(MOST_BLOCKS))).blocking(uuid7(), NOW)


def test_blocking_twice_is_blocking_once() -> None:
    person, fact = a_person().blocking(UUID(int=2), NOW)

    assert fact == "blocks_changed"
    assert person.blocking(UUID(int=2), NOW) == (person, None)
    assert person.unblocking(UUID(int=3)) == (person, None)


def test_only_ascii_letters_of_an_address_lose_their_case() -> None:
    assert account_of("Amina@People.Example") == "amina@people.example"
    assert account_of("straße@people.example") != account_of("strasse@people.example")
    assert account_of("İ@people.example") != account_of("i@people.example")
