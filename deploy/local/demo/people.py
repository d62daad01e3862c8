"""The people of the demo, read from `people.csv` into what the public API takes.

One row is one person. A cell with several things in it separates them so:

* `a|b` in `languages` (`en:5|hi:4`), `skills` and `skills_wanted` (`kubernetes:5|*wine making:4`, the star marks a
  skill outside the vocabulary), `industries`, `mentee_types` and `styles`;
* `; ` in `hours`: `mon 18:00-20:00; tue 23:00-01:00`, in the person's own zone; `to` ≤ `from` runs over midnight;
* `title:30,60` in `offering`: its lengths in minutes;
* ` ;; ` in `goals`, each `text @ skill,skill @ horizon @ kind`.

What belongs to the other role stays empty.
"""

import csv
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import time
from pathlib import Path
from typing import Final, TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

PEOPLE: Final = Path(__file__).with_name("people.csv")

COLUMNS: Final = (
    "role",
    "name",
    "email",
    "time_zone",
    "locale",
    "languages",
    "headline",
    "about",
    "skills",
    "industries",
    "years_of_experience",
    "stage",
    "mentee_types",
    "styles",
    "meeting_rhythm",
    "capacity",
    "hours",
    "offering",
    "goals",
    "skills_wanted",
    "expectations",
)
ROLES: Final = ("mentor", "mentee", "both")
STAGES: Final = ("student", "early", "mid", "senior", "lead", "executive", "returning", "changing")
STYLES: Final = ("listening", "directive", "challenging", "encouraging", "structured", "informal")
RHYTHMS: Final = ("weekly", "fortnightly", "monthly", "on_demand")
HORIZONS: Final = ("short_term", "long_term")
KINDS: Final = ("career", "skill", "personal", "network", "credential")
DAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

FREE: Final = "*"
MENTOR_COLUMNS: Final = ("headline", "skills", "years_of_experience", "mentee_types", "capacity", "offering")
MENTEE_COLUMNS: Final = ("goals", "skills_wanted", "expectations")

T = TypeVar("T")


class UnreadablePeople(Exception):
    """A cell of the demo's people cannot be read; the message names its line and column."""

    def __init__(self, line: int, column: str, why: str) -> None:
        super().__init__(f"line {line}, column {column}: {why}")
        self.line, self.column, self.why = line, column, why


@dataclass(frozen=True, slots=True)
class SpokenLanguage:
    """A language and how well it is spoken, 1 to 5."""

    language: str
    level: int


@dataclass(frozen=True, slots=True)
class DemoSkill:
    """A skill as its person writes it: a slug or an accepted spelling of the vocabulary, or a free skill."""

    skill: str
    free: bool


@dataclass(frozen=True, slots=True)
class GradedSkill:
    """A skill with the level a mentor has in it, or the importance it has for a mentee; 1 to 5."""

    named: DemoSkill
    grade: int


@dataclass(frozen=True, slots=True)
class WeeklyWindow:
    """Wall-clock hours of one weekday (0 = Monday)."""

    day: int
    start: time
    end: time

    @property
    def runs_over_midnight(self) -> bool:
        return self.end <= self.start


@dataclass(frozen=True, slots=True)
class DemoOffering:
    """What can be booked with a mentor."""

    title: str
    lengths_minutes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class DemoGoal:
    """What a mentee wants to reach."""

    text: str
    skills: tuple[DemoSkill, ...]
    horizon: str
    kind: str


@dataclass(frozen=True, slots=True)
class MentorSide:
    """What only a mentor says of themself."""

    headline: str
    skills: tuple[GradedSkill, ...]
    years_of_experience: int
    mentee_types: tuple[str, ...]
    capacity: int
    offering: DemoOffering


@dataclass(frozen=True, slots=True)
class MenteeSide:
    """What only a mentee says of themself."""

    goals: tuple[DemoGoal, ...]
    skills_wanted: tuple[GradedSkill, ...]
    expectations: str


@dataclass(frozen=True, slots=True)
class DemoPerson:
    """A believable person: at least one of `mentor` and `mentee` is there."""

    name: str
    email: str
    time_zone: str
    locale: str
    languages: tuple[SpokenLanguage, ...]
    about: str
    industries: tuple[str, ...]
    stage: str
    styles: tuple[str, ...]
    meeting_rhythm: str
    hours: tuple[WeeklyWindow, ...]
    mentor: MentorSide | None
    mentee: MenteeSide | None


def read_people(path: Path = PEOPLE) -> tuple[DemoPerson, ...]:
    """Reads everybody; raises UnreadablePeople at the first cell that cannot be read."""
    with path.open(encoding="utf-8", newline="") as file:
        return parse_people(file)


def parse_people(lines: Iterable[str]) -> tuple[DemoPerson, ...]:
    """Reads people out of the lines of a CSV, its header first."""
    reader = csv.reader(lines, strict=True)
    try:
        _check_header(next(reader, []))
        people = tuple(_person(_cells(reader.line_num, row)) for row in reader)
    except csv.Error as error:
        raise UnreadablePeople(reader.line_num, "(whole line)", str(error)) from error
    return people


class _Cells:
    """One row: its cells are read by column, and what cannot be read is told with line and column."""

    def __init__(self, line: int, texts: dict[str, str]) -> None:
        self._line = line
        self._texts = texts

    def read(self, column: str, parse: Callable[[str], T]) -> T:
        try:
            return parse(self._texts[column].strip())
        except ValueError as error:
            raise UnreadablePeople(self._line, column, str(error)) from error

    def read_empty(self, columns: Iterable[str]) -> None:
        for column in columns:
            self.read(column, _nothing)


