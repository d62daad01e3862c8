"""How the built app is answered: its files by their names, and its one page to whoever opens one of its addresses."""

import mimetypes
import os
from collections.abc import Iterable, Mapping
from http import HTTPStatus
from pathlib import Path
from typing import Final

from shared.http.inside.fixed import Fixed, Pairs

WEB: Final = "MENTORING_WEB"
"""Names the folder of the built app for the process that answers at the platform's address."""

PAGE: Final = "index.html"
_HTML: Final = "text/html; charset=utf-8"
_HERE: Final = b'<meta name="mentoring-api" content="">'
_UNCHANGING: Final = b"public, max-age=31536000, immutable"
"""The name of such a file says what is in it."""

_OF_SERVICES: Final = frozenset({"v1", ".well-known"})
_TEXTS: Final = {
    ".js": "text/javascript",
    ".css": "text/css",
    ".svg": "image/svg+xml",
    ".webmanifest": "application/manifest+json",
}


def policy(api: str = "") -> str:
    """What the app's page may load: its own files, and the API where that has another address. No script but its own runs."""
    others = f" {api}" if api else ""
    return (
        f"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:{others}; "
        f"connect-src 'self'{others}; manifest-src 'self'; base-uri 'none'; form-action 'none'; "
        "frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
    )


class WebApp:
    """The app as it lay in a folder: what is built later is another one's.

    `api`: the address that it calls, where that is not its own; `same_site`: whether that is of the page's site, so that the API's
    cookie is taken along.
    """

    def __init__(self, folder: Path, api: str = "", *, same_site: bool = False) -> None:
        self._api = api
        files = {f"/{file.relative_to(folder).as_posix()}": file for file in folder.rglob("*") if file.is_file()}
        self._files = {name: _fixed(name, file.read_bytes()) for name, file in files.items()}
        self._page = Fixed(_calling(self._files.pop(f"/{PAGE}").body, api, same_site=same_site), _HTML)

    def has(self, path: str) -> bool:
        """Whether there is a file of this name."""
        return path in self._files

    def paths(self) -> Iterable[str]:
        """The names of its files, without the page."""
        return self._files

    def answer(
        self, path: str, *, if_none_match: str | None, accept_encoding: str | None
    ) -> tuple[HTTPStatus, Pairs, bytes]:
        """The file of this name, or else the page: which of its own pages that is, the app knows."""
        fixed = self._files.get(path, self._page)
        status, headers, body = fixed.answer(if_none_match=if_none_match, accept_encoding=accept_encoding)
        return status, [*self.headers(), *headers], body

    def headers(self) -> Pairs:
        """Of every answer."""
        return [
            (b"content-security-policy", policy(self._api).encode()),
            (b"x-content-type-options", b"nosniff"),
            (b"referrer-policy", b"no-referrer"),
            (b"cross-origin-opener-policy", b"same-origin"),
        ]

    @property
    def page(self) -> bytes:
        """The page, which names the API's address."""
        return self._page.body

    def file(self, path: str) -> bytes:
        """What is in a file. Raises `KeyError`."""
        return self._files[path].body


def _calling(page: bytes, api: str, *, same_site: bool) -> bytes:
    site = ' data-site="same"' if same_site else ""
    return page.replace(_HERE, _HERE.replace(b'content=""', f'content="{api}"{site}'.encode()))


def _fixed(name: str, body: bytes) -> Fixed:
    suffix = Path(name).suffix
    media_type = _TEXTS.get(suffix) or mimetypes.guess_type(name)[0] or "application/octet-stream"
    return Fixed(body, media_type, _UNCHANGING) if name.startswith("/assets/") else Fixed(body, media_type)


def web_of(environment: Mapping[str, str] = os.environ) -> WebApp | None:
    """The app that this process is told to answer with; None where there is none."""
    folder = environment.get(WEB)
    return WebApp(Path(folder)) if folder else None


def is_page(method: str, path: str, accept: str) -> bool:
    """Whether a browser opens an address that belongs to no operation of a service: `/mentorships/…`, and not `/mentorships/v1/…`."""
    second = [*path.split("/"), "", ""][2]
    return method in {"GET", "HEAD"} and "text/html" in accept and second not in _OF_SERVICES
