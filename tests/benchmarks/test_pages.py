"""The pages say what was counted and measured, and in bold what misses its goal."""

from typing import Any

import pytest

from tests.benchmarks.coverage.results import shown as coverage_of
from tests.benchmarks.momentum.told import shown_of
from tests.benchmarks.reports.results import shown as reports_of
from tests.mentorships.year_of_pairs import year_of


def line(name: str, limit: float, ours: float, *, met: bool = True, unit: str = "of all") -> dict[str, Any]:
    rounds = [{"limit": limit, "ours": ours, "ratio": ours / limit if limit else ours}]
    return {"name": name, "rounds": rounds, "ratio": rounds[0]["ratio"], "limit": limit, "unit": unit, "met": met}


def programmes(
    kind: str, *statistics: tuple[str, float, bool], withheld: float, error: float, naive: float
) -> list[Any]:
    of = f"9 programmes of {kind}: "
    return [
        *(line(f"{of}{name}, intervals with the truth", 0.95, share, met=met) for name, share, met in statistics),
        line(f"{of}without an interval", 0.0, withheld),
        line(f"{of}mean over those promoted alone, off by so much more than ours", error, naive, unit="days"),
    ]


def test_each_interval_has_its_row_and_each_kind_of_programme_its_column() -> None:
    page = coverage_of(
        [
            *programmes("200 people, equal odds", ("mean", 0.951, True), withheld=0, error=1, naive=104),
            *programmes(
                "200 people, unequal odds and shared mentors", ("mean", 0.9, False), withheld=0.5, error=3.94, naive=108
            ),
            *programmes("40 people, equal odds", withheld=0.034, error=9, naive=99),
        ]
    )
    assert "| mean | 95.1 % | **90.0 %** |" in page
    assert "| programmes without an interval | 0.0 % | 50.0 % |" in page
    assert "1.0 to 3.9 days" in page
    assert "104 to 108 days" in page
    assert "of 40 people, equal odds, 3.4 %." in page


def test_a_figure_of_something_else_is_no_coverage() -> None:
    with pytest.raises(ValueError, match="no figure of programmes"):
        coverage_of([line("funnel", 1, 1)])


def test_a_page_stands_beside_itself_at_few_and_the_price_of_one_mentorship_below() -> None:
    page = reports_of(
        [
            line("100 mentorships: funnel, beside 10", 2.0, 3.0, unit="ms"),
            line("100 mentorships: work list, beside 10", 2.0, 800.0, met=False, unit="ms"),
            line("100 mentorships: funnel, at most", 300, 3.0, unit="ms"),
            line("100 mentorships: work list, at most", 300, 800.0, met=False, unit="ms"),
            line("a mentorship's page", 1_000, 500, unit="requests/s"),
        ]
    )
    assert "| page | at 10 mentorships | at 100 | times as long |" in page
    assert "| funnel | 2.0 ms | 3.0 ms | 1.50 |" in page
    assert "| work list | 2.0 ms | **800.0 ms** | **400.00** |" in page
    assert "| a mentorship's page | 500 | 1,000 | 0.50 |" in page


def test_before_anything_was_measured_the_pages_say_so() -> None:
    assert coverage_of([]) == "Not counted yet.\n"
    assert reports_of([]) == "Not measured yet.\n"


def test_a_year_is_told_with_what_was_wrong_in_it() -> None:
    year = year_of(8, 1, days=60)
    assert "Nobody was told anything within a week of another" in shown_of(year)
    year.wrong["in their night"] = 2
    assert "**Told in their night: 2.**" in shown_of(year)
