"""`python -m tests.between.documents --check | --write`: what each of two people may do, as a document."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from shared.ground.documents import ROOT, keep

TABLE: Final = Path(__file__).with_name("table.json")
PAGE: Final = ROOT / "docs" / "between-two-people.md"
SIDES: Final = ("mentor", "mentee")
_HEAD: Final = """# Between two people

What a mentor and a mentee are answered who share everything that two can share here, when something comes between them:
by the public API, whichever service is asked, whatever order its events came in. Made from `tests/between/table.json`,
which `tests/between/test_walk.py` proves: it puts every question and command in every state, from each side, and sees to
it that what is refused tells nobody anything. What can't be asked in a state is left out.

“yes” says that the question is answered or the command done; which of the other's words are in the answer says
[who reads what](who-reads-what.md): after a block, none. “nothing there” is the answer where there is nothing to read,
or nobody who may be known to be there. To be told nothing unasked, and small steps again, is about the mails that name
a small step when it has been quiet.

**Who is blocked gets the answers of somebody whose counterpart has left**, word for word; what is refused is named by
the problem's type (`docs/problems.md`).
"""


def table() -> dict[str, dict[str, dict[str, str]]]:
    """By state and side: each command's answer."""
    found: dict[str, dict[str, dict[str, str]]] = json.loads(TABLE.read_text())
    return found


def between_two_people() -> str:
    """The table as Markdown: a section for each state, in which equal answers stand together."""
    return _HEAD + "".join(f"\n## When {state}\n\n{_section(sides)}" for state, sides in table().items())


def _section(sides: dict[str, dict[str, str]]) -> str:
    rows = ["| answer | the mentor | the mentee |", "|---|---|---|"]
    for answer in sorted({answer for answers in sides.values() for answer in answers.values()}, key=_rank):
        cells = " | ".join("; ".join(_with(answer, sides.get(side, {}))) for side in SIDES)
        rows.append(f"| {_named(answer)} | {cells} |")
    return "\n".join(rows) + "\n"


def _with(answer: str, answers: dict[str, str]) -> Iterator[str]:
    return (command for command, given in answers.items() if given == answer)


def _rank(answer: str) -> tuple[bool, str]:
    return answer != "yes", answer


def _named(answer: str) -> str:
    return answer if answer in ("yes", "nothing there") else f"`{answer}`"


def wanted() -> dict[Path, Any]:
    """Every generated file with the text it must have."""
    return {PAGE: between_two_people()}


if __name__ == "__main__":
    keep("tests.between.documents", wanted)
