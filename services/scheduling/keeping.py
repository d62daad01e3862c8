"""What was worked out is kept in the process for those who ask the same again."""

from typing import Final, TypeVar

from services.scheduling.domain.grids import Grid
from services.scheduling.domain.minutes import Minute

K = TypeVar("K")
V = TypeVar("V")


class Kept(dict[K, V]):
    """Answers by all that they depend on. Where there is no room for one more, all are forgotten and some come again."""

    def __init__(self, room: int) -> None:
        super().__init__()
        self._room = room
        self._taken = 0

    def cache_clear(self) -> None:
        """Forgets all, as what `functools.lru_cache` keeps is forgotten."""
        self.clear()
        self._taken = 0

    def keep(self, question: K, answer: V, size: int) -> V:
        """The answer, kept unless it alone would need more than the room."""
        if self._taken + size > self._room:
            self.cache_clear()
        if size <= self._room:
            self[question] = answer
            self._taken += size
        return answer


_ROOM: Final = 200_000
"""Starts in all grids together: some seven megabytes."""

_HOURS_ARE_WORTH: Final = 100
"""Starts that take as much room as the hours of a grid."""

_grids: Final[Kept[Grid, list[Minute]]] = Kept(_ROOM)


def kept_starts(grid: Grid) -> list[Minute]:
    """The slots of a grid, worked out once."""
    if (starts := _grids.get(grid)) is None:
        starts = grid.starts()
        _grids.keep(grid, starts, len(starts) + _HOURS_ARE_WORTH)
    return starts
