"""Files of people, as spreadsheets write them: bytes become rows, and a wrong cell is named."""

import codecs
from contextlib import suppress
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from services.profiles.api.people_files import read_people, written
from services.profiles.domain.imports import MOST_ROWS, Row, TooManyRows
from shared.ground.person_numbers import hash_of_number
from shared.ground.table_files import UnreadableFile
from tests.profiles.test_imports import wrong_in

KEY = b"only for tests"
PEOPLE = "email;role;name\nada@example.org;mentee;Ada Lovelace\nzoe@example.org;mentor;Zoë Müßig\n"


def read(text: str) -> Any:
    return read_people(text.encode(), KEY)


@pytest.mark.parametrize(
    "content",
    [
        PEOPLE.encode(),
        codecs.BOM_UTF8 + PEOPLE.encode(),
        codecs.BOM_UTF16_LE + PEOPLE.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + PEOPLE.encode("utf-16-be"),
        PEOPLE.encode("cp1252"),
        PEOPLE.replace("\n", "\r\n").encode("cp1252"),
        PEOPLE.replace(";", ",").encode(),
        PEOPLE.replace(";", "\t").encode(),
        PEOPLE.replace("email;role;name", "E-Mail-Adresse;Rolle;Name").encode(),
    ],
)
def test_however_a_spreadsheet_writes_it_the_same_people_are_read(content: bytes) -> None:
    file = read_people(content, KEY)
    assert file.problems == []
    assert [(row.line, row.email, row.role, row.name) for row in file.rows] == [
        (2, "ada@example.org", "mentee", "Ada Lovelace"),
        (3, "zoe@example.org", "mentor", "Zoë Müßig"),
    ]


def test_codes_of_groups_are_hashed_apart_from_numbers_whatever_their_case_and_order() -> None:
    text = "email,role,number,Abteilung\na@example.org,mentee,eng,ENG|ops\nb@example.org,mentor,2,Ops | eng |\nc@example.org,mentor,,\n"
    first, second, third = read_people(text.encode(), KEY).rows
    assert first.groups == second.groups
    assert first.groups is not None
    assert first.number not in first.groups
    assert third.groups is None


def test_nobody_is_in_more_groups_than_twenty() -> None:
    codes = "|".join(map(str, range(21)))
    (problem,) = read_people(f"email,role,groups\na@example.org,mentee,{codes}\n".encode(), KEY).problems
    assert (problem.column, problem.wrong) == ("groups", "too-long")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"PK\x03\x04\x14\x00\x06\x00",
        b"email;role\n\x81\x8d\n",
        PEOPLE.encode("utf-16-le"),
        b"name;role\nAda;mentee\n",
        b"email;E-Mail;role\na@example.org;b@example.org;mentee\n",
        b'email,role\n"ada@example.org,mentee\n',
        codecs.BOM_UTF16_LE + b"e",
    ],
)
def test_what_is_no_table_of_people_is_refused_whole(content: bytes) -> None:
    with pytest.raises(UnreadableFile):
        read_people(content, KEY)


def test_there_is_an_end_to_a_file() -> None:
    rows = "".join(f"p{number}@example.org;mentee\n" for number in range(MOST_ROWS + 1))
    with pytest.raises(TooManyRows):
        read(f"email;role\n{rows}")


@pytest.mark.parametrize(
    ("cells", "column", "wrong"),
    [
        (";mentee;;;", "email", "missing"),
        ("ada;mentee;;;", "email", "not-an-address"),
        ("ada@example.org;;;;", "role", "missing"),
        ("ada@example.org;boss;;;", "role", "unknown-role"),
        ("ada@example.org;mentee;=1+1;;", "name", "not-a-name"),
        ("ada@example.org;mentee;call +49 30 901820;;", "name", "not-a-name"),
        ("ada@example.org;mentee;A\x07da;;", "name", "not-text"),
        ("ada@example.org;mentee;;xx;", "language", "unknown-language"),
        ("ada@example.org;mentee;;;03/04/2027", "invite_on", "ambiguous-date"),
        ("ada@example.org;mentee;;;3-4-2027", "invite_on", "ambiguous-date"),
        ("ada@example.org;mentee;;;31.02.2027", "invite_on", "not-a-date"),
        ("ada@example.org;mentee;;;March 4", "invite_on", "not-a-date"),
        ("ada@example.org;mentee;;;03/04/27", "invite_on", "not-a-date"),
    ],
)
def test_a_wrong_cell_is_named_by_row_and_column(cells: str, column: str, wrong: str) -> None:
    file = read(f"email;role;name;language;invite_on\nzoe@example.org;mentor;;;\n\n{cells}\n")
    assert wrong_in(file.problems) == [(4, column, wrong)]


@pytest.mark.parametrize("written_as", ["2027-04-30", "30.4.2027", "30/04/2027", "04/30/2027", "30-4-2027"])
def test_a_day_that_can_be_one_only_is_read(written_as: str) -> None:
    assert read(f"email;role;invite_on\na@example.org;mentee;{written_as}\n").rows[0].invite_on == date(2027, 4, 30)


def test_what_a_spreadsheet_would_take_for_a_formula_stays_text() -> None:
    file = read("email,role,number\na@example.org,mentee,=2+3\nb@example.org,mentee,'=2+3\nc@example.org,mentee,007\n")
    assert [row.number for row in file.rows] == [hash_of_number(each, KEY) for each in ("=2+3", "=2+3", "007")]


def test_numbers_are_the_same_however_they_are_spelt_and_tell_nobody_anything_without_the_key() -> None:
    file = read("email,role,number,manager\na@example.org,mentee, K-XY ,k-9\n")
    assert file.rows[0].number == hash_of_number("k-xy", KEY) != hash_of_number("k-xy", b"another key")
    assert file.managers == {hash_of_number("K-9", KEY): "k-9"}
    assert "XY" not in repr(file.rows[0]).upper()


def test_what_a_file_does_not_say_is_not_said() -> None:
    file = read("email,role,name,favourite colour\na@example.org,mentee,,blue\n")
    assert file.rows == [Row(2, "a@example.org", "mentee")]
    assert file.ignored_columns == ["favourite colour"]


@given(some.binary(max_size=300))
def test_whatever_the_bytes_are_they_are_read_or_refused(content: bytes) -> None:
    with suppress(UnreadableFile, TooManyRows):
        read_people(b"email,role,name\n" + content, KEY)


@given(some.lists(some.text(some.characters(codec="utf-8", exclude_categories=["C"]), max_size=20), max_size=5))
def test_no_cell_that_is_written_is_a_formula(names: list[str]) -> None:
    rows = [{"email": "a@example.org", "name": name, "role": "mentee"} for name in names]
    text = "".join(written(rows))
    assert not any(cell.startswith(("=", "+", "-", "@")) for cell in text.split(","))
