"""Tables for people and their programs: CSV whose cells stay texts, and a page that needs nothing else."""

import csv
import io
from collections.abc import Iterable, Sequence
from html import escape
from typing import Final

CSV: Final = "text/csv"
HTML: Final = "text/html"

_FORMULAS: Final = ("=", "+", "-", "@", "\t", "\r", "\n")
"""What makes a cell a formula for spreadsheets (OWASP, CSV injection)."""

_BYTE_ORDER_MARK: Final = "\ufeff"
"""Spreadsheets read UTF-8 only where a file begins with it."""

_POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'"
_STYLE: Final = (
    "body{font:16px/1.5 system-ui,sans-serif;margin:2rem}table{border-collapse:collapse;width:100%}"
    "th,td{border:1px solid #777;padding:.4rem .6rem;text-align:start;vertical-align:top}td{white-space:pre-wrap}"
)


def as_csv(header: Sequence[str] | None, rows: Iterable[Sequence[str]]) -> bytes:
    """RFC 4180, in UTF-8. A cell that a spreadsheet would calculate begins with an apostrophe. No header: a table goes on."""
    written = io.StringIO(newline="")
    writer = csv.writer(written)
    writer.writerows([[_text(cell) for cell in row] for row in (*(() if header is None else (header,)), *rows)])
    return (("" if header is None else _BYTE_ORDER_MARK) + written.getvalue()).encode()


def _text(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULAS) else cell


def as_page(title: str, language: str, header: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """One table on a page without scripts; people's words keep their own direction."""
    head = "".join(f'<th scope="col">{escape(each)}</th>' for each in header)
    body = "".join(f"<tr>{''.join(_cell(each) for each in row)}</tr>" for row in rows)
    return (
        f'<!doctype html><html lang="{escape(language)}"><head><meta charset="utf-8"><title>{escape(title)}</title>'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        f'<meta name="viewport" content="width=device-width"><style>{_STYLE}</style></head>'
        f"<body><h1>{escape(title)}</h1><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></body></html>"
    ).encode()


def _cell(text: str) -> str:
    return f'<td dir="auto">{escape(text)}</td>'
