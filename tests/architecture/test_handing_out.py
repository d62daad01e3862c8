"""How a run's processes share its tests, and which modules they import."""

import pytest

from deploy.local.folders import ROOT
from tests.fixtures.handing_out import FIRST, place, together_with
from tests.fixtures.proofs import is_left_out


def test_journeys_stay_together_and_so_does_a_file() -> None:
    assert together_with("tests/journeys/test_demo.py::test_one") == together_with(
        "tests/journeys/test_times.py::test_two"
    )
    assert together_with("tests/shared/test_pool.py::test_one") == together_with("tests/shared/test_pool.py::test_two")
    assert together_with("tests/shared/test_pool.py::test_one") != together_with(
        "tests/shared/test_timers.py::test_one"
    )


def test_what_takes_long_comes_before_all_others() -> None:
    assert place("tests/journeys/test_demo.py::test_one") < place("tests/architecture/test_roles.py::test_one")


def test_all_that_comes_first_is_there() -> None:
    assert [each for each in FIRST if not (ROOT / each).exists()] == []


@pytest.mark.parametrize(
    ("source", "of_proofs", "of_others"),
    [
        ("\npytestmark = pytest.mark.proof\n\n\nasync def test_all(): ...\n", True, False),
        ("\n@pytest.mark.proof\nasync def test_all(): ...\n\n\ndef test_some(): ...\n", True, True),
        ("\ndef test_some(): ...\n", False, True),
    ],
)
def test_a_module_is_imported_where_something_in_it_is_asked_for(source: str, of_proofs: bool, of_others: bool) -> None:
    assert is_left_out(source, "proof") is not of_proofs
    assert is_left_out(source, "not proof") is not of_others
    assert not is_left_out(source, "")
