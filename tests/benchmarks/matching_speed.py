"""What the benchmarks of matching measured, kept a line each as `bench --json` writes them, and the page and the picture made of it.

`./mentoring bench recommendations index assignment --json tests/benchmarks/matching_speed.jsonl`, then
`python -m tests.benchmarks.matching_speed --check | --write`
"""

import json
import re
from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path
from typing import Any, Final, TypeAlias

from shared.ground.documents import ROOT, keep

FILE: Final = Path(__file__).with_name("matching_speed.jsonl")
PAGE: Final = ROOT / "docs" / "matching-speed.md"
PICTURE: Final = ROOT / "docs" / "matching-speed" / "whole-runs.svg"
BEGINNING: Final = "<!-- speed: made from tests/benchmarks/matching_speed.jsonl by `python -m tests.benchmarks.matching_speed --write` -->\n"
END: Final = "<!-- end of speed -->"

_WHOLE_RUN: Final = re.compile(r"whole run of ([\d,]+) x ")
_OF_A_COHORT: Final = re.compile(r"([\d,]+ x [\d,]+), (\w+), ([\d.]+) places a mentee: (.+)")
WIDTH, HEIGHT, MARGIN = 720, 400, 64
TICKS: Final = 5

Line: TypeAlias = Mapping[str, Any]
Points: TypeAlias = Sequence[tuple[float, float]]


def read(file: Path = FILE) -> Sequence[Line]:
    return [json.loads(line) for line in file.read_text().splitlines()] if file.exists() else []


def table(lines: Sequence[Line]) -> str:
    """Every figure; of cohorts the worst of all families and places."""
    head = ["| what | limit | ours | compared | goal | |", "|---|---:|---:|---:|---:|---|"]
    return "\n".join([*head, *(_row(line) for line in [*_others(lines), *_worst(lines)])]) + "\n"


def _row(line: Line) -> str:
    numbers = [_number(line["limit"]), _number(_ours(line)), _number(line["ratio"])]
    numbers[:2] = [f"{number} {line['unit']}" for number in numbers[:2]]
    return "| " + " | ".join([line["name"], *numbers, line["goal"], "met" if line["met"] else "**missed**"]) + " |"


