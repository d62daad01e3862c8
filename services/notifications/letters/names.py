"""Names as letters show them: one line of what can be seen, which turns nothing around it."""

import unicodedata
from typing import Final

LONGEST_NAME: Final = 80

_JOINERS: Final = "\u200c\u200d"
"""Between letters and within emoji they are part of a name."""
_RIGHT_TO_LEFT: Final = frozenset({"R", "AL", "AN"})
_ISOLATE: Final = "\u2068{}\u2069"
"""First strong isolate (UAX 9): what is inside goes its own way, and what is around it goes on as it did."""


def shown(name: str | None) -> str:
    """The name without what can't be seen or turns the direction of text; empty where nothing is left."""
    seen = "".join(char if _can_be_seen(char) else " " if char.isspace() else "" for char in name or "")
    one_line = " ".join(seen.split())[:LONGEST_NAME].strip()
    return one_line if one_line.strip(_JOINERS + " ") else ""


def isolated(words: str) -> str:
    """The words for the middle of a sentence: nothing of their direction reaches what is around them."""
    if any(unicodedata.bidirectional(char) in _RIGHT_TO_LEFT for char in words):
        return _ISOLATE.format(words)
    return words


def _can_be_seen(char: str) -> bool:
    return char in _JOINERS or unicodedata.category(char) not in {"Cc", "Cf", "Cs", "Cn", "Zl", "Zp"}
