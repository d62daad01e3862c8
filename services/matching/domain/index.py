"""All mentors as columns, so that one request scores many in a few operations on arrays.

What a score reads lies in columns, what only a reason names in a few numbers a mentor; words that neither needs are not here. A hundred
thousand mentors take some 80 MB, of which 34 are free time.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from functools import lru_cache
from itertools import starmap
from typing import Any, Final, NamedTuple, TypeVar
from uuid import UUID

import numpy as np
from numpy.typing import NDArray

from services.matching.domain.bit_sets import RHYTHMS, STAGES, members
from services.matching.domain.entries import Entries, entries_of
from services.matching.domain.grading import Grades
from services.matching.domain.hours import LANES
from services.matching.domain.people import Mentor, Ratings, Reliability
from services.matching.domain.postings import Levels, Postings
from services.matching.domain.tags import Lexicon, Said, carried
from services.matching.domain.traits import Trait
from shared.contracts.profiles import Language, MentorSection, SkillLevel
from shared.ground.languages import family_of

_SMALLEST: Final = 64
_ALIKE: Final = 4_096
"""So many skills at a level, and languages, are made once for all who have them."""

MADE_AT_MOST: Final = 32
"""Of a hundred thousand mentors 13 MB."""

Rows = NDArray[np.intp]
T = TypeVar("T")


class Silent(NamedTuple):
    """Rows that name no skill, and those that name no industry either."""

    skills: Rows
    both: Rows


class _Kept(NamedTuple):
    """Of a mentor, by the names of columns."""

    high: int
    low: int
    places: int
    free: int
    paused: bool
    stage: int
    rhythm: int
    welcome: int
    ratings: int
    rating_total: int
    sessions: int
    kept: int
    failed: int
    short_of_time: int
    offers: bool


class MentorIndex:
    """Mentors by row; rows of people who are gone are used again. Every column has the length `size`."""

    def __init__(self, room: int = _SMALLEST) -> None:
        """`room`: for how many mentors memory is asked for at once."""
        self.skills: Final = Postings()
        self.grades: Final = Grades(self.skills)
        self.industries: Final = Postings()
        self._languages: Final = Levels(max(room, 1))
        self._lexicon: Final = Lexicon()
        self._said: Final[list[bytes | None]] = []
        self._rows: Final[dict[bytes, int]] = {}
        self._unused: Final[list[int]] = []
        self._silent: Silent | None = None
        self._made: Final[dict[Hashable, Any]] = {}
        self._columns: dict[str, NDArray[Any]] = _columns(max(room, 1))

    @property
    def size(self) -> int:
        """How many rows there are, unused ones included."""
        return len(self._said)

    def __len__(self) -> int:
        return len(self._rows)

    def mentors(self, rows: Sequence[int]) -> list[Mentor]:
        """The mentors of rows in use, as far as scores and reasons need them: without hours, years and what is said at length."""
        kept = zip(*(self._columns[name].take(rows).tolist() for name in _Kept._fields), strict=True)
        return [_mentor(_Kept(*each), self._said_in(row)) for row, each in zip(rows, kept, strict=True)]

    def rows_of(self, people: Iterable[UUID]) -> Rows:
        """The rows of those of these people who are in the index."""
        found = (self._rows.get(person.bytes) for person in people)
        return np.array([row for row in found if row is not None], dtype=np.intp)

    def column(self, name: str) -> NDArray[Any]:
        """One value a row; see `_columns` for the names."""
        return self._columns[name][: self.size]

    def spoken(self, family: str) -> NDArray[np.uint8] | None:
        """At which level each row speaks a language, 0: not at all; None where nobody does."""
        levels = self._languages.of(family)
        return None if levels is None else levels[: self.size]

    @property
    def silent(self) -> Silent:
        """Who says nothing of what they know."""
        if self._silent is None:
            skills = np.flatnonzero(self.column("knows") == 0)
            self._silent = Silent(skills, skills[self.column("fields")[skills] == 0])
        return self._silent

    def made_once(self, key: Hashable, make: Callable[[], T]) -> T:
        """What this makes of everybody; it is kept until somebody changes, as what was asked for last is."""
        made: T = self._made.pop(key) if key in self._made else make()
        self._made[key] = made
        if len(self._made) > MADE_AT_MOST:
            del self._made[next(iter(self._made))]
        return made

    def put(self, mentor: Mentor) -> None:
        """Adds a mentor, or replaces what was known of them."""
        self.put_all([mentor])

    def put_all(self, mentors: Sequence[Mentor]) -> None:
        """The same for many, each person once: much faster than one after the other."""
        if mentors:
            self.take_over(entries_of(mentors))

    def take_over(self, entries: Entries) -> None:
        """The same for many who have been read as columns."""
        for person in entries.people:
            self.remove(person)
        self._forget()
        rows = self._new_rows(len(entries.people))
        for person, row in zip(entries.people, rows.tolist(), strict=True):
            self._rows[person.bytes] = row
        for name, column in entries.columns.items():
            self._columns[name][rows] = column
        self._columns["lanes"][rows] = entries.lanes
        self._keep_words(rows, entries)

    def remove(self, person_id: UUID) -> None:
        """Forgets a person; nothing happens where they are no mentor."""
        row = self._rows.pop(person_id.bytes, None)
        if row is None:
            return
        self._forget()
        said, packed = self._said_in(row), self._said[row] or b""
        self.skills.drop(row, {skill for skill, _ in said["skill"]})
        self.industries.drop(row, {industry for industry, _ in said["industry"]})
        self._languages.drop(row, {family_of(language) for language, _ in said["language"]})
        self._lexicon.give_back(packed)
        self._said[row] = None
        self._columns["open"][row] = False
        self._unused.append(row)

    def _keep_words(self, rows: Rows, entries: Entries) -> None:
        words = {kind: self._lexicon.taken(kind, tags.words) for kind, tags in entries.tags.items()}
        for row, packed in zip(rows.tolist(), self._lexicon.packed(len(rows), entries.tags, words), strict=True):
            self._said[row] = packed
        skills, industries, languages = (entries.tags[kind] for kind in ("skill", "industry", "language"))
        self.skills.put(carried(self._lexicon, rows[skills.owners], words["skill"], entries.levels))
        alike = np.ones(len(industries.owners))
        self.industries.put(carried(self._lexicon, rows[industries.owners], words["industry"], alike))
        spoken = carried(self._lexicon, rows[languages.owners], words["language"], languages.numbers.astype(np.float64))
        for language, own in spoken.spans():
            self._languages.put(family_of(language), spoken.rows[own], spoken.levels[own])

    def _said_in(self, row: int) -> Said:
        if (packed := self._said[row]) is None:
            raise IndexError(f"row {row} is not in use")
        return self._lexicon.said(packed)

    def _forget(self) -> None:
        """What was made of everybody, now that somebody changed."""
        self.grades.forget()
        self._made.clear()
        self._silent = None

    def _new_rows(self, number: int) -> Rows:
        """So many rows that nobody is in, ascending."""
        again = [self._unused.pop() for _ in range(min(number, len(self._unused)))]
        end = self.size + number - len(again)
        rows = np.sort(np.array([*again, *range(self.size, end)], dtype=np.intp))
        self._said.extend([None] * (end - self.size))
        if end > len(self._columns["open"]):
            self._grow(end + end // 2)
        return rows

    def _grow(self, length: int) -> None:
        larger = _columns(length)
        for name, column in self._columns.items():
            larger[name][: len(column)] = column
        self._columns = larger
        self._languages.grow(length)


def _mentor(kept: _Kept, said: Said) -> Mentor:
    section = MentorSection(
        headline="",
        about="",
        skills=tuple(starmap(_skill, said["skill"])),
        industries=tuple(industry for industry, _ in said["industry"]),
        years_of_experience=0,
        stage=STAGES[kept.stage],
        mentee_types=members(STAGES, kept.welcome),
        styles=tuple(style for style, _ in said["style"]),
        languages=tuple(starmap(_language, said["language"])),
        meeting_rhythm=RHYTHMS[kept.rhythm],
        capacity=kept.places,
        paused=kept.paused,
    )
    return Mentor(
        person_id=UUID(int=kept.high << 64 | kept.low),
        section=section,
        active=kept.places - kept.free,
        ratings=Ratings(kept.ratings, kept.rating_total),
        sessions=kept.sessions,
        offers=kept.offers,
        reliability=Reliability(kept.kept, kept.failed),
        praised=dict(said["praise"]),
        short_of_time_at=datetime.fromtimestamp(kept.short_of_time, UTC) if kept.short_of_time else None,
    )


@lru_cache(_ALIKE)
def _skill(skill: str, level: int) -> SkillLevel:
    return SkillLevel(skill=skill, level=level)


@lru_cache(_ALIKE)
def _language(language: str, level: int) -> Language:
    return Language(language=language, level=level)


class Selection:
    """Some rows of an index, ascending, or all of them: what factors are computed over, shape (n,) each."""

    def __init__(self, index: MentorIndex, rows: Rows | None = None) -> None:
        self.index: Final = index
        self.rows: Final = rows
        self.size: Final = index.size if rows is None else len(rows)

    def of(self, column: NDArray[Any]) -> NDArray[Any]:
        """What of a column of the index is selected."""
        return column if self.rows is None else column.take(self.rows, axis=0)

    def column(self, name: str) -> NDArray[Any]:
        """See `MentorIndex.column`."""
        return self.of(self.index.column(name))

    def traits(self) -> NDArray[np.uint8]:
        """See `Trait`: shape (8, n)."""
        return np.ascontiguousarray(self.column("traits").view(np.uint8).reshape(-1, len(Trait)).T)

    def spoken(self, family: str) -> NDArray[np.uint8] | None:
        """See `MentorIndex.spoken`."""
        levels = self.index.spoken(family)
        return None if levels is None else self.of(levels)

    def place_of(self, person_id: UUID) -> int | None:
        """Where this person stands among the selected ones."""
        found = self.index.rows_of([person_id])
        if not found.size or self.rows is None:
            return int(found[0]) if found.size else None
        at = int(np.searchsorted(self.rows, found[0]))
        return at if at < self.size and self.rows[at] == found[0] else None


_KINDS: Final[Mapping[str, type[np.generic]]] = {
    "high": np.uint64,
    "low": np.uint64,
    "open": np.bool_,
    "paused": np.bool_,
    "offers": np.bool_,
    "places": np.int32,
    "free": np.int32,
    "stage": np.uint8,
    "welcome": np.uint8,
    "styles": np.uint8,
    "rhythm": np.uint8,
    "speaks": np.uint16,
    "knows": np.uint16,
    "fields": np.uint16,
    "kept": np.int32,
    "failed": np.int32,
    "short_of_time": np.int64,
    "ratings": np.int32,
    "rating_total": np.int32,
    "sessions": np.int32,
    "first_day": np.int32,
    "quarters": np.uint16,
    "traits": np.uint64,
}


def _columns(length: int) -> dict[str, NDArray[Any]]:
    """`high`, `low`: the id as two numbers; `open`: takes requests; `welcome`, `styles`: bit sets; `lanes`: free time.

    `speaks`, `knows`, `fields`: how many languages, skills, industries are named; `short_of_time`:
    when they last were, in seconds since 1970, 0 for never; `quarters`: how much free time there is, in quarters of an hour; `traits`: see `Trait`.
    """
    columns: dict[str, NDArray[Any]] = {name: np.zeros(length, dtype=kind) for name, kind in _KINDS.items()}
    return columns | {"lanes": np.zeros((length, LANES), dtype=np.uint32)}
