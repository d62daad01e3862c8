"""Names as letters show them."""

import pytest

from services.notifications.letters.names import LONGEST_NAME, isolated, shown
from tests.fixtures.hostile_words import HOSTILE, REAL


@pytest.mark.parametrize("name", [name for name in REAL if "  " not in name])
def test_what_people_are_really_called_stays_as_it_is(name: str) -> None:
    assert shown(name) == name


@pytest.mark.parametrize("name", HOSTILE)
def test_no_name_turns_text_or_begins_a_line(name: str) -> None:
    assert not set(shown(name)) & set(
        "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\r\n\u2028\u2029\x85\x0b\x0c"
    )
    assert len(shown(name)) <= LONGEST_NAME


@pytest.mark.parametrize("name", [None, "", " \t", "\u200b", "\u202e\u202c", "\u2060\ufeff", "\u200d", "\U000e0041"])
def test_who_shows_no_character_has_no_name(name: str | None) -> None:
    assert shown(name) == ""


def test_a_name_from_right_to_left_is_isolated_and_others_need_not_be() -> None:
    assert isolated("محمد 1") == "\u2068محمد 1\u2069"
    assert isolated("Ada Thapa") == "Ada Thapa"
