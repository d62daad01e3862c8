"""Mentors column by column, as an index takes them: thousands at once by a few operations on arrays."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Any, Final, NamedTuple, Self
from uuid import UUID

import numpy as np
from numpy.typing import NDArray

from services.matching.domain.bit_sets import RHYTHM_AT, STAGE_AT, stage_bits, style_bits
from services.matching.domain.hours import BYTES, LANES, NEVER
from services.matching.domain.people import Mentor, lifted
from services.matching.domain.tags import Kind, Tags
from services.matching.domain.traits import traits_of

Section = Mapping[str, Any]
"""What a mentor says of themselves, as JSON has it: see `MentorSection`."""

_NO_HOURS: Final = bytes(BYTES)
_ALIKE: Final = 4_096
"""So many sets of stages and of styles are known by the lists that name them."""


class Known(NamedTuple):
    """What is known of mentors beside what they say, column by column: see `Mentor`. Of hours the first day and the bits."""

    active: Sequence[int]
    first_days: Sequence[date | None]
    bits: Sequence[bytes | None]
    offers: Sequence[bool]
    ratings: Sequence[int]
    rating_totals: Sequence[int]
    sessions: Sequence[int]
    kept: Sequence[int]
    failed: Sequence[int]
    praised: Sequence[Mapping[str, int]]
    short_of_time_at: Sequence[datetime | None]


@dataclass(frozen=True)
class Entries:
    """n mentors. `columns`: see `MentorIndex`; `lanes`: free time that can be booked, shape (n, 84); `levels`: of their skills, as
    they stand in `tags`, see `Mentor.levels`.
    """

    people: Sequence[UUID]
    columns: Mapping[str, NDArray[Any]]
    lanes: NDArray[np.uint32]
    tags: Mapping[Kind, Tags]
    levels: NDArray[np.float64]

    @classmethod
    def of(cls, people: Sequence[UUID], sections: Sequence[Section], known: Known) -> Self:
        """Raises `KeyError`, `TypeError` or `ValueError` where somebody says what no mentor says in this release."""
        tags, lanes = _tags(sections, known.praised), _lanes(known)
        columns = {
            **_ids(people),
            **_said(sections),
            **_counted(known),
            **{name: tags[kind].counts(len(people)) for name, kind in _COUNTS.items()},
            "quarters": np.bitwise_count(lanes.view(np.uint64)).sum(axis=1, dtype=np.uint16),
        }
        columns["free"] = np.maximum(columns["places"] - columns["active"], 0)
        columns["open"] = ~columns["paused"] & (columns["free"] > 0)
        columns["traits"] = traits_of(columns)
        del columns["active"]
        return cls(people, columns, lanes, tags, _levels(tags["skill"], known.praised))


def entries_of(mentors: Sequence[Mentor]) -> Entries:
    """These mentors, each person once."""
    known = Known(
        active=[each.active for each in mentors],
        first_days=[each.hours.first_day if each.hours else None for each in mentors],
        bits=[each.hours.bits if each.hours else None for each in mentors],
        offers=[each.offers for each in mentors],
        ratings=[each.ratings.count for each in mentors],
        rating_totals=[each.ratings.total for each in mentors],
        sessions=[each.sessions for each in mentors],
        kept=[each.reliability.kept for each in mentors],
        failed=[each.reliability.failed for each in mentors],
        praised=[each.praised for each in mentors],
        short_of_time_at=[each.short_of_time_at for each in mentors],
    )
    return Entries.of([each.person_id for each in mentors], [each.section.model_dump() for each in mentors], known)


def _ids(people: Sequence[UUID]) -> dict[str, NDArray[Any]]:
    halves = np.frombuffer(b"".join([each.bytes for each in people]), dtype=">u8").reshape(-1, 2)
    return {"high": halves[:, 0].astype(np.uint64), "low": halves[:, 1].astype(np.uint64)}


def _said(sections: Sequence[Section]) -> dict[str, NDArray[Any]]:
    return {
        "paused": np.array([each.get("paused", False) for each in sections], dtype=np.bool_),
        "places": np.array([each["capacity"] for each in sections], dtype=np.int32),
        "stage": np.array([STAGE_AT[each["stage"]] for each in sections], dtype=np.uint8),
        "rhythm": np.array([RHYTHM_AT[each["meeting_rhythm"]] for each in sections], dtype=np.uint8),
        "welcome": np.array([_welcome(*each.get("mentee_types", ())) for each in sections], dtype=np.uint8),
        "styles": np.array([_styles(*each.get("styles", ())) for each in sections], dtype=np.uint8),
    }


def _counted(known: Known) -> dict[str, NDArray[Any]]:
    return {
        "offers": np.array(known.offers, dtype=np.bool_),
        "active": np.array(known.active, dtype=np.int32),
        "ratings": np.array(known.ratings, dtype=np.int32),
        "rating_total": np.array(known.rating_totals, dtype=np.int32),
        "sessions": np.array(known.sessions, dtype=np.int32),
        "kept": np.array(known.kept, dtype=np.int32),
        "failed": np.array(known.failed, dtype=np.int32),
        "short_of_time": np.array([int(at.timestamp()) if at else 0 for at in known.short_of_time_at], dtype=np.int64),
        "first_day": np.array([day.toordinal() if day else NEVER for day in known.first_days], dtype=np.int32),
    }


def _lanes(known: Known) -> NDArray[np.uint32]:
    """Free time where any of it can be booked."""
    bits = [own if own and offers else _NO_HOURS for own, offers in zip(known.bits, known.offers, strict=True)]
    return np.frombuffer(b"".join(bits), dtype=np.uint32).reshape(len(bits), LANES)


def _tags(sections: Sequence[Section], praised: Sequence[Mapping[str, int]]) -> Mapping[Kind, Tags]:
    return {
        "skill": Tags.at_levels([each["skills"] for each in sections], "skill"),
        "praise": Tags.of([list(each) for each in praised], [times for each in praised for times in each.values()]),
        "industry": Tags.of([each.get("industries", ()) for each in sections]),
        "style": Tags.of([each.get("styles", ()) for each in sections]),
        "language": Tags.at_levels([each.get("languages", ()) for each in sections], "language"),
    }


def _levels(skills: Tags, praised: Sequence[Mapping[str, int]]) -> NDArray[np.float64]:
    """What was said, and more where somebody was praised."""
    levels = skills.numbers.astype(np.float64)
    ends = np.searchsorted(skills.owners, np.arange(len(praised)), side="right").tolist()
    for person, voices in enumerate(praised):
        if voices:
            for at in range(ends[person - 1] if person else 0, ends[person]):
                levels[at] = lifted(int(skills.numbers[at]), voices.get(skills.words[at], 0))
    return levels


@lru_cache(_ALIKE)
def _welcome(*stages: Any) -> int:
    return stage_bits(stages)


@lru_cache(_ALIKE)
def _styles(*styles: Any) -> int:
    return style_bits(styles)


_COUNTS: Final[Mapping[str, Kind]] = {"knows": "skill", "fields": "industry", "speaks": "language"}
