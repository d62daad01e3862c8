"""The demo's people: the reader says what is wrong and where, and the people are believable."""

import csv
import io
import re
import unicodedata
from collections import Counter
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo, available_timezones

import pytest

from deploy.local.demo.people import (
    COLUMNS,
    DemoPerson,
    DemoSkill,
    UnreadablePeople,
    WeeklyWindow,
    parse_people,
    read_people,
)

VOCABULARY: Final = Path(__file__).parents[2] / "services" / "profiles" / "vocabulary" / "skills.csv"
RESERVED_DOMAINS: Final = {"example.org", "example.com", "example.net"}  # RFC 2606: nobody can be reached there
# Clocks differ by the season, and the demo is played in any.
A_MONDAY_IN_JUNE: Final = datetime(2026, 6, 1, 12, tzinfo=UTC)
A_MONDAY_IN_DECEMBER: Final = datetime(2026, 12, 7, 12, tzinfo=UTC)
EITHER_SEASON: Final = pytest.mark.parametrize("monday", [A_MONDAY_IN_JUNE, A_MONDAY_IN_DECEMBER])
WEEK_MINUTES: Final = 7 * 24 * 60
SHORTEST_MEETING_MINUTES: Final = 30

A_MENTOR: Final = {
    "role": "mentor",
    "name": "Ada Osei",
    "email": "ada@example.org",
    "time_zone": "Africa/Accra",
    "locale": "en-GH",
    "languages": "en:5|tw:4",
    "headline": "Builds bridges",
    "about": "I build bridges. I like rivers.",
    "skills": "k8s:5|*wine making:2",
    "industries": "software",
    "years_of_experience": "9",
    "stage": "senior",
    "mentee_types": "early|mid",
    "styles": "listening",
    "meeting_rhythm": "weekly",
    "capacity": "2",
    "hours": "mon 18:00-20:00; sun 23:00-01:00",
    "offering": "Bridges: an hour:30,60",
    "goals": "",
    "skills_wanted": "",
    "expectations": "",
}
A_MENTEE: Final = A_MENTOR | {
    "role": "mentee",
    "headline": "",
    "skills": "",
    "years_of_experience": "",
    "mentee_types": "",
    "capacity": "",
    "offering": "",
    "goals": "Ship it @ docker,*wine making @ short_term @ skill ;; Lead a team @ leadership @ long_term @ career",
    "skills_wanted": "docker:4",
    "expectations": "Candour.",
}


def lines_of(*rows: dict[str, str]) -> list[str]:
    file = io.StringIO()
    writer = csv.DictWriter(file, COLUMNS)
    writer.writeheader()
    writer.writerows(rows)
    return file.getvalue().splitlines(keepends=True)


def squeezed(spelling: str) -> str:
    """What is left of a spelling when case, spaces, hyphens and dots do not count."""
    folded = unicodedata.normalize("NFKC", spelling).casefold()
    return "".join(c for c in folded if c in "+#" or unicodedata.category(c)[0] in "LMN")


@cache
def slugs_by_spelling() -> dict[str, str]:
    with VOCABULARY.open(encoding="utf-8", newline="") as file:
        return {
            squeezed(spelling): row["skill"]
            for row in csv.DictReader(file)
            for spelling in (row["skill"], row["name"], *row["spellings"].split("|"))
            if spelling
        }


@cache
def people() -> tuple[DemoPerson, ...]:
    return read_people()


def mentors() -> list[DemoPerson]:
    return [person for person in people() if person.mentor]


def mentees() -> list[DemoPerson]:
    return [person for person in people() if person.mentee]


def skills_of(person: DemoPerson) -> list[DemoSkill]:
    offered = [graded.named for graded in person.mentor.skills] if person.mentor else []
    wanted = [graded.named for graded in person.mentee.skills_wanted] if person.mentee else []
    aims = [skill for goal in person.mentee.goals for skill in goal.skills] if person.mentee else []
    return [*offered, *wanted, *aims]


def canonical(skill: DemoSkill) -> str:
    return squeezed(skill.skill) if skill.free else slugs_by_spelling()[squeezed(skill.skill)]


def minutes_of(window: WeeklyWindow) -> tuple[int, int]:
    start = (window.day * 24 + window.start.hour) * 60 + window.start.minute
    end = (window.day * 24 + window.end.hour) * 60 + window.end.minute
    return start, end + 24 * 60 * window.runs_over_midnight


def offset_of(zone: str, day: datetime) -> timedelta:
    offset = day.astimezone(ZoneInfo(zone)).utcoffset()
    assert offset is not None
    return offset


@cache
def bookable_minutes(person: DemoPerson, monday: datetime) -> frozenset[int]:
    """The minutes of that week, counted in UTC, in which the person has time."""
    ahead = offset_of(person.time_zone, monday) // timedelta(minutes=1)
    return frozenset(
        (minute - ahead) % WEEK_MINUTES for window in person.hours for minute in range(*minutes_of(window))
    )


