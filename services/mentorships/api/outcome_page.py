"""A release of outcomes as a table, and as one page that needs nothing else: charts in black and white, their numbers as tables."""

from collections.abc import Sequence
from html import escape
from typing import Final

from services.mentorships.domain.outcome_values import Curve, Difference, Figure, Measure, Report, Row
from services.mentorships.domain.outcome_words import OutcomeWords
from shared.http.tables import as_csv

_SHARES: Final[frozenset[Measure]] = frozenset({"promoted", "raised", "stayed"})
_POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'"
_STYLE: Final = (
    "body{font:16px/1.5 system-ui,sans-serif;margin:2rem;color:#000;background:#fff;max-width:70rem}table{border-collapse:collapse}"
    "th,td{border:1px solid #777;padding:.4rem .6rem;text-align:start;vertical-align:top}svg{max-width:100%}figure{margin:1rem 0}"
)
_WIDTH, _HEIGHT, _EDGE = 640, 260, 44


def table_of(report: Report, words: OutcomeWords) -> list[list[str]]:
    """The rows of a release in words, as both the file and the page have them."""
    return [_cells(row, words) for row in report.rows]


def as_table(report: Report, words: OutcomeWords) -> bytes:
    return as_csv(words.columns, table_of(report, words))


def as_page(report: Report, words: OutcomeWords, title: str, language: str) -> bytes:
    notes = "".join(f"<p>{escape(note)}</p>" for note in words.notes(report))
    body = f"{notes}{_table(words.columns, table_of(report, words))}{_differences(report, words)}{_curve(report.curve, words)}{_groups(report, words)}"
    return (
        f'<!doctype html><html lang="{escape(language)}"><head><meta charset="utf-8"><title>{escape(title)}</title>'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        f'<meta name="viewport" content="width=device-width"><style>{_STYLE}</style></head>'
        f"<body><h1>{escape(title)}</h1>{body}</body></html>"
    ).encode()


def _cells(row: Row, words: OutcomeWords) -> list[str]:
    return [
        words.measures[row.measure],
        _figure(row.mentored, row.measure, words),
        _count(row.mentored),
        _figure(row.others, row.measure, words),
        _count(row.others),
        "" if row.answered is None else f"{100 * row.answered:.0f} %",
        _difference(row, words),
        "" if row.difference is None else _number(row.difference.smallest_shown, row.measure),
        words.computed(row),
    ]


def _figure(figure: Figure, measure: Measure, words: OutcomeWords) -> str:
    if figure.value is not None:
        return _number(figure.value, measure)
    return words.why(measure, figure.withheld) if figure.withheld is not None else ""


def _count(figure: Figure) -> str:
    return "" if figure.people is None else str(figure.people)


def _difference(row: Row, words: OutcomeWords) -> str:
    if row.difference is None:
        return words.nothing[row.withheld] if row.withheld is not None else ""
    found = row.difference
    low, value, high = (_number(each, row.measure) for each in (found.low, found.value, found.high))
    tested = "" if found.p_value is None else f"; p = {found.p_value:.3f}"
    return f"{value} ({low} … {high}){tested}"


def _number(value: float, measure: Measure) -> str:
    if measure in _SHARES:
        return f"{100 * value:.1f} %"
    return f"{value:.0f}" if measure == "days_to_promotion" else f"{value:.2f}"


def _table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    head = "".join(f'<th scope="col">{escape(each)}</th>' for each in header)
    body = "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in rows)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _differences(report: Report, words: OutcomeWords) -> str:
    """Each interval beside no difference, on a scale of its own."""
    shown = [(row, row.difference) for row in report.rows if row.difference is not None]
    if not shown:
        return ""
    lines = "".join(_interval(place, row.measure, found, words) for place, (row, found) in enumerate(shown))
    return (
        f'<figure><figcaption>{escape(words.differences)}</figcaption><svg viewBox="0 0 {_WIDTH} {46 * len(shown)}" '
        f'role="img" aria-label="{escape(words.differences)}" font-size="13">{lines}</svg></figure>'
    )


def _interval(place: int, measure: Measure, found: Difference, words: OutcomeWords) -> str:
    nothing = 0.5 if measure == "happier" else 0.0
    reach = 1.1 * max(abs(found.low - nothing), abs(found.high - nothing)) or 1.0
    at = [_WIDTH / 2 + (each - nothing) / reach * (_WIDTH / 2 - _EDGE) for each in (found.low, found.value, found.high)]
    middle, top = _WIDTH / 2, 46 * place
    return (
        f'<text x="0" y="{top + 14}">{escape(words.measures[measure])}</text>'
        f'<line x1="{middle}" x2="{middle}" y1="{top + 18}" y2="{top + 42}" stroke="#000" stroke-dasharray="2 3"/>'
        f'<line x1="{at[0]:.1f}" x2="{at[2]:.1f}" y1="{top + 30}" y2="{top + 30}" stroke="#000" stroke-width="2"/>'
        f'<circle cx="{at[1]:.1f}" cy="{top + 30}" r="5" fill="#000"/>'
    )


def _curve(curve: Curve | None, words: OutcomeWords) -> str:
    if curve is None:
        return ""
    rows = [
        [f"{day:.0f}", _number(one, "promoted"), _number(other, "promoted")]
        for day, one, other in zip(curve.days, curve.mentored, curve.others, strict=True)
    ]
    lines = _line(curve.days, curve.mentored, "") + _line(curve.days, curve.others, ' stroke-dasharray="7 5"')
    ends = "".join(
        f'<text x="{_WIDTH - _EDGE + 4}" y="{_y(values[-1]) + shift:.1f}">{escape(name)}</text>'
        for values, name, shift in ((curve.mentored, words.mentored, 10), (curve.others, words.others, -2))
    )
    axes = (
        f'<path d="M{_EDGE} 10V{_y(0)}H{_WIDTH - _EDGE}" fill="none" stroke="#000"/>'
        f'<text x="4" y="16">100 %</text><text x="14" y="{_y(0)}">0 %</text>'
        f'<text x="{_WIDTH - _EDGE - 30}" y="{_HEIGHT - 4}">{curve.days[-1]:.0f}</text>'
    )
    return (
        f'<figure><figcaption>{escape(words.curve)}</figcaption><svg viewBox="0 0 {_WIDTH + 60} {_HEIGHT}" role="img" '
        f'aria-label="{escape(words.curve)}" font-size="13">{axes}{lines}{ends}</svg></figure>'
        f"{_table((words.days, words.mentored, words.others), rows)}"
    )


def _groups(report: Report, words: OutcomeWords) -> str:
    if not report.groups:
        return ""
    rows = [
        [
            each.group,
            str(each.people),
            *(
                "" if share is None else _number(share, "promoted")
                for share in (each.signed_up, each.matched, each.met, each.goal_completed)
            ),
        ]
        for each in report.groups
    ]
    return f"<h2>{escape(words.groups)}</h2>{_table(words.group_columns, rows)}"


def _line(days: Sequence[float], values: Sequence[float], dashes: str) -> str:
    points = [(0.0, 1.0), *zip(days, values, strict=True)]
    path = "L".join(f"{_EDGE + day / days[-1] * (_WIDTH - 2 * _EDGE):.1f} {_y(value):.1f}" for day, value in points)
    return f'<path d="M{path}" fill="none" stroke="#000" stroke-width="2"{dashes}/>'


def _y(share: float) -> float:
    return 10 + (1 - share) * (_HEIGHT - 40)
