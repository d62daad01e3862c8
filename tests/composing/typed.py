"""What `docs/operating/compose.md` has one type, as it stands there."""

import textwrap
from collections.abc import Mapping
from typing import Final

from shared.ground.documents import ROOT

DOCUMENT: Final = ROOT / "docs" / "operating" / "compose.md"


def block(begins: str, instead: Mapping[str, str]) -> str:
    """The block whose first line begins so, with what is everybody's own replaced. Raises `LookupError`."""
    parts = DOCUMENT.read_text().split("```")[1::2]
    for each in parts:
        text = textwrap.dedent(each.partition("\n")[2])
        if text.startswith(begins):
            return _replaced(text, instead)
    raise LookupError(f"{DOCUMENT.name} has no block that begins with {begins!r}")


def sentence(typed: str) -> str:
    """A command within a sentence. Raises `LookupError` where it does not stand there."""
    if f"`{typed}`" not in " ".join(DOCUMENT.read_text().split()):
        raise LookupError(f"{DOCUMENT.name} does not have one type {typed!r}")
    return typed


def _replaced(text: str, instead: Mapping[str, str]) -> str:
    for old, new in instead.items():
        if old not in text:
            raise LookupError(f"{old!r} does not stand in the block")
        text = text.replace(old, new)
    return text