def share_a_language(one: DemoPerson, other: DemoPerson) -> bool:
    fluent = [{spoken.language for spoken in person.languages if spoken.level >= 2} for person in (one, other)]
    return bool(fluent[0] & fluent[1])


def can_meet(one: DemoPerson, other: DemoPerson, monday: datetime) -> bool:
    return len(bookable_minutes(one, monday) & bookable_minutes(other, monday)) >= SHORTEST_MEETING_MINUTES


def could_talk(one: DemoPerson, other: DemoPerson, monday: datetime) -> bool:
    return one is not other and share_a_language(one, other) and can_meet(one, other, monday)


def teaches(mentor: DemoPerson, mentee: DemoPerson) -> bool:
    assert mentor.mentor
    assert mentee.mentee
    offered = {canonical(graded.named) for graded in mentor.mentor.skills}
    return any(canonical(graded.named) in offered for graded in mentee.mentee.skills_wanted)


def test_a_mentor_is_read_with_their_skills_hours_and_offering() -> None:
    (ada,) = parse_people(lines_of(A_MENTOR))
    assert ada.mentor is not None
    assert ada.mentee is None
    assert [(graded.named.skill, graded.named.free, graded.grade) for graded in ada.mentor.skills] == [
        ("k8s", False, 5),
        ("wine making", True, 2),
    ]
    assert [(window.day, f"{window.start:%H:%M}", window.runs_over_midnight) for window in ada.hours] == [
        (0, "18:00", False),
        (6, "23:00", True),
    ]
    assert (ada.mentor.offering.title, ada.mentor.offering.lengths_minutes) == ("Bridges: an hour", (30, 60))


def test_a_mentee_is_read_with_their_goals() -> None:
    (ada,) = parse_people(lines_of(A_MENTEE))
    assert ada.mentor is None
    assert ada.mentee is not None
    assert [(goal.text, goal.horizon, goal.kind) for goal in ada.mentee.goals] == [
        ("Ship it", "short_term", "skill"),
        ("Lead a team", "long_term", "career"),
    ]
    assert [skill.free for skill in ada.mentee.goals[0].skills] == [False, True]


@pytest.mark.parametrize(
    ("column", "text"),
    [
        ("role", "boss"),
        ("name", ""),
        ("email", "nowhere"),
        ("time_zone", "Atlantis/Centre"),
        ("languages", "en:6"),
        ("skills", "docker"),
        ("years_of_experience", "many"),
        ("mentee_types", "early|genius"),
        ("styles", ""),
        ("capacity", "0"),
        ("hours", "someday 18:00-20:00"),
        ("hours", "mon 18:00"),
        ("hours", "mon 24:00-25:00"),
        ("offering", "Bridges"),
        ("goals", "a mentor has none"),
    ],
)
def test_what_cannot_be_read_is_told_with_line_and_column(column: str, text: str) -> None:
    with pytest.raises(UnreadablePeople, match=rf"^line 3, column {column}: ") as told:
        parse_people(lines_of(A_MENTOR, A_MENTOR | {column: text}))
    assert (told.value.line, told.value.column) == (3, column)


def test_a_missing_column_is_told() -> None:
    with pytest.raises(UnreadablePeople, match=r"^line 1, column expectations: "):
        parse_people([",".join(COLUMNS[:-1])])


def test_a_row_with_too_few_or_too_many_cells_is_told() -> None:
    header, row = lines_of(A_MENTOR)
    with pytest.raises(UnreadablePeople, match=r"^line 2, column name: "):
        parse_people([header, "mentor\n"])
    with pytest.raises(UnreadablePeople, match=r"^line 2, column expectations: 1 cells follow"):
        parse_people([header, row.rstrip() + ",\n"])


def test_an_unclosed_quote_is_told() -> None:
    header, _ = lines_of(A_MENTOR)
    with pytest.raises(UnreadablePeople, match=r"^line 2, "):
        parse_people([header, 'mentor,"Ada\n'])


def test_there_are_enough_mentors_and_mentees_and_some_are_both() -> None:
    assert len(mentors()) >= 44
    assert len(mentees()) >= 66
    assert len([person for person in people() if person.mentor and person.mentee]) >= 3


def test_everybody_has_an_address_of_their_own_that_reaches_nobody() -> None:
    addresses = Counter(person.email for person in people())
    assert [address for address, times in addresses.items() if times > 1] == []
    assert {address.partition("@")[2] for address in addresses} <= RESERVED_DOMAINS
    assert all(re.fullmatch(r"[a-z][a-z.-]*@[a-z.]+", address) for address in addresses)


def test_nobody_says_what_somebody_else_says() -> None:
    for said in ([person.name for person in people()], [person.about for person in people()]):
        assert len(set(said)) == len(said)


