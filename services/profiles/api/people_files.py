"""Files of people as spreadsheets write them: their bytes become rows, and what is wrong with a cell is said of it.

Nothing is guessed that can be known: what begins with a byte order mark is what that says, what is UTF-8 is UTF-8, and
what is neither is Windows-1252, as spreadsheets on Windows write it. The separator is the one under which the first line names
columns. A cell is text, whatever a spreadsheet would do with it.
"""

import codecs
import csv
import io
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Annotated, Any, Final

from pydantic import TypeAdapter, ValidationError

from services.profiles.api.fields import EmailAddress
from services.profiles.domain.imports import (
    MOST_GROUPS,
    MOST_ROWS,
    Column,
    ImportRole,
    Problem,
    Row,
    TooManyRows,
    UnreadableFile,
    Wrong,
    hash_of_group,
    hash_of_number,
)
from services.profiles.domain.people import LONGEST_NAME
from shared.ground.languages import UnknownLocale, locale_tag
from shared.http.names import Name

_ADDRESS: Final[TypeAdapter[str]] = TypeAdapter(EmailAddress)
_NAME: Final[TypeAdapter[str]] = TypeAdapter(Annotated[str, Name(LONGEST_NAME)])
_LONGEST_NUMBER: Final = 60
_MARKS: Final = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_SEPARATORS: Final = ";,\t"
_COLUMNS: Final[Mapping[str, Column]] = {
    "email": "email",
    "emailaddress": "email",
    "mail": "email",
    "emailadresse": "email",
    "name": "name",
    "role": "role",
    "rolle": "role",
    "language": "language",
    "sprache": "language",
    "inviteon": "invite_on",
    "einladenam": "invite_on",
    "number": "number",
    "personnumber": "number",
    "personalnummer": "number",
    "manager": "manager",
    "managernumber": "manager",
    "vorgesetzte": "manager",
    "vorgesetzter": "manager",
    "group": "groups",
    "groups": "groups",
    "gruppe": "groups",
    "gruppen": "groups",
    "department": "groups",
    "abteilung": "groups",
}
_OWN: Final = frozenset({"state"})
"""What our own exports have besides."""
_ROLES: Final[Mapping[str, ImportRole]] = {
    "mentor": "mentor",
    "mentorin": "mentor",
    "mentee": "mentee",
}
_ISO: Final = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)
_DOTTED: Final = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})", re.ASCII)
_SLASHED: Final = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4})", re.ASCII)
_QUOTED_FORMULA: Final = re.compile(r"'(?=[=+\-@\t])")
_UNSEEN: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffd]")


@dataclass
class File:
    """What a file says. `managers`: the numbers of managers as they were written, by their hashes."""

    rows: list[Row] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    managers: dict[str, str] = field(default_factory=dict)
    ignored_columns: list[str] = field(default_factory=list)


class _WrongCell(Exception):
    def __init__(self, wrong: Wrong) -> None:
        super().__init__(wrong)
        self.wrong: Final = wrong


def read_people(content: bytes, key: bytes) -> File:
    """The people of a file. `key`: that numbers are hashed with. Raises `UnreadableFile` and `TooManyRows`."""
    header, *lines = _lines(_text(content)) or [[]]
    columns = [_COLUMNS.get(_plain(title)) for title in header]
    file = File(
        ignored_columns=[title for title, column in zip(header, columns, strict=True) if _is_ignored(title, column)]
    )
    if "email" not in columns or len({each for each in columns if each}) < sum(each is not None for each in columns):
        raise UnreadableFile
    filled = [(number, cells) for number, cells in enumerate(lines, 2) if any(cell.strip() for cell in cells)]
    if len(filled) > MOST_ROWS:
        raise TooManyRows
    for number, cells in filled:
        _read_row(file, number, dict(zip(columns, cells, strict=False)), key)
    return file


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


def _lines(text: str) -> list[list[str]]:
    """By the separator under which the first line names most columns."""
    first = text.partition("\n")[0]
    separator = max(_SEPARATORS, key=lambda each: sum(_plain(cell) in _COLUMNS for cell in first.split(each)))
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True))
    except csv.Error:
        raise UnreadableFile from None


def _plain(title: str) -> str:
    return re.sub(r"[\W_]", "", title).casefold()


