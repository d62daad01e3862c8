"""Files of facts, as `shared.ground.table_files` reads them: what the columns mean, and what is wrong with a cell."""

import zlib
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final

from services.mentorships.domain.facts import HIGHEST_RATING, MOST_ROWS, Column, Fact, Problem, Rows
from services.mentorships.domain.programme_refusals import TooManyFacts
from shared.ground.person_numbers import hash_of_number
from shared.ground.table_files import UnreadableFile, WrongCell, code, day, meant, read_table

_PACKED: Final = b"\x1f\x8b"
_MOST_BYTES: Final = 8_000_000
_COLUMNS: Final[Mapping[str, Column]] = {
    "number": "number",
    "personnumber": "number",
    "personalnummer": "number",
    "group": "group",
    "gruppe": "group",
    "promotedon": "promoted_on",
    "promoted": "promoted_on",
    "befördertam": "promoted_on",
    "raisedon": "raised_on",
    "raise": "raised_on",
    "gehaltserhöhungam": "raised_on",
    "lefton": "left_on",
    "left": "left_on",
    "ausgeschiedenam": "left_on",
    "satisfaction": "satisfaction",
    "zufriedenheit": "satisfaction",
}


def read_facts(content: bytes, told_until: date, key: bytes) -> Rows:
    """The facts of a file, packed by gzip or not. Raises `UnreadableFile` and `TooManyFacts`."""
    table = read_table(_unpacked(content), _COLUMNS, "number")
    if len(table.lines) > MOST_ROWS:
        raise TooManyFacts
    problems: list[Problem] = []
    facts: dict[int, Fact] = {}
    for line, cells in table.lines:
        said = _read(line, cells, problems)
        if number := said.pop("number", None):
            facts[line] = Fact(hash_of_number(number, key), told_until, said.pop("group", None) or "", **said)
    return Rows(facts, problems, table.ignored).with_conflicts()


def _read(line: int, cells: Mapping[Column, str], problems: list[Problem]) -> dict[str, Any]:
    said: dict[str, Any] = {}
    for column, read in _READERS.items():
        try:
            said[column] = read(meant(cells.get(column, "")))
        except WrongCell as error:
            problems.append(Problem(line, column, error.wrong))
    return said


def _unpacked(content: bytes) -> bytes:
    if not content.startswith(_PACKED):
        return content
    packed = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
    try:
        unpacked = packed.decompress(content, _MOST_BYTES)
    except zlib.error:
        raise UnreadableFile from None
    if packed.unconsumed_tail:
        raise TooManyFacts
    if not packed.eof:
        raise UnreadableFile
    return unpacked


def _number(text: str) -> str | None:
    if not text:
        raise WrongCell("missing")
    return code(text)


def _rating(text: str) -> int | None:
    if not text:
        return None
    if not text.isascii() or not text.isdigit() or len(text) > 2 or int(text) > HIGHEST_RATING:
        raise WrongCell("not-a-rating")
    return int(text)


_READERS: Final[Mapping[Column, Callable[[str], Any]]] = {
    "number": _number,
    "group": code,
    "promoted_on": day,
    "raised_on": day,
    "left_on": day,
    "satisfaction": _rating,
}
