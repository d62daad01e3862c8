"""Who has what: for each tag (a skill, an industry, a language) the rows of an index that carry it, as few bytes as can be."""

from collections.abc import Iterable, Mapping, Sequence
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


class _Carriers:
    """The rows of one tag, in arrays with some room behind."""

    __slots__ = ("codes", "count", "rows")

    def __init__(self) -> None:
        self.rows = np.zeros(_SMALLEST, dtype=np.uint32)
        self.codes = np.zeros(_SMALLEST, dtype=np.uint16)
        self.count = 0

    def put(self, rows: Sequence[int], codes: Sequence[int]) -> None:
        """`rows`: ascending, and none of them here yet."""
        end = self.count + len(rows)
        if end > len(self.rows):
            self._grow(end + end // 4)
        if self.count and rows[0] < self.rows[self.count - 1]:
            for row, code in zip(rows, codes, strict=True):
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

    def put(self, rows: Sequence[int], levels: Iterable[Mapping[str, float]]) -> None:
        """Who has what: a mapping for each of these rows, which ascend and have nothing here yet."""
        found: dict[str, tuple[list[int], list[int]]] = {}
        for row, mapping in zip(rows, levels, strict=True):
            for tag, level in mapping.items():
                carriers = found.setdefault(tag, ([], []))
                carriers[0].append(row)
                carriers[1].append(self._code(level))
        for tag, (own, codes) in found.items():
            self._carriers.setdefault(tag, _Carriers()).put(own, codes)

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

    def _code(self, level: float) -> int:
        if (code := self._codes.get(level)) is None:
            self._codes[level] = code = len(self._codes)
            self.levels = np.append(self.levels, float(level))
        return code


class Levels:
    """For each of few tags (languages) the level of every row, 0 where it has none: shape (n,)."""

    def __init__(self, length: int) -> None:
        self._length = length
        self._columns: dict[str, NDArray[np.uint8]] = {}

    def grow(self, length: int) -> None:
        self._length = length
        for tag, column in self._columns.items():
            self._columns[tag] = np.concatenate([column, np.zeros(length - len(column), dtype=np.uint8)])

    def put(self, row: int, levels: Mapping[str, int]) -> None:
        for tag, level in levels.items():
            if (column := self._columns.get(tag)) is None:
                self._columns[tag] = column = np.zeros(self._length, dtype=np.uint8)
            column[row] = level

    def drop(self, row: int, tags: Iterable[str]) -> None:
        for tag in tags:
            self._columns[tag][row] = 0

    def of(self, tag: str) -> NDArray[np.uint8] | None:
        """Of all rows that there is room for; None where nobody has it."""
        return self._columns.get(tag)
