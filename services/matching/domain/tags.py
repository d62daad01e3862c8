"""What many people say in words, each with a number (a level, how often), as columns: words become numbers, and are put where they belong
for all people at once.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from struct import Struct
from typing import Any, Final, Literal, TypeAlias, get_args

import numpy as np
from numpy.typing import NDArray

from services.matching.domain.postings import Carried

Kind: TypeAlias = Literal["skill", "praise", "industry", "style", "language"]
KINDS: Final[tuple[Kind, ...]] = get_args(Kind)

Numbers: TypeAlias = NDArray[np.uint32]
Said: TypeAlias = Mapping[Kind, Sequence[tuple[Any, int]]]
"""What one person says: each word with its number, in the order in which they were said."""

_PAIR: Final = Struct("=II")
"""A word and its number, as they are kept."""


@dataclass(frozen=True)
class Tags:
    """Of n people: whose (0..n-1, ascending), which word, and its number; shape (k,) each, in the order in which they were said."""

    owners: Numbers
    words: Sequence[str]
    numbers: Numbers

    @classmethod
    def of(cls, said: Sequence[Collection[str]], numbers: Sequence[int] | None = None) -> "Tags":
        """Of the words that each of n people says, and of their numbers, one person's after the other's; else of 0."""
        owners = np.repeat(np.arange(len(said), dtype=np.uint32), [len(each) for each in said])
        words = list(chain.from_iterable(said))
        return cls(owners, words, np.array([0] * len(words) if numbers is None else numbers, dtype=np.uint32))

    @classmethod
    def at_levels(cls, said: Sequence[Sequence[Mapping[str, Any]]], word: str) -> "Tags":
        """Of what each of n people says at a level; `word`: by which name the words stand there."""
        levels = [each["level"] for own in said for each in own]
        return cls.of([[each[word] for each in own] for own in said], levels)

    def counts(self, people: int) -> NDArray[np.uint16]:
        """How many words are whose."""
        return np.bincount(self.owners, minlength=people).astype(np.uint16)


class Lexicon:
    """Words by number, each kind for itself. A number whose word nobody says any more is given to another."""

    def __init__(self) -> None:
        self._numbers: Final[Mapping[Kind, dict[str, int]]] = {kind: {} for kind in KINDS}
        self._words: Final[list[tuple[Kind, str]]] = []
        self._uses: Final[list[int]] = []
        self._unused: Final[list[int]] = []

    def taken(self, kind: Kind, words: Sequence[str]) -> Numbers:
        """The number of each; each use has to be given back by `give_back`."""
        known = self._numbers[kind]
        for word in set(words).difference(known):
            known[word] = self._new(kind, word)
        numbers = np.fromiter(map(known.__getitem__, words), dtype=np.uint32, count=len(words))
        for number, times in zip(*(each.tolist() for each in np.unique(numbers, return_counts=True)), strict=True):
            self._uses[number] += times
        return numbers

    def word(self, number: int) -> str:
        return self._words[number][1]

    def packed(self, people: int, tags: Mapping[Kind, Tags], numbers: Mapping[Kind, Numbers]) -> Iterator[bytes]:
        """What each of so many people says, in eight bytes a word."""
        owners = np.concatenate([tags[kind].owners for kind in KINDS])
        words = np.concatenate([numbers[kind] for kind in KINDS])
        pairs = np.stack([words, np.concatenate([tags[kind].numbers for kind in KINDS])], axis=1)
        all_of_them = pairs[np.argsort(owners, kind="stable")].tobytes()
        ends = (np.bincount(owners, minlength=people).cumsum() * _PAIR.size).tolist()
        return (all_of_them[start:end] for start, end in zip([0, *ends], ends, strict=False))

    def said(self, packed: bytes) -> Said:
        """The same, for one of them, in words."""
        said: dict[Kind, list[tuple[str, int]]] = {kind: [] for kind in KINDS}
        for number, value in _PAIR.iter_unpack(packed):
            kind, word = self._words[number]
            said[kind].append((word, value))
        return said

    def give_back(self, packed: bytes) -> None:
        """One person says this no longer."""
        for number, _ in _PAIR.iter_unpack(packed):
            self._uses[number] -= 1
            if not self._uses[number]:
                kind, word = self._words[number]
                del self._numbers[kind][word]
                self._unused.append(number)

    def _new(self, kind: Kind, word: str) -> int:
        if self._unused:
            number = self._unused.pop()
            self._words[number] = kind, word
            return number
        self._words.append((kind, word))
        self._uses.append(0)
        return len(self._words) - 1


def carried(lexicon: Lexicon, rows: NDArray[np.intp], words: Numbers, levels: NDArray[np.float64]) -> Carried:
    """Who says which word, each once and at the highest of their levels. Whose, which one, and its level: shape (k,) each."""
    order = np.lexsort((-levels, rows, words))
    words, rows, levels = words[order], rows[order], levels[order]
    first = _differs(words) | _differs(rows)
    words, rows, levels = words[first], rows[first], levels[first]
    starts = np.flatnonzero(_differs(words))
    tags = [lexicon.word(number) for number in words[starts].tolist()]
    return Carried(tags, [*starts.tolist(), len(words)], rows, levels)


def _differs(column: NDArray[Any]) -> NDArray[np.bool_]:
    """Which are not as the one before."""
    differs = np.ones(len(column), dtype=np.bool_)
    np.not_equal(column[1:], column[:-1], out=differs[1:])
    return differs
