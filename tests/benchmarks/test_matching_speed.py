"""The page and the picture of what was measured say what the kept lines say."""

from typing import Any
from xml.etree import ElementTree as ET

from tests.benchmarks.matching_speed import curves, made_of, picture, table

SVG = "{http://www.w3.org/2000/svg}"


def line(name: str, limit: float, ours: float, goal: str, *, met: bool = True) -> dict[str, Any]:
    rounds = [{"limit": limit, "ours": ours, "ratio": ours / limit}]
    return {
        "name": name,
        "ratio": ours / limit,
        "limit": limit,
        "rounds": rounds,
        "unit": "s",
        "goal": goal,
        "met": met,
    }


LINES = [
    line("whole run of 1,000 x 200", 0.5, 4.0, ">= 1.0"),
    line("whole run of 500 x 100", 0.1, 1.0, ">= 1.0"),
    line("500 x 100, coarse, 0.4 places a mentee: score, time", 10.0, 0.1, "<= 0.02"),
    line("500 x 100, skewed, 1.0 places a mentee: score, time", 10.0, 0.3, "<= 0.02", met=False),
    line("500 x 100, coarse, 0.4 places a mentee: score, total", 10.0, 9.99, ">= 0.998"),
    line("500 x 100, skewed, 1.0 places a mentee: score, total", 10.0, 9.995, ">= 0.998"),
    line("top 20 of 100: p50", 5.0, 1.0, "<= 0.3"),
]


def test_the_table_has_every_figure_once_and_of_cohorts_the_worst() -> None:
    rows = table(LINES).splitlines()[2:]

    assert rows == [
        "| top 20 of 100: p50 | 5 s | 1 s | 0.2 | <= 0.3 | met |",
        "| 500 x 100, score, time: the worst, skewed, 1.0 places a mentee | 10 s | 0.3 s | 0.03 | <= 0.02 | **missed** |",
        "| 500 x 100, score, total: the worst, coarse, 0.4 places a mentee | 10 s | 9.99 s | 0.999 | >= 0.998 | met |",
    ]


def test_the_picture_has_both_curves_with_their_numbers_as_text() -> None:
    drawn = ET.fromstring(picture(LINES))
    whole, alone = (
        [tuple(map(float, point.split(","))) for point in curve.get("points", "").split()]
        for curve in drawn.iter(f"{SVG}polyline")
    )

    assert curves(LINES) == ([(500, 1.0), (1000, 4.0)], [(500, 0.1), (1000, 0.5)])
    assert whole[0][0] == alone[0][0] < whole[1][0] == alone[1][0]
    assert whole[1][1] < alone[1][1] < alone[0][1]  # what takes longer stands higher
    titles = [each.text for each in drawn.iter(f"{SVG}title")]
    assert {"500: 1.00 s", "1,000: 4.00 s", "500: 0.10 s", "1,000: 0.50 s"} < set(titles)


def test_before_anything_was_measured_the_page_says_so() -> None:
    assert made_of([]) == "Not measured yet.\n"


def test_before_whole_runs_were_measured_there_is_a_table_and_no_picture() -> None:
    assert made_of(LINES[2:]) == table(LINES[2:])