def _ours(line: Line) -> float:
    measured = sorted(each["ours"] for each in line["rounds"])
    return float(measured[len(measured) // 2])


def _others(lines: Sequence[Line]) -> Sequence[Line]:
    return [line for line in lines if not _OF_A_COHORT.fullmatch(line["name"]) and not _WHOLE_RUN.match(line["name"])]


def _worst(lines: Sequence[Line]) -> Sequence[Line]:
    """Of each figure of cohorts the line that is farthest from its goal."""
    worst: dict[str, Line] = {}
    for line in lines:
        if found := _OF_A_COHORT.fullmatch(line["name"]):
            size, family, seats, figure = found.groups()
            at_most = line["goal"].startswith("<=")
            known = worst.get(figure)
            if known is None or ((line["ratio"] > known["ratio"]) == at_most and line["ratio"] != known["ratio"]):
                worst[figure] = {**line, "name": f"{size}, {figure}: the worst, {family}, {seats} places a mentee"}
    return list(worst.values())


def _number(number: float) -> str:
    return f"{number:,.4g}" if abs(number) < 10_000 else f"{number:,.0f}"


def curves(lines: Sequence[Line]) -> tuple[Points, Points]:
    """Mentees, and seconds of the whole run and of its matching alone."""
    runs = [(float(found[1].replace(",", "")), line) for line in lines if (found := _WHOLE_RUN.match(line["name"]))]
    runs.sort(key=lambda run: run[0])
    return [(mentees, _ours(line)) for mentees, line in runs], [(mentees, line["limit"]) for mentees, line in runs]


def picture(lines: Sequence[Line]) -> str:
    """Both curves in one drawing, which loads nothing and has its numbers as text."""
    whole, matching = curves(lines)
    most, longest = whole[-1][0], _rounded_up(max(seconds for _, seconds in whole))

    def place(point: tuple[float, float]) -> tuple[float, float]:
        across, up = (WIDTH - 2 * MARGIN) / most, (HEIGHT - 2 * MARGIN) / longest
        return round(MARGIN + point[0] * across, 1), round(HEIGHT - MARGIN - point[1] * up, 1)

    parts = [_axes(place, most, longest)]
    for name, points, dashes in (
        ("whole run, scoring and reasons included", whole, ""),
        ("matching alone", matching, "6 4"),
    ):
        ends = place(points[-1])
        parts.append(
            f'<polyline points="{" ".join(f"{x},{y}" for x, y in map(place, points))}" stroke-dasharray="{dashes}"/>'
        )
        parts += [
            f'<circle cx="{x}" cy="{y}" r="3"><title>{mentees:,.0f}: {seconds:.2f} s</title></circle>'
            for (mentees, seconds), (x, y) in zip(points, map(place, points), strict=True)
        ]
        parts.append(_text(name, ends[0], ends[1] - 10, "end"))
    drawn = "\n".join(parts)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" font-family="sans-serif" font-size="13">\n'
        "<title>Seconds of a match run by the number of mentees, five to a mentor</title>\n"
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>\n<g fill="none" stroke="#000" stroke-width="1.5">\n{drawn}\n</g>\n</svg>\n'
    )


def _axes(place: Any, most: float, longest: float) -> str:
    (left, bottom), (right, top) = place((0, 0)), place((most, longest))
    parts = [
        f'<path d="M{left},{top}V{bottom}H{right}"/>',
        _text("mentees", right, bottom + 40, "end"),
        _text("seconds", left, top - 14, "middle"),
    ]
    for tick in range(TICKS + 1):
        (across, _), (_, up) = place((most * tick / TICKS, 0)), place((0, longest * tick / TICKS))
        parts.append(_text(f"{most * tick / TICKS:,.0f}", across, bottom + 20, "middle"))
        parts.append(_text(f"{longest * tick / TICKS:,.4g}", left - 8, up + 4, "end"))
    return "\n".join(parts)


def _text(words: str, x: float, y: float, anchor: str) -> str:
    return f'<text x="{x}" y="{y}" text-anchor="{anchor}" fill="#000" stroke="none">{escape(words)}</text>'


def _rounded_up(number: float) -> float:
    """To a number that five steps divide well."""
    step = 5.0
    while step > number:
        step /= 10
    while step * 10 < number:
        step *= 10
    return -(-number // step) * step


def whole_runs(lines: Sequence[Line]) -> str:
    whole, matching = curves(lines)
    head = ["| mentees | whole run | matching alone |", "|---:|---:|---:|"]
    rows = [
        f"| {mentees:,.0f} | {seconds:.2f} s | {alone:.3f} s |"
        for (mentees, seconds), (_, alone) in zip(whole, matching, strict=True)
    ]
    return "\n".join([*head, *rows]) + "\n"


def made_of(lines: Sequence[Line]) -> str:
    """What stands on the page between the marks."""
    if not lines:
        return "Not measured yet.\n"
    if not curves(lines)[0]:
        return table(lines)
    return f"{table(lines)}\n![Seconds of a match run](matching-speed/whole-runs.svg)\n\n{whole_runs(lines)}"


def wanted() -> dict[Path, str]:
    """The page, and the picture once there are results."""
    lines = read()
    before, _, rest = PAGE.read_text().partition(BEGINNING)
    _, _, after = rest.partition(END)
    page = {PAGE: before + BEGINNING + made_of(lines) + END + after}
    return page | ({PICTURE: picture(lines)} if curves(lines)[0] else {})


if __name__ == "__main__":
    keep("tests.benchmarks.matching_speed", wanted)
