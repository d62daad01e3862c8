"""How well everybody's skills answer one that is wanted, in two bytes a mentor."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from services.matching.domain.people import HIGHEST_LEVEL
from services.matching.domain.postings import Postings

TOP_GRADE: Final = 50_000
"""The grade of a match of 1, which leaves room for values that lie nearer to each other than grades do."""
KEPT: Final = 128
"""What is asked for often is kept until somebody changes: of a hundred thousand mentors 26 MB."""


@dataclass(frozen=True)
class Graded:
    """`grades`, shape (n,), are at least as many `TOP_GRADE`ths as the value has; the exact value of `steps[i]` is `values[i]`, both
    ascending from 0 on."""

    grades: NDArray[np.uint16]
    steps: NDArray[np.uint16]
    values: NDArray[np.float64]

    def exact(self, grades: NDArray[np.uint16]) -> NDArray[np.float64]:
        """The values that these grades stand for."""
        return self.values.take(np.searchsorted(self.steps, grades))


class Grades:
    """Of all rows of an index."""

    def __init__(self, skills: Postings) -> None:
        self._skills: Final = skills
        self._kept: Final[dict[frozenset[tuple[str, float]], Graded]] = {}

    def of(self, near: Mapping[str, float], size: int) -> Graded:
        """max over a mentor's skills s of closeness(s) × level(s) / 5; `near`: by skill the closeness to what is wanted."""
        key = frozenset(near.items())
        self._kept[key] = graded = self._kept.pop(key, None) or self._graded(near, size)
        if len(self._kept) > KEPT:
            del self._kept[next(iter(self._kept))]
        return graded

    def forget(self) -> None:
        """Somebody changed."""
        self._kept.clear()

    def _graded(self, near: Mapping[str, float], size: int) -> Graded:
        """There are few levels and few near skills, so that few values are possible: a grade says which of them it is."""
        known = [(close, posting) for skill, close in near.items() if (posting := self._skills.of(skill)) is not None]
        possible = [np.zeros(1), *(closeness * self._skills.levels / HIGHEST_LEVEL for closeness, _ in known)]
        values = np.unique(np.concatenate(possible))
        steps = _told_apart(np.ceil(values * TOP_GRADE).astype(np.int64))
        grades = np.zeros(size, dtype=np.uint16)
        for number, (_, posting) in enumerate(known):
            own = steps[np.searchsorted(values, possible[number + 1])].take(posting.codes)
            grades[posting.rows] = np.maximum(grades.take(posting.rows), own) if number else own
        return Graded(grades, steps, values)


def _told_apart(ascending: NDArray[np.int64]) -> NDArray[np.uint16]:
    """The same, each lifted above the one before it where they are equal."""
    places = np.arange(len(ascending))
    return (np.maximum.accumulate(ascending - places) + places).astype(np.uint16)
