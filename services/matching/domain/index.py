"""All mentors as columns, so that one request scores many in a few operations on arrays.

What a score reads lies in columns, what only a reason names in one short text a mentor; words that neither needs are not here. A hundred
thousand mentors take some 110 MB, of which 34 are free time.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from enum import IntEnum
from typing import Any, Final, NamedTuple, TypeVar, get_args
from uuid import UUID

import numpy as np
from numpy.typing import NDArray

from services.matching.domain.grading import Grades
from services.matching.domain.hours import LANES, NEVER, lanes_of
from services.matching.domain.languages import families_of
from services.matching.domain.people import Answers, Mentor, Ratings, Reliability
from services.matching.domain.postings import Levels, Postings
from services.matching.domain.track_record import feedback_value, reliability_value, room_value
from shared.contracts.vocabulary import CareerStage, MeetingRhythm, Style
from shared.ground.languages import family_of

STAGES: Final[tuple[CareerStage, ...]] = get_args(CareerStage)
STYLES: Final[tuple[Style, ...]] = get_args(Style)
RHYTHMS: Final[tuple[MeetingRhythm, ...]] = get_args(MeetingRhythm)

HIGHEST_TRAIT: Final = 255
MANY_QUARTERS: Final = 80
"""Of an hour: more free time than this is as good."""
_SMALLEST: Final = 64
_STAGE_AT: Final = {stage: at for at, stage in enumerate(STAGES)}
_STYLE_AT: Final = {style: at for at, style in enumerate(STYLES)}
_RHYTHM_AT: Final = {rhythm: at for at, rhythm in enumerate(RHYTHMS)}

MADE_AT_MOST: Final = 8

Rows = NDArray[np.intp]
T = TypeVar("T")


def stage_bits(stages: Iterable[CareerStage]) -> int:
    """A set of stages as a bit set."""
    return sum(1 << _STAGE_AT[stage] for stage in set(stages))


def style_bits(styles: Iterable[Style]) -> int:
    """A set of styles as a bit set."""
    return sum(1 << _STYLE_AT[style] for style in set(styles))


class Silent(NamedTuple):
    """Rows that name no skill, and those that name no industry either."""

    skills: Rows
    both: Rows


class MentorIndex:
    """Mentors by row; rows of people who are gone are used again. Every column has the length `size`."""

    def __init__(self, room: int = _SMALLEST) -> None:
        """`room`: for how many mentors memory is asked for at once."""
        self.skills: Final = Postings()
        self.grades: Final = Grades(self.skills)
        self.industries: Final = Postings()
        self._languages: Final = Levels(max(room, 1))
        self._answers: list[bytes | None] = []
        self._praised: dict[int, Mapping[str, int]] = {}
        self._rows: dict[bytes, int] = {}
        self._unused: list[int] = []
        self._silent: Silent | None = None
        self._made: Final[dict[Hashable, Any]] = {}
        self._columns: dict[str, NDArray[Any]] = _columns(max(room, 1))

    @property
    def size(self) -> int:
        """How many rows there are, unused ones included."""
        return len(self._answers)

    def __len__(self) -> int:
        return len(self._rows)

    def mentors(self, rows: Sequence[int]) -> list[Mentor]:
        """The mentors of rows in use, as far as scores and reasons need them: without hours and without words."""
        kept = zip(*(self._columns[name].take(rows).tolist() for name in _KEPT_OF_MENTORS), strict=True)
        return [self._mentor(row, *each) for row, each in zip(rows, kept, strict=True)]

    def _mentor(
        self,
        row: int,
        high: int,
        low: int,
        places: int,
        free: int,
        ratings: int,
        total: int,
        sessions: int,
        kept: int,
        failed: int,
        short: int,
        offers: bool,
    ) -> Mentor:
        if (answers := self._answers[row]) is None:
            raise IndexError(f"row {row} is not in use")
        return Mentor(
            person_id=UUID(int=high << 64 | low),
            section=Answers.model_validate_json(answers),
            active=places - free,
            ratings=Ratings(ratings, total),
            sessions=sessions,
            offers=offers,
            reliability=Reliability(kept, failed),
            praised=self._praised.get(row, {}),
            short_of_time_at=datetime.fromtimestamp(short, UTC) if short else None,
        )

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
        """What this makes of everybody; it is kept until somebody changes, as the last `MADE_AT_MOST` of its kind are."""
        if key not in self._made:
            while len(self._made) >= MADE_AT_MOST:
                del self._made[next(iter(self._made))]
            self._made[key] = make()
        made: T = self._made[key]
        return made

    def put(self, mentor: Mentor) -> None:
        """Adds a mentor, or replaces what was known of them."""
        self.put_all([mentor])

    def put_all(self, mentors: Sequence[Mentor]) -> None:
        """The same for many, each person once: much faster than one after the other."""
        if not mentors:
            return
        for mentor in mentors:
            self.remove(mentor.person_id)
        rows = sorted(self._new_row() for _ in mentors)
        for row, mentor in zip(rows, mentors, strict=True):
            self._keep(row, mentor)
        self._forget()
        self.skills.put(rows, (mentor.levels for mentor in mentors))
        self.industries.put(rows, (dict.fromkeys(mentor.section.industries, 1.0) for mentor in mentors))
        values = [_values(mentor) for mentor in mentors]
        for at, name in enumerate(_NAMES):
            self._columns[name][rows] = [each[at] for each in values]
        traits = _traits_of({name: self._columns[name][rows] for name in _NAMES})
        self._columns["traits"][rows] = traits.view(np.uint64)[:, 0]

    def remove(self, person_id: UUID) -> None:
        """Forgets a person; nothing happens where they are no mentor."""
        row = self._rows.pop(person_id.bytes, None)
        if row is None:
            return
        [section] = (each.section for each in self.mentors([row]))
        self._forget()
        self.skills.drop(row, {each.skill for each in section.skills})
        self._languages.drop(row, {family_of(each.language) for each in section.languages})
        self.industries.drop(row, set(section.industries))
        self._answers[row] = None
        self._praised.pop(row, None)
        self._columns["open"][row] = False
        self._unused.append(row)

    def _keep(self, row: int, mentor: Mentor) -> None:
        section, hours = mentor.section, mentor.hours
        self._answers[row] = Answers.text_of(section)
        self._rows[mentor.person_id.bytes] = row
        if mentor.praised:
            self._praised[row] = mentor.praised
        self._languages.put(row, families_of((each.language, each.level) for each in section.languages))
        self._columns["lanes"][row] = lanes_of(hours) if hours is not None and mentor.offers else 0

    def _forget(self) -> None:
        """What was made of everybody, now that somebody changed."""
        self.grades.forget()
        self._made.clear()
        self._silent = None

    def _new_row(self) -> int:
        if self._unused:
            return self._unused.pop()
        row = len(self._answers)
        if row == len(self._columns["open"]):
            self._grow(row + row // 2 + 1)
        self._answers.append(None)
        return row

    def _grow(self, length: int) -> None:
        larger = _columns(length)
        for name, column in self._columns.items():
            larger[name][: len(column)] = column
        self._columns = larger
        self._languages.grow(length)


class Trait(IntEnum):
    """What `traits` holds, a byte each of one number: whatever of a mentor can be looked up in a small table made for one mentee."""

    STAGE_AND_RHYTHM = 0
    """stage × 4 + rhythm, by their places in `STAGES` and `RHYTHMS`."""
    WELCOME = 1
    """A bit set of stages."""
    STYLES = 2
    """A bit set."""
    FEEDBACK = 3
    """⌈255 × value⌉, as the next two."""
    RELIABILITY = 4
    ROOM = 5
    HOURS = 6
    """Free time in quarters of an hour, `MANY_QUARTERS` at most, one more where it was never told."""
    SPEAKS = 7
    """Whether any language is named."""


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


def _values(mentor: Mentor) -> tuple[Any, ...]:
    """What stands in the columns, in the order of `_NAMES`."""
    section, hours = mentor.section, mentor.hours
    number = mentor.person_id.int
    return (
        number >> 64,
        number & 0xFFFF_FFFF_FFFF_FFFF,
        not section.paused and mentor.free > 0,
        mentor.offers,
        section.capacity,
        mentor.free,
        _STAGE_AT[section.stage],
        stage_bits(section.mentee_types),
        style_bits(section.styles),
        _RHYTHM_AT[section.meeting_rhythm],
        len(section.languages),
        len(section.skills),
        len(section.industries),
        mentor.reliability.kept,
        mentor.reliability.failed,
        0 if mentor.short_of_time_at is None else int(mentor.short_of_time_at.timestamp()),
        mentor.ratings.count,
        mentor.ratings.total,
        mentor.sessions,
        NEVER if hours is None else hours.first_day.toordinal(),
        0 if hours is None or not mentor.offers else int.from_bytes(hours.bits).bit_count(),
    )


def _traits_of(of: Mapping[str, NDArray[Any]]) -> NDArray[np.uint8]:
    """Of these columns, see `Trait`: shape (n, 8)."""
    traits = {
        Trait.STAGE_AND_RHYTHM: of["stage"] * len(RHYTHMS) + of["rhythm"],
        Trait.WELCOME: of["welcome"],
        Trait.STYLES: of["styles"],
        Trait.FEEDBACK: np.ceil(HIGHEST_TRAIT * feedback_value(of["ratings"], of["rating_total"])),
        Trait.RELIABILITY: np.ceil(HIGHEST_TRAIT * reliability_value(of["kept"], of["failed"])),
        Trait.ROOM: np.ceil(HIGHEST_TRAIT * room_value(of["free"], of["places"])),
        Trait.HOURS: np.where(of["first_day"] == NEVER, MANY_QUARTERS + 1, np.minimum(of["quarters"], MANY_QUARTERS)),
        Trait.SPEAKS: of["speaks"] > 0,
    }
    return np.stack([traits[each].astype(np.uint8) for each in Trait], axis=1)


_KINDS: Final[Mapping[str, type[np.generic]]] = {
    "high": np.uint64,
    "low": np.uint64,
    "open": np.bool_,
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
}
_NAMES: Final = tuple(_KINDS)
_KEPT_OF_MENTORS: Final = (
    *(
        "high",
        "low",
        "places",
        "free",
        "ratings",
        "rating_total",
        "sessions",
        "kept",
        "failed",
        "short_of_time",
        "offers",
    ),
)


def _columns(length: int) -> dict[str, NDArray[Any]]:
    """`high`, `low`: the id as two numbers; `open`: takes requests; `welcome`, `styles`: bit sets; `lanes`: free time.

    `speaks`, `knows`, `fields`: how many languages, skills, industries are named; `short_of_time`:
    when they last were, in seconds since 1970, 0 for never; `quarters`: how much free time there is, in quarters of an hour; `traits`: see `Trait`.
    """
    return {
        **{name: np.zeros(length, dtype=kind) for name, kind in _KINDS.items()},
        "lanes": np.zeros((length, LANES), dtype=np.uint32),
        "traits": np.zeros(length, dtype=np.uint64),
    }
