"""The files of the site, by their paths."""

import json
from collections.abc import Callable, Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Final

from deploy.local.folders import ROOT
from deploy.site.document import whole_document
from shared.http.inside.fixed import Fixed

HERE: Final = Path(__file__).parent / "pages"
_VIEWER: Final = files("fastapi_offline") / "static"
"""Swagger UI, as a package brings it: pages of ours load nothing from another host."""

HTML: Final = "text/html; charset=utf-8"
_SCRIPT: Final = "text/javascript; charset=utf-8"
_STYLE: Final = "text/css; charset=utf-8"

_POLICY: Final = (
    b"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    b"base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
HEADERS: Final = (
    (b"content-security-policy", _POLICY),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"access-control-allow-origin", b"*"),
)
"""Of every answer: nothing of anybody stands in them, and no page of ours runs another's script."""


def _whole_api() -> bytes:
    return json.dumps(whole_document(), ensure_ascii=False, separators=(",", ":")).encode()


_FILES: Final[Mapping[str, tuple[Callable[[], bytes], str]]] = {
    "/": ((HERE / "index.html").read_bytes, HTML),
    "/docs": ((HERE / "docs.html").read_bytes, HTML),
    "/docs/page.css": ((HERE / "page.css").read_bytes, _STYLE),
    "/docs/page.js": ((HERE / "page.js").read_bytes, _SCRIPT),
    "/docs/viewer.css": ((_VIEWER / "swagger-ui.css").read_bytes, _STYLE),
    "/docs/viewer.js": ((_VIEWER / "swagger-ui-bundle.js").read_bytes, _SCRIPT),
    "/embed/sign-up.js": ((HERE / "sign-up.js").read_bytes, _SCRIPT),
    "/openapi.json": (_whole_api, "application/json"),
    "/problems.json": ((ROOT / "docs" / "problems.json").read_bytes, "application/json"),
}

PATHS: Final = frozenset(_FILES)


@cache
def file_at(path: str) -> Fixed:
    """Raises `KeyError` where there is none; read when it is first asked for."""
    read, media_type = _FILES[path]
    return Fixed(read(), media_type)
