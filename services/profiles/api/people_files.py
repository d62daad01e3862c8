"""Files of people, as `shared.ground.table_files` reads them: what the columns mean, and what is wrong with a cell."""

import codecs
import csv
import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
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
)
from services.profiles.domain.people import LONGEST_NAME
from shared.ground.languages import UnknownLocale, locale_tag
from shared.ground.person_numbers import hash_of_group, hash_of_number
from shared.ground.table_files import LONGEST_CODE, WrongCell, code, day, harmless, meant, read_table
from shared.http.names import Name

_ADDRESS: Final[TypeAdapter[str]] = TypeAdapter(EmailAddress)
_NAME: Final[TypeAdapter[str]] = TypeAdapter(Annotated[str, Name(LONGEST_NAME)])
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


@dataclass
class File:
    """What a file says. `managers`: the numbers of managers as they were written, by their hashes."""

    rows: list[Row] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    managers: dict[str, str] = field(default_factory=dict)
    ignored_columns: list[str] = field(default_factory=list)


def read_people(content: bytes, key: bytes) -> File:
    """The people of a file. `key`: that numbers are hashed with. Raises `UnreadableFile` and `TooManyRows`."""
    table = read_table(content, _COLUMNS, "email", own=_OWN)
    if len(table.lines) > MOST_ROWS:
        raise TooManyRows
    file = File(ignored_columns=list(table.ignored))
    for number, cells in table.lines:
        _read_row(file, number, cells, key)
    return file


def _read_row(file: File, number: int, cells: Mapping[Column, str], key: bytes) -> None:
    said: dict[str, Any] = {}
    for column, read in _READERS.items():
        try:
            said[column] = read(meant(cells.get(column, "")))
        except WrongCell as error:
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
            groups=tuple(sorted({hash_of_group(each, key) for each in said.get("groups") or ()})) or None,
        )
    )


def _email(text: str) -> str:
    if not text:
        raise WrongCell("missing")
    try:
        return _ADDRESS.validate_python(text)
    except ValidationError:
        raise WrongCell("not-an-address") from None


def _name(text: str) -> str | None:
    if not text:
        return None
    try:
        return _NAME.validate_python(text)
    except ValidationError:
        raise WrongCell("not-a-name") from None


def _role(text: str) -> ImportRole:
    if not text:
        raise WrongCell("missing")
    if (role := _ROLES.get(text.casefold())) is None:
        raise WrongCell("unknown-role")
    return role


def _language(text: str) -> str | None:
    try:
        return locale_tag(text) if text else None
    except UnknownLocale:
        raise WrongCell("unknown-language") from None


def _codes(text: str) -> tuple[str, ...]:
    """Codes of groups with `|` between them."""
    codes = tuple(each for each in (part.strip() for part in text.split("|")) if each)
    if len(codes) > MOST_GROUPS or any(len(each) > LONGEST_CODE for each in codes):
        raise WrongCell("too-long")
    return codes


_READERS: Final[Mapping[Column, Callable[[str], Any]]] = {
    "email": _email,
    "name": _name,
    "role": _role,
    "language": _language,
    "invite_on": day,
    "number": code,
    "manager": code,
    "groups": _codes,
}


def written(rows: Sequence[Mapping[str, str]]) -> Iterator[str]:
    """A table that `read_people` reads as it was, and whose cells no spreadsheet takes for formulas."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, ("email", "name", "role", "language", "invite_on", "state"), delimiter=",")
    yield codecs.BOM_UTF8.decode()
    writer.writeheader()
    for row in rows:
        writer.writerow({column: harmless(text) for column, text in row.items()})
    yield out.getvalue()
