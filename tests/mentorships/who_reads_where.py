"""`python -m tests.mentorships.who_reads_where --check | --write`: roles × fields × operations, as a document.

Made from `who_reads_where.json`, which `test_who_reads_what.py` proves: it asks every question as every reader.
"""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final, get_args

from services.mentorships.domain.privacy import Reader, Words
from shared.ground.documents import ROOT, keep

TABLE: Final = Path(__file__).with_name("who_reads_where.json")
PAGE: Final = ROOT / "docs" / "who-reads-where.md"

_NAMES: Final[Mapping[Reader, str]] = {
    "author": "who wrote it",
    "other": "the other",
    "parted": "the other, parted",
    "looks after": "coordinator, operator",
    "looks inside": "the same, inside",
    "anybody else": "anybody else",
}
_HEAD: Final = """# Who reads where

Each field of each answer of `mentorships` in which words of one of two people were found, and by whom; “–”: asked, and not
found. Made from `tests/mentorships/who_reads_where.json`: a test lets a mentee (of feedback that is answered, their mentor too)
write each sort of words once, asks every question of the API's document as each reader, looks for these words in every field, and
holds what it finds against this table and against [who reads what](who-reads-what.md). A question that is not here shows nobody
a word. *Inside*: within the look for which there is a reason that both are told.

"""


def table() -> list[dict[str, Any]]:
    """Rows: `operation`, `field`, `words`, `readers`."""
    found: list[dict[str, Any]] = json.loads(TABLE.read_text())
    return found


def places_of(reader: Reader) -> set[tuple[str, str, str]]:
    """Where this reader finds which words: the operation, the field, the words."""
    return {(row["operation"], row["field"], row["words"]) for row in table() if reader in row["readers"]}


def found_in(answer: Any, sentinels: Mapping[Words, str]) -> Iterator[tuple[str, Words]]:
    """The fields of an answer in which these words stand, and which they are; of what is no JSON: `(text)`."""
    for field, text in _texts(answer, ""):
        for words, sentinel in sentinels.items():
            if sentinel in text:
                yield field or "(text)", words


def _texts(value: Any, path: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, Mapping):
        for name, inner in value.items():
            yield from _texts(inner, f"{path}.{name}" if path else name)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner, f"{path}[]")
    elif isinstance(value, str):
        yield path, value


def page() -> str:
    readers: tuple[Reader, ...] = get_args(Reader)
    rows = [
        f"| `{row['operation']}` | `{row['field']}` | {row['words']} | "
        + " | ".join("reads it" if reader in row["readers"] else "–" for reader in readers)
        + " |"
        for row in table()
    ]
    head = f"| operation | field | words | {' | '.join(_NAMES[reader] for reader in readers)} |"
    return _HEAD + "\n".join([head, "|---|---|---" + "|---" * len(readers) + "|", *rows]) + "\n"


def wanted() -> dict[Path, Any]:
    """The page with the text it must have."""
    return {PAGE: page()}


if __name__ == "__main__":
    keep("tests.mentorships.who_reads_where", wanted)
