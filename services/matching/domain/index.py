"""All mentors as columns, so that one request scores everybody in a few operations on arrays."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, get_args
from uuid import UUID

import numpy as np
from numpy.typing import NDArray

from services.matching.domain.hours import LANES, NEVER, lanes_of
from services.matching.domain.languages import families_of
from services.matching.domain.people import Mentor
from shared.contracts.vocabulary import CareerStage, MeetingRhythm, Style
from shared.ground.languages import family_of

STAGES: Final[tuple[CareerStage, ...]] = get_args(CareerStage)
STYLES: Final[tuple[Style, ...]] = get_args(Style)
RHYTHMS: Final[tuple[MeetingRhythm, ...]] = get_args(MeetingRhythm)

_SMALLEST: Final = 64


def stage_bits(stages: Iterable[CareerStage]) -> int:
    """A set of stages as a bit set."""
    return sum(1 << STAGES.index(stage) for stage in set(stages))


def style_bits(styles: Iterable[Style]) -> int:
    """A set of styles as a bit set."""
    return sum(1 << STYLES.index(style) for style in set(styles))


@dataclass(frozen=True)
class Posting:
    """Who has one thing (a skill, a language): row numbers, shape (k,), and at which level, shape (k,)."""

    rows: NDArray[np.intp]
    levels: NDArray[np.float64]


class Postings:
    """For each tag (a skill, a language, an industry) the rows that carry it. Only what is asked for is turned into arrays, and kept until it changes."""

    def __init__(self) -> None:
        self._levels: dict[str, dict[int, float]] = {}
        self._arrays: dict[str, Posting] = {}

    def put(self, row: int, levels: Mapping[str, float]) -> None:
        for tag, level in levels.items():
            self._levels.setdefault(tag, {})[row] = level
            self._arrays.pop(tag, None)

    def drop(self, row: int, tags: Iterable[str]) -> None:
        for tag in tags:
            carriers = self._levels[tag]
            del carriers[row]
            self._arrays.pop(tag, None)
            if not carriers:
                del self._levels[tag]

    def of(self, tag: str) -> Posting | None:
        """Who carries this tag, or None for nobody."""
        if (known := self._arrays.get(tag)) is None and (carriers := self._levels.get(tag)) is not None:
            known = Posting(
                np.fromiter(carriers.keys(), dtype=np.intp, count=len(carriers)),
                np.fromiter(carriers.values(), dtype=np.float64, count=len(carriers)),
            )
            self._arrays[tag] = known
        return known


class MentorIndex:
    """Mentors by row; rows of people who are gone are used again. Every column has the length `size`."""

    def __init__(self) -> None:
        self.skills: Final = Postings()
        self.languages: Final = Postings()
        self.industries: Final = Postings()
        self._mentors: list[Mentor | None] = []
        self._rows: dict[UUID, int] = {}
        self._unused: list[int] = []
        self._columns: dict[str, NDArray[np.generic]] = _columns(_SMALLEST)

    @property
    def size(self) -> int:
        """How many rows there are, unused ones included."""
        return len(self._mentors)

    def __len__(self) -> int:
        return len(self._rows)

    def mentor(self, row: int) -> Mentor:
        """The mentor of a row in use."""
        mentor = self._mentors[row]
        if mentor is None:
            raise IndexError(f"row {row} is not in use")
        return mentor

    def rows_of(self, people: Iterable[UUID]) -> NDArray[np.intp]:
        """The rows of those of these people who are in the index."""
        return np.array([self._rows[person] for person in people if person in self._rows], dtype=np.intp)

    def column(self, name: str) -> NDArray[np.generic]:
        """One value a row; see `_columns` for the names."""
        return self._columns[name][: self.size]

    def put(self, mentor: Mentor) -> None:
        """Adds a mentor, or replaces what was known of them."""
        self.remove(mentor.person_id)
        row = self._unused.pop() if self._unused else self._new_row()
        section, hours = mentor.section, mentor.hours
        self._mentors[row] = mentor
        self._rows[mentor.person_id] = row
        self.skills.put(row, mentor.levels)
        self.languages.put(row, families_of((each.language, each.level) for each in section.languages))
        self.industries.put(row, dict.fromkeys(section.industries, 1))
        values = {
            "high": mentor.person_id.int >> 64,
            "low": mentor.person_id.int & 0xFFFF_FFFF_FFFF_FFFF,
            "open": not section.paused and mentor.free > 0,
            "places": section.capacity,
            "free": mentor.free,
            "stage": STAGES.index(section.stage),
            "welcome": stage_bits(section.mentee_types),
            "styles": style_bits(section.styles),
            "rhythm": RHYTHMS.index(section.meeting_rhythm),
            "speaks": len(section.languages),
            "knows": len(section.skills),
            "fields": len(section.industries),
            "offered_styles": len(set(section.styles)),
            "kept": mentor.reliability.kept,
            "failed": mentor.reliability.failed,
            "short_of_time": 0 if mentor.short_of_time_at is None else int(mentor.short_of_time_at.timestamp()),
            "ratings": mentor.ratings.count,
            "rating_total": mentor.ratings.total,
            "first_day": NEVER if hours is None else hours.first_day.toordinal(),
            "lanes": lanes_of(hours) if hours is not None and mentor.offers else 0,
        }
        for name, value in values.items():
            self._columns[name][row] = value

    def remove(self, person_id: UUID) -> None:
        """Forgets a person; nothing happens where they are no mentor."""
        row = self._rows.pop(person_id, None)
        if row is None:
            return
        section = self.mentor(row).section
        self.skills.drop(row, {each.skill for each in section.skills})
        self.languages.drop(row, {family_of(each.language) for each in section.languages})
        self.industries.drop(row, set(section.industries))
        self._mentors[row] = None
        self._columns["open"][row] = False
        self._unused.append(row)

    def _new_row(self) -> int:
        row = len(self._mentors)
        if row == len(self._columns["open"]):
            larger = _columns(row * 2)
            for name, column in self._columns.items():
                larger[name][:row] = column
            self._columns = larger
        self._mentors.append(None)
        return row


def _columns(length: int) -> dict[str, NDArray[np.generic]]:
    """`high`, `low`: the id as two numbers; `open`: takes requests; `welcome`, `styles`: bit sets; `lanes`: free time.

    `speaks`, `knows`, `fields`, `offered_styles`: how many languages, skills, industries, styles are named; `short_of_time`:
    when they last were, in seconds since 1970, 0 for never.
    """
    kinds: Mapping[str, type[np.generic]] = {
        "high": np.uint64,
        "low": np.uint64,
        "open": np.bool_,
        "places": np.int32,
        "free": np.int32,
        "stage": np.int8,
        "welcome": np.uint16,
        "styles": np.uint8,
        "rhythm": np.int8,
        "speaks": np.int32,
        "knows": np.int32,
        "fields": np.int32,
        "offered_styles": np.int8,
        "kept": np.int32,
        "failed": np.int32,
        "short_of_time": np.int64,
        "ratings": np.int32,
        "rating_total": np.int32,
        "first_day": np.int32,
    }
    return {
        **{name: np.zeros(length, dtype=kind) for name, kind in kinds.items()},
        "lanes": np.zeros((length, LANES), dtype=np.uint32),
    }
