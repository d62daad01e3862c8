"""What was worked out is kept for those who ask the same again."""

from typing import TypeVar

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
