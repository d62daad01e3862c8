"""`python -m tests.guarantee.documents --check | --write`: what the tests on the guarantee stand for, as documents."""

from pathlib import Path
from typing import Final

from shared.ground.documents import ROOT, keep
from tests.guarantee import code_faults
from tests.guarantee.poison import corpus

POISON: Final = ROOT / "docs" / "guarantee" / "poison.md"
CODE_FAULTS: Final = ROOT / "docs" / "guarantee" / "code_faults.md"
_HEAD: Final = """# Poison: what happens to records that should never be on a topic

Each is put on a real broker's partition between sound neighbours, before a projection (which wants the latest state) and
a reaction (which wants each change once, in order). Whatever the record, the partition reaches its end and no other key
waits. *Kept* is a dead letter: key, value and headers byte for byte, with this reason, for an operator to replay or
discard. *Ignored* is a type that this reader does not know, as later writers may add some. Made from
`tests/guarantee/poison.json`, which `tests/guarantee/test_poison.py` proves.

**A word of a later release** is no poison. Contracts evolve by words, and readers learn a word one release before anybody
says it (`shared/contracts/learning.py`); where a record overtakes its readers all the same, a projection keeps what it knows
(a word that may be missing is missing, an item of a list is left out, a word that must stand reads `unknown`) and a reaction
holds that key, and no other, with what comes after it. Both go on by themselves when a release knows the word: it looks
for such records at its start and every 15 s. `tests/guarantee/test_unknown_words.py` puts a word of tomorrow into each place
of each contract before each consumer; `tests/guarantee/test_two_releases.py` runs two releases side by side, on and back.

| record | projection | reaction |
|---|---|---|
"""


def poison() -> str:
    """The corpus as a Markdown table."""
    rows = [f"| {entry.name} | {entry.projection} | {entry.reaction} |" for entry in corpus()]
    return _HEAD + "\n".join(rows) + "\n"


def wanted() -> dict[Path, str]:
    """Every generated file with the text it must have."""
    return {POISON: poison(), CODE_FAULTS: code_faults.document()}


if __name__ == "__main__":
    keep("tests.guarantee.documents", wanted)
