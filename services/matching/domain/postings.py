"""Who has what: for each tag (a skill, an industry, a language) the rows of an index that carry it, as few bytes as can be."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

_SMALLEST: Final = 4


@dataclass(frozen=True)
class Posting:
    """Who has one thing: row numbers, ascending, shape (k,), and at which level, as places in `Postings.levels`, shape (k,)."""

    rows: NDArray[np.intp]
    codes: NDArray[np.uint16]


@dataclass(frozen=True)
class Carried:
    """Who comes to have what, tag by tag: rows ascending and each once, `bounds[i]` to `bounds[i + 1]` of them for `tags[i]`; at `levels`."""

    tags: Sequence[str]
    bounds: Sequence[int]
    rows: NDArray[np.intp]
    levels: NDArray[np.float64]

    def spans(self) -> Iterator[tuple[str, slice]]:
        """Each tag, and where in `rows` its own are."""
        return zip(self.tags, map(slice, self.bounds, self.bounds[1:]), strict=True)


class _Carriers:
    """The rows of one tag, in arrays with some room behind."""

    __slots__ = ("codes", "count", "rows")

    def __init__(self) -> None:
        self.rows = np.zeros(_SMALLEST, dtype=np.uint32)
        self.codes = np.zeros(_SMALLEST, dtype=np.uint16)
        self.count = 0

    def put(self, rows: NDArray[np.intp], codes: NDArray[np.uint16]) -> None:
        """`rows`: ascending, and none of them here yet."""
        end = self.count + len(rows)
        if end > len(self.rows):
            self._grow(end + end // 4)
        if self.count and rows[0] < self.rows[self.count - 1]:
            for row, code in zip(rows.tolist(), codes.tolist(), strict=True):
                self._insert(row, code)
            return
        self.rows[self.count : end] = rows
        self.codes[self.count : end] = codes
        self.count = end

    def drop(self, row: int) -> None:
        at = int(np.searchsorted(self.rows[: self.count], row))
        for column in (self.rows, self.codes):
            column[at : self.count - 1] = column[at + 1 : self.count]
        self.count -= 1

    def _insert(self, row: int, code: int) -> None:
        at = int(np.searchsorted(self.rows[: self.count], row))
        for column, value in ((self.rows, row), (self.codes, code)):
            column[at + 1 : self.count + 1] = column[at : self.count]
            column[at] = value
        self.count += 1

    def _grow(self, length: int) -> None:
        self.rows, self.codes = (
            np.concatenate([column[: self.count], np.zeros(length - self.count, dtype=column.dtype)])
            for column in (self.rows, self.codes)
        )


class Postings:
    """The carriers of each tag. `levels`: every level that anybody has."""

    def __init__(self) -> None:
        self.levels: NDArray[np.float64] = np.zeros(0)
        self._codes: dict[float, int] = {}
        self._carriers: dict[str, _Carriers] = {}

    def put(self, carried: Carried) -> None:
        """Who has what besides, in rows that have nothing of it yet."""
        codes = self._codes_of(carried.levels)
        for tag, own in carried.spans():
            self._carriers.setdefault(tag, _Carriers()).put(carried.rows[own], codes[own])

    def drop(self, row: int, tags: Iterable[str]) -> None:
        for tag in tags:
            carriers = self._carriers[tag]
            carriers.drop(row)
            if not carriers.count:
                del self._carriers[tag]

    def of(self, tag: str) -> Posting | None:
        """Who carries this tag; None for nobody."""
        if (carriers := self._carriers.get(tag)) is None:
            return None
        return Posting(carriers.rows[: carriers.count].astype(np.intp), carriers.codes[: carriers.count])

    def _codes_of(self, levels: NDArray[np.float64]) -> NDArray[np.uint16]:
        different, which = np.unique(levels, return_inverse=True)
        for level in different.tolist():
            if level not in self._codes:
                self._codes[level] = len(self._codes)
                self.levels = np.append(self.levels, level)
        return np.array([self._codes[level] for level in different.tolist()], dtype=np.uint16)[which]


class Levels:
    """For each of few tags (languages) the level of every row, 0 where it has none: shape (n,)."""

    def __init__(self, length: int) -> None:
        self._length = length
        self._columns: dict[str, NDArray[np.uint8]] = {}

    def grow(self, length: int) -> None:
        self._length = length
        for tag, column in self._columns.items():
            self._columns[tag] = np.concatenate([column, np.zeros(length - len(column), dtype=np.uint8)])

    def put(self, tag: str, rows: NDArray[np.intp], levels: NDArray[np.float64]) -> None:
        """These rows have it; whose level here was higher keeps that."""
        if (column := self._columns.get(tag)) is None:
            self._columns[tag] = column = np.zeros(self._length, dtype=np.uint8)
        column[rows] = np.maximum(column[rows], levels.astype(np.uint8))

    def drop(self, row: int, tags: Iterable[str]) -> None:
        for tag in tags:
            self._columns[tag][row] = 0

    def of(self, tag: str) -> NDArray[np.uint8] | None:
        """Of all rows that there is room for; None where nobody has it."""
        return self._columns.get(tag)
