"""`python -m tests.guarantee.documents --check | --write`: what the tests on the guarantee stand for, as documents."""

from pathlib import Path
from typing import Final

from shared.ground.documents import ROOT, keep
from tests.guarantee.poison import corpus

POISON: Final = ROOT / "docs" / "guarantee" / "poison.md"
_HEAD: Final = """# Poison: what happens to records that should never be on a topic

Each is put on a real broker's partition between sound neighbours, before a projection (which wants the latest state) and
a reaction (which wants each change once, in order). Whatever the record, the partition reaches its end and no other key
waits. *Kept* is a dead letter: key, value and headers byte for byte, with this reason, for an operator to replay or
discard. *Ignored* is a type that this reader does not know, as later writers may add some. Made from
`tests/guarantee/poison.json`, which `tests/guarantee/test_poison.py` proves.

| record | projection | reaction |
|---|---|---|
"""


def poison() -> str:
    """The corpus as a Markdown table."""
    rows = [f"| {entry.name} | {entry.projection} | {entry.reaction} |" for entry in corpus()]
    return _HEAD + "\n".join(rows) + "\n"


def wanted() -> dict[Path, str]:
    """Every generated file with the text it must have."""
    return {POISON: poison()}


if __name__ == "__main__":
    keep("tests.guarantee.documents", wanted)
