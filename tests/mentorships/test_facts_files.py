"""Files of facts: bytes become dates of people whose numbers nobody reads, and a wrong cell is named."""

import codecs
import gzip
from contextlib import suppress
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from services.mentorships.api.facts_files import read_facts
from services.mentorships.domain.facts import MOST_ROWS, Fact, Problem, outcome
from services.mentorships.domain.programme_refusals import TooManyFacts
from shared.ground.person_numbers import hash_of_number
from shared.ground.table_files import UnreadableFile

KEY = b"only for tests"
UNTIL = date(2026, 9, 30)
FACTS = "Person number;promoted on;raised on;left on;Gruppe\nK-1;2026-04-01;;;Büro\nk-2;;1.5.2026;;\n"
PACKED = gzip.compress(FACTS.encode(), mtime=0)
"""Without the time: the name of a test holds its bytes, and is the same in all processes of a run."""


def read(text: str) -> Any:
    return read_facts(text.encode(), UNTIL, KEY)


@pytest.mark.parametrize(
    "content",
    [
        FACTS.encode(),
        codecs.BOM_UTF8 + FACTS.encode(),
        codecs.BOM_UTF16_LE + FACTS.encode("utf-16-le"),
        FACTS.replace("\n", "\r\n").encode("cp1252"),
        FACTS.replace(";", "\t").encode(),
        PACKED,
    ],
)
def test_however_a_spreadsheet_writes_it_the_same_facts_are_read(content: bytes) -> None:
    rows = read_facts(content, UNTIL, KEY)

    assert rows.problems == []
    assert rows.facts == {
        2: Fact(hash_of_number("k-1", KEY), UNTIL, "Büro", promoted_on=date(2026, 4, 1)),
        3: Fact(hash_of_number("K-2", KEY), UNTIL, raised_on=date(2026, 5, 1)),
    }
    assert "K-1" not in repr(rows).upper()


@pytest.mark.parametrize(
    "content",
    [b"", b"promoted_on\n2026-04-01\n", b"number;number\na;b\n", PACKED[:-9], b"\x1f\x8bno"],
)
def test_what_is_no_table_of_facts_is_refused_whole(content: bytes) -> None:
    with pytest.raises(UnreadableFile):
        read_facts(content, UNTIL, KEY)


def test_fifty_thousand_rows_are_read_and_no_more() -> None:
    rows = "".join(f"{number},2026-04-01\n" for number in range(MOST_ROWS))

    assert len(read(f"number,promoted_on\n{rows}").facts) == MOST_ROWS
    with pytest.raises(TooManyFacts):
        read(f"number,promoted_on\n{rows}one,\n")


def test_what_unpacks_without_end_is_refused() -> None:
    with pytest.raises(TooManyFacts):
        read_facts(gzip.compress(b"number\n" + b"0" * 50_000_000), UNTIL, KEY)


@pytest.mark.parametrize(
    ("cells", "column", "wrong"),
    [
        (";2026-04-01;;;", "number", "missing"),
        ("a" * 61 + ";;;;", "number", "too-long"),
        ("a;03/04/2026;;;", "promoted_on", "ambiguous-date"),
        ("a;;soon;;", "raised_on", "not-a-date"),
        ("a;;;2026-10-01;", "left_on", "not-yet"),
        ("a;2026-05-01;;2026-04-01;", "promoted_on", "after-leaving"),
        ("a;;;;11", "satisfaction", "not-a-rating"),
        ("a;;;;=1+1", "satisfaction", "not-a-rating"),
        ("a\x07;;;;", "number", "not-text"),
    ],
)
def test_a_wrong_cell_is_named_by_row_and_column(cells: str, column: Any, wrong: Any) -> None:
    rows = read(f"number;promoted_on;raised_on;left_on;satisfaction\nfirst;;;;7\n{cells}\n")

    assert rows.problems == [Problem(3, column, wrong)]


def test_somebody_who_stands_twice_in_a_file_is_named_with_both_rows() -> None:
    assert read("number\n7\n8\n 7 \n").problems == [Problem(4, "number", "twice", 2)]


def test_a_cell_that_a_spreadsheet_would_calculate_is_the_text_that_it_is() -> None:
    assert [*read("number\n'=2+3\n").facts.values()] == [*read("number\n=2+3\n").facts.values()]


def test_what_is_told_of_an_earlier_day_replaces_nothing() -> None:
    later, earlier = Fact("a", UNTIL, promoted_on=UNTIL), Fact("a", date(2026, 1, 1))

    assert outcome(earlier, later, forgotten=False) == "same"
    assert outcome(later, earlier, forgotten=False) == "changed"
    assert outcome(later, None, forgotten=True) == "forgotten"


@given(some.binary(max_size=300))
def test_whatever_the_bytes_are_they_are_read_or_refused(content: bytes) -> None:
    with suppress(UnreadableFile, TooManyFacts):
        read_facts(b"number,promoted_on\n" + content, UNTIL, KEY)