def _is_ignored(title: str, column: Column | None) -> bool:
    return column is None and bool(title.strip()) and _plain(title) not in _OWN


def _read_row(file: File, number: int, cells: Mapping[Column | None, str], key: bytes) -> None:
    said: dict[str, Any] = {}
    for column, read in _READERS.items():
        try:
            said[column] = read(_cell(cells.get(column, "")))
        except _WrongCell as error:
            file.problems.append(Problem(number, column, error.wrong))
    if said.get("email") is None or said.get("role") is None:
        return
    numbers = {name: hash_of_number(said[name], key) for name in ("number", "manager") if said.get(name)}
    if "manager" in numbers:
        file.managers[numbers["manager"]] = said["manager"]
    file.rows.append(
        Row(
            number,
            said["email"],
            said["role"],
            name=said.get("name"),
            locale=said.get("language"),
            invite_on=said.get("invite_on"),
            number=numbers.get("number"),
            manager=numbers.get("manager"),
            groups=tuple(sorted({hash_of_group(code, key) for code in said.get("groups") or ()})) or None,
        )
    )


def _cell(text: str) -> str:
    """The text that is meant: an apostrophe before what a spreadsheet would take for a formula is no part of it."""
    if _UNSEEN.search(text):
        raise _WrongCell("not-text")
    return _QUOTED_FORMULA.sub("", text.strip(), count=1)


def _email(text: str) -> str:
    if not text:
        raise _WrongCell("missing")
    try:
        return _ADDRESS.validate_python(text)
    except ValidationError:
        raise _WrongCell("not-an-address") from None


def _name(text: str) -> str | None:
    if not text:
        return None
    try:
        return _NAME.validate_python(text)
    except ValidationError:
        raise _WrongCell("not-a-name") from None


def _role(text: str) -> ImportRole:
    if not text:
        raise _WrongCell("missing")
    if (role := _ROLES.get(text.casefold())) is None:
        raise _WrongCell("unknown-role")
    return role


def _language(text: str) -> str | None:
    try:
        return locale_tag(text) if text else None
    except UnknownLocale:
        raise _WrongCell("unknown-language") from None


def _date(text: str) -> date | None:
    """A day as it is written in one way only. What could be the third of April and the fourth of March is neither."""
    if not text:
        return None
    if found := _ISO.fullmatch(text):
        year, month, day = map(int, found.groups())
    elif found := _DOTTED.fullmatch(text):
        day, month, year = map(int, found.groups())
    elif found := _SLASHED.fullmatch(text):
        one, other, year = map(int, found.groups())
        if one <= 12 and other <= 12 and one != other:
            raise _WrongCell("ambiguous-date")
        day, month = (other, one) if other > 12 else (one, other)
    else:
        raise _WrongCell("not-a-date")
    try:
        return date(year, month, day)
    except ValueError:
        raise _WrongCell("not-a-date") from None


def _number(text: str) -> str | None:
    if len(text) > _LONGEST_NUMBER:
        raise _WrongCell("too-long")
    return text or None


def _codes(text: str) -> tuple[str, ...]:
    """Codes of groups with `|` between them."""
    codes = tuple(each for each in (part.strip() for part in text.split("|")) if each)
    if len(codes) > MOST_GROUPS or any(len(each) > _LONGEST_NUMBER for each in codes):
        raise _WrongCell("too-long")
    return codes


_READERS: Final[Mapping[Column, Callable[[str], Any]]] = {
    "email": _email,
    "name": _name,
    "role": _role,
    "language": _language,
    "invite_on": _date,
    "number": _number,
    "manager": _number,
    "groups": _codes,
}


def written(rows: Sequence[Mapping[str, str]]) -> Iterator[str]:
    """A table that `read_people` reads as it was, and whose cells no spreadsheet takes for formulas."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, ("email", "name", "role", "language", "invite_on", "state"), delimiter=",")
    yield codecs.BOM_UTF8.decode()
    writer.writeheader()
    for row in rows:
        writer.writerow({column: _harmless(text) for column, text in row.items()})
    yield out.getvalue()


def _harmless(text: str) -> str:
    return f"'{text}" if text[:1] in {"=", "+", "-", "@", "\t"} else text