def test_everybody_says_two_sentences_about_themself() -> None:
    wordless = [person.name for person in people() if len(re.findall(r"[.?!](?:\s|$)", person.about)) != 2]
    assert wordless == []


def test_the_people_live_in_the_whole_world_with_half_hour_zones_among_them() -> None:
    zones = {person.time_zone for person in people()}
    offsets = {offset_of(zone, A_MONDAY_IN_JUNE) for zone in zones}
    assert zones <= available_timezones()
    assert len(zones) >= 14
    assert len([offset for offset in offsets if offset % timedelta(hours=1)]) >= 4
    assert {"Asia/Kolkata", "Asia/Kathmandu", "Australia/Adelaide", "America/St_Johns", "Asia/Tehran"} <= zones


def test_the_people_speak_many_languages() -> None:
    spoken = {language.language for person in people() for language in person.languages}
    assert len(spoken) >= 8
    assert all(re.fullmatch(r"[a-z]{2,3}", language) for language in spoken)
    assert all(re.fullmatch(r"[a-z]{2,3}-[A-Z]{2}", person.locale) for person in people())


def test_everybody_speaks_the_language_of_their_locale() -> None:
    norwegian = {"nb": "no"}
    strangers = [
        person.name
        for person in people()
        if norwegian.get(person.locale[:2], person.locale[:2]) not in {spoken.language for spoken in person.languages}
    ]
    assert strangers == []


def test_every_skill_is_of_the_vocabulary_or_marked_as_free() -> None:
    marked = {(skill.skill, skill.free) for person in people() for skill in skills_of(person)}
    unknown = [skill for skill, free in marked if not free and squeezed(skill) not in slugs_by_spelling()]
    needlessly_free = [skill for skill, free in marked if free and squeezed(skill) in slugs_by_spelling()]
    assert unknown == []
    assert needlessly_free == []


def test_some_write_an_accepted_spelling_and_some_a_free_skill() -> None:
    slugs = set(slugs_by_spelling().values())
    skills = {skill for person in people() for skill in skills_of(person)}
    assert len([skill for skill in skills if not skill.free and skill.skill not in slugs]) >= 5
    assert len([skill for skill in skills if skill.free]) >= 3


def test_nobody_names_a_skill_twice_in_one_list() -> None:
    for person in people():
        offered = [canonical(graded.named) for graded in person.mentor.skills] if person.mentor else []
        wanted = [canonical(graded.named) for graded in person.mentee.skills_wanted] if person.mentee else []
        assert len(set(offered)) == len(offered), person.name
        assert len(set(wanted)) == len(wanted), person.name


def test_the_hours_of_a_person_do_not_overlap_one_another_and_some_run_over_midnight() -> None:
    for person in people():
        minutes = sum(end - start for start, end in map(minutes_of, person.hours))
        assert len(bookable_minutes(person, A_MONDAY_IN_JUNE)) == minutes, person.name
    assert any(window.runs_over_midnight for person in people() for window in person.hours)


def test_every_window_has_room_for_the_shortest_meeting_and_is_no_whole_day() -> None:
    lengths = [end - start for person in people() for start, end in map(minutes_of, person.hours)]
    assert min(lengths) >= SHORTEST_MEETING_MINUTES
    assert max(lengths) <= 8 * 60


def test_every_mentor_can_meet_in_the_shortest_length_they_offer() -> None:
    for person in mentors():
        assert person.mentor is not None
        longest = max(end - start for start, end in map(minutes_of, person.hours))
        assert max(person.mentor.offering.lengths_minutes) <= longest, person.name


@EITHER_SEASON
def test_every_mentee_finds_a_mentor_of_a_wanted_skill_who_shares_a_language_and_an_hour(monday: datetime) -> None:
    lonely = [
        mentee.name
        for mentee in mentees()
        if not any(teaches(mentor, mentee) and could_talk(mentor, mentee, monday) for mentor in mentors())
    ]
    assert lonely == []


@EITHER_SEASON
def test_most_mentees_can_meet_a_mentor_of_a_wanted_skill_in_another_offset(monday: datetime) -> None:
    with_a_mentor_abroad = [
        mentee
        for mentee in mentees()
        if any(
            teaches(mentor, mentee)
            and could_talk(mentor, mentee, monday)
            and offset_of(mentor.time_zone, monday) != offset_of(mentee.time_zone, monday)
            for mentor in mentors()
        )
    ]
    assert len(with_a_mentor_abroad) >= len(mentees()) * 3 // 4


@EITHER_SEASON
def test_every_mentor_finds_a_mentee_to_whom_they_teach_something(monday: datetime) -> None:
    unasked = [
        mentor.name
        for mentor in mentors()
        if not any(teaches(mentor, mentee) and could_talk(mentor, mentee, monday) for mentee in mentees())
    ]
    assert unasked == []
