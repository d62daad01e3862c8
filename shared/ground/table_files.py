"""Tables as spreadsheets write them: their bytes become rows, and what is wrong with a cell is said of it.

Nothing is guessed that can be known: what begins with a byte order mark is what that says, what is UTF-8 is UTF-8, and
what is neither is Windows-1252, as spreadsheets on Windows write it. The separator is the one under which the first line names
columns. A cell is text, whatever a spreadsheet would do with it.
"""

import codecs
import csv
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, Generic, TypeVar

from shared.refusals import Kind, Refusal

C = TypeVar("C", bound=str)

LONGEST_CODE: Final = 60
_MARKS: Final = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_SEPARATORS: Final = ";,\t"
_ISO: Final = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)
_DOTTED: Final = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})", re.ASCII)
_SLASHED: Final = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4})", re.ASCII)
_QUOTED_FORMULA: Final = re.compile(r"'(?=[=+\-@\t])")
_UNSEEN: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffd]")


class UnreadableFile(Refusal):
    """This is no table: it has to be CSV in UTF-8, UTF-16 or Windows-1252, with a line that names its columns."""

    slug, kind = "unreadable-file", Kind.RULE


class WrongCell(Exception):
    """What is wrong with a cell, in one word."""

    def __init__(self, wrong: str) -> None:
        super().__init__(wrong)
        self.wrong: Final[Any] = wrong  # of whichever words its reader has


@dataclass(frozen=True)
class Table(Generic[C]):
    """What a file says: the titles that mean nothing, and of each line that says something its number and cells by column.

    Lines are counted as a spreadsheet does: the first one names the columns.
    """

    ignored: Sequence[str]
    lines: Sequence[tuple[int, Mapping[C, str]]]


def read_table(content: bytes, titles: Mapping[str, C], needed: C, *, own: frozenset[str] = frozenset()) -> Table[C]:
    """The table of a file. `titles`: which column is meant, by its title in small letters without blanks and marks.

    `own`: titles that our exports have besides. Raises `UnreadableFile`, also where `needed` is missing, or a column comes twice.
    """
    header, *lines = _lines(_text(content), titles) or [[]]
    columns = [titles.get(plain(title)) for title in header]
    named = [each for each in columns if each is not None]
    if needed not in named or len(set(named)) < len(named):
        raise UnreadableFile
    pairs = zip(header, columns, strict=True)
    ignored = [title for title, column in pairs if column is None and title.strip() and plain(title) not in own]
    filled = [(number, cells) for number, cells in enumerate(lines, 2) if any(cell.strip() for cell in cells)]
    return Table(ignored, [(number, _by_column(columns, cells)) for number, cells in filled])


def plain(title: str) -> str:
    return re.sub(r"[\W_]", "", title).casefold()


def meant(text: str) -> str:
    """The text of a cell: an apostrophe before what a spreadsheet would take for a formula is no part of it. Raises `WrongCell`."""
    if _UNSEEN.search(text):
        raise WrongCell("not-text")
    return _QUOTED_FORMULA.sub("", text.strip(), count=1)


def day(text: str) -> date | None:
    """A day as it is written in one way only. What could be the third of April and the fourth of March is neither."""
    if not text:
        return None
    if found := _ISO.fullmatch(text):
        year, month, number = map(int, found.groups())
    elif found := _DOTTED.fullmatch(text):
        number, month, year = map(int, found.groups())
    elif found := _SLASHED.fullmatch(text):
        one, other, year = map(int, found.groups())
        if one <= 12 and other <= 12 and one != other:
            raise WrongCell("ambiguous-date")
        number, month = (other, one) if other > 12 else (one, other)
    else:
        raise WrongCell("not-a-date")
    try:
        return date(year, month, number)
    except ValueError:
        raise WrongCell("not-a-date") from None


def code(text: str) -> str | None:
    """A short text that means something to whoever wrote it."""
    if len(text) > LONGEST_CODE:
        raise WrongCell("too-long")
    return text or None


def harmless(text: str) -> str:
    """A cell that no spreadsheet takes for a formula, and that `meant` reads as it was."""
    return f"'{text}" if text[:1] in {"=", "+", "-", "@", "\t"} else text


def _by_column(columns: Sequence[C | None], cells: Sequence[str]) -> Mapping[C, str]:
    return {column: cell for column, cell in zip(columns, cells, strict=False) if column is not None}


def _text(content: bytes) -> str:
    text = _decoded_by_its_marks(content)
    if "\0" in text:
        raise UnreadableFile
    return text


def _decoded_by_its_marks(content: bytes) -> str:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _decoded(content[len(mark) :], encoding)
    try:
        return content.decode()
    except UnicodeDecodeError:
        return _decoded(content, "cp1252")


def _decoded(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        raise UnreadableFile from None


def _lines(text: str, titles: Mapping[str, C]) -> list[list[str]]:
    """By the separator under which the first line names most columns."""
    first = text.partition("\n")[0]
    separator = max(_SEPARATORS, key=lambda each: sum(plain(cell) in titles for cell in first.split(each)))
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True))
    except csv.Error:
        raise UnreadableFile from None