def _check_header(header: Sequence[str]) -> None:
    for column in COLUMNS:
        if column not in header:
            raise UnreadablePeople(1, column, "the header lacks this column")
    if tuple(header) != COLUMNS:
        raise UnreadablePeople(1, "(header)", f"the columns are {','.join(COLUMNS)}, in this order")


def _cells(line: int, row: Sequence[str]) -> _Cells:
    if len(row) < len(COLUMNS):
        raise UnreadablePeople(line, COLUMNS[len(row)], f"the row ends before this column, after {len(row)} cells")
    if len(row) > len(COLUMNS):
        raise UnreadablePeople(line, COLUMNS[-1], f"{len(row) - len(COLUMNS)} cells follow the last column")
    return _Cells(line, dict(zip(COLUMNS, row, strict=True)))


def _person(cells: _Cells) -> DemoPerson:
    role = cells.read("role", _one_of(ROLES))
    return DemoPerson(
        name=cells.read("name", _text),
        email=cells.read("email", _email),
        time_zone=cells.read("time_zone", _time_zone),
        locale=cells.read("locale", _text),
        languages=cells.read("languages", _several(_language)),
        about=cells.read("about", _text),
        industries=cells.read("industries", _several(_text)),
        stage=cells.read("stage", _one_of(STAGES)),
        styles=cells.read("styles", _several(_one_of(STYLES))),
        meeting_rhythm=cells.read("meeting_rhythm", _one_of(RHYTHMS)),
        hours=cells.read("hours", _several(_window, between=";")),
        mentor=_mentor_side(cells, is_mentor=role != "mentee"),
        mentee=_mentee_side(cells, is_mentee=role != "mentor"),
    )


def _mentor_side(cells: _Cells, *, is_mentor: bool) -> MentorSide | None:
    if not is_mentor:
        cells.read_empty(MENTOR_COLUMNS)
        return None
    return MentorSide(
        headline=cells.read("headline", _text),
        skills=cells.read("skills", _several(_graded_skill)),
        years_of_experience=cells.read("years_of_experience", _whole(0, 80)),
        mentee_types=cells.read("mentee_types", _several(_one_of(STAGES))),
        capacity=cells.read("capacity", _whole(1, 50)),
        offering=cells.read("offering", _offering),
    )


def _mentee_side(cells: _Cells, *, is_mentee: bool) -> MenteeSide | None:
    if not is_mentee:
        cells.read_empty(MENTEE_COLUMNS)
        return None
    return MenteeSide(
        goals=cells.read("goals", _several(_goal, between=";;")),
        skills_wanted=cells.read("skills_wanted", _several(_graded_skill)),
        expectations=cells.read("expectations", _text),
    )


def _text(text: str) -> str:
    if not text:
        raise ValueError("something must stand here")
    return text


def _nothing(text: str) -> None:
    if text:
        raise ValueError("stays empty for a person of this role")


def _email(text: str) -> str:
    name, at, domain = text.partition("@")
    if not (name and at and domain):
        raise ValueError(f"{text!r} is no e-mail address")
    return text


def _time_zone(text: str) -> str:
    try:
        ZoneInfo(_text(text))
    except ZoneInfoNotFoundError as error:
        raise ValueError(f"{text!r} is no IANA time zone") from error
    return text


def _one_of(words: Collection[str]) -> Callable[[str], str]:
    def parse(text: str) -> str:
        if text not in words:
            raise ValueError(f"{text!r} is none of {', '.join(words)}")
        return text

    return parse


def _whole(least: int, most: int) -> Callable[[str], int]:
    def parse(text: str) -> int:
        if not (text.isascii() and text.isdigit() and least <= int(text) <= most):
            raise ValueError(f"{text!r} is no whole number from {least} to {most}")
        return int(text)

    return parse


def _several(parse: Callable[[str], T], between: str = "|") -> Callable[[str], tuple[T, ...]]:
    def parse_each(text: str) -> tuple[T, ...]:
        return tuple(parse(part.strip()) for part in _text(text).split(between))

    return parse_each


_grade = _whole(1, 5)


def _language(text: str) -> SpokenLanguage:
    language, _, level = text.partition(":")
    return SpokenLanguage(_text(language), _grade(level))


def _skill(text: str) -> DemoSkill:
    return DemoSkill(_text(text.removeprefix(FREE).strip()), free=text.startswith(FREE))


def _graded_skill(text: str) -> GradedSkill:
    skill, _, grade = text.rpartition(":")
    return GradedSkill(_skill(skill), _grade(grade))


def _window(text: str) -> WeeklyWindow:
    day, _, window = text.partition(" ")
    if day not in DAYS:
        raise ValueError(f"{text!r} does not begin with one of {', '.join(DAYS)}")
    start, _, end = window.partition("-")
    return WeeklyWindow(DAYS.index(day), _wall_clock(start), _wall_clock(end))


def _wall_clock(text: str) -> time:
    hour, _, minute = text.partition(":")
    if len(text) != len("HH:MM"):
        raise ValueError(f"{text!r} is no wall-clock time like 18:30")
    return time(_whole(0, 23)(hour), _whole(0, 59)(minute))


def _offering(text: str) -> DemoOffering:
    title, _, lengths = text.rpartition(":")
    return DemoOffering(_text(title), _several(_whole(5, 480), between=",")(lengths))


def _goal(text: str) -> DemoGoal:
    parts = [part.strip() for part in text.split(" @ ")]
    if len(parts) != len(("text", "skills", "horizon", "kind")):
        raise ValueError(f"{text!r} is not: text @ skill,skill @ horizon @ kind")
    wish, skills, horizon, kind = parts
    return DemoGoal(_text(wish), _several(_skill, ",")(skills), _one_of(HORIZONS)(horizon), _one_of(KINDS)(kind))
