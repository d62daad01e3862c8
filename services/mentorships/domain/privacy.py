"""Who may read which words of the two: one table, by which every view decides and from which the document is made."""

from collections.abc import Mapping
from typing import Final, Literal, get_args
from uuid import UUID

Words = Literal[
    "wishes of the profile",
    "goal",
    "action step",
    "agreement",
    "roadmap",
    "agenda topic",
    "worksheet",
    "check-in",
    "suggestion",
    "reflection",
    "skill rating",
    "kudos",
    "introduction",
    "contact of an introduction",
    "answers of a preparation",
    "feedback",
    "feedback that is hidden",
    "answer to feedback",
    "shared notes",
    "private notes",
    "message",
    "farewell",
    "call for help",
    "survey answer",
]
Reader = Literal["author", "other", "parted", "looks after", "looks inside", "anybody else"]
"""`other`: the other one of the two; `parted`: the same once a block came between them, or one of them is gone.

`looks after`: a coordinator of the programme who is neither of the two, or an operator; `looks inside`: the same, for a
reason that both of the two are told.
"""

_TWO: Final[frozenset[Reader]] = frozenset({"author", "other"})
_SEEN: Final[frozenset[Reader]] = _TWO | {"looks inside"}
_ONE: Final[frozenset[Reader]] = frozenset({"author"})

READERS: Final[Mapping[Words, frozenset[Reader]]] = {
    "wishes of the profile": _TWO,
    "goal": _SEEN,
    "action step": _SEEN,
    "agreement": _SEEN,
    "roadmap": _TWO,
    "agenda topic": _TWO,
    "worksheet": _TWO,
    "check-in": _TWO,
    "suggestion": _TWO,
    "reflection": _TWO,
    "skill rating": _TWO,
    "kudos": _TWO,
    "introduction": _TWO,
    "contact of an introduction": _TWO,
    "answers of a preparation": _ONE,
    "feedback": _TWO,
    "feedback that is hidden": _ONE,
    "answer to feedback": _TWO,
    "shared notes": _TWO,
    "private notes": _ONE,
    "message": _SEEN,
    "farewell": _TWO,
    "call for help": frozenset({"author", "looks after"}),
    "survey answer": frozenset({"author"}),
}

_NAMES: Final[Mapping[Reader, str]] = {
    "author": "who wrote it",
    "other": "the other of the two",
    "parted": "the other, after a block or once one of them has left",
    "looks after": "a coordinator or operator",
    "looks inside": "the same, for a reason that both are told",
    "anybody else": "anybody else",
}


def may_read(words: Words, *, author_id: UUID, asker: UUID, parted: bool) -> bool:
    """Whether these words, by one of the two, are for the eyes of `asker`, who is one of the two."""
    reader: Reader = "author" if author_id == asker else "parted" if parted else "other"
    return reader in READERS[words]


def is_seen_inside(words: Words) -> bool:
    """Whether who breaks the glass reads these words."""
    return "looks inside" in READERS[words]


def as_page() -> str:
    """The table for people, in Markdown."""
    readers: tuple[Reader, ...] = get_args(Reader)
    rows = [
        f"| {words} | {' | '.join('reads it' if reader in allowed else '–' for reader in readers)} |"
        for words, allowed in READERS.items()
    ]
    return "\n".join(
        (
            "# Who reads what",
            "",
            "What a mentor and a mentee write about their work together stays in the service `mentorships`: no event, mail or log",
            "holds a word of it. Made from `services/mentorships/domain/privacy.py`, by which every answer decides; a test asks",
            "every question of the API as each of these readers and finds these words and no others. “–”: the answer is there, and",
            "these words are not in it. After a block each of the two still reads what they wrote themselves. Whoever is to be introduced",
            "reads why, once the other side of the two has agreed; how each is reached is shown once everybody has, to those who meet alone.",
            "",
            f"| words | {' | '.join(_NAMES[reader] for reader in readers)} |",
            f"|---{'|---' * len(readers)}|",
            *rows,
            "",
        )
    )
