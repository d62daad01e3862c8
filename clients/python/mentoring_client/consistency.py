"""Consistency-Tokens: what one has written and heard of, so that whoever is asked next waits until it knows."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

MOST_TOKENS: Final = 20
"""More than so many are not taken; what was heard last is what counts."""


@dataclass
class Heard:
    """The tokens of one person. They are good for whom they were given to, and for nobody else."""

    _tokens: dict[str, tuple[int, str]] = field(default_factory=dict)

    def hear(self, tokens: str) -> None:
        """Remembers tokens: the highest sequence of each aggregate, the last heard of at the end."""
        for token in filter(None, map(str.strip, tokens.split(","))):
            name, _, sealed = token.rpartition("@")
            self._tokens[name] = max((int(sealed.partition("~")[0]), token), self._tokens.pop(name, (0, "")))
        for name in list(self._tokens)[:-MOST_TOKENS]:
            del self._tokens[name]

    def forget(self) -> None:
        """From now on nothing is waited for."""
        self._tokens.clear()

    def __iter__(self) -> Iterator[str]:
        return (token for _, token in self._tokens.values())

    def __str__(self) -> str:
        """As the header has them; empty where there are none."""
        return ",".join(self)
