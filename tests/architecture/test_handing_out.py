"""How a run's processes share its tests."""

from deploy.local.folders import ROOT
from tests.fixtures.handing_out import FIRST, place, together_with


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
