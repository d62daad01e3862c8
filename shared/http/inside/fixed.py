"""Texts that are the same for everybody until the next release: known by their ETag, and compressed once."""

import gzip
import hashlib
import re
from dataclasses import dataclass
from functools import cached_property
from http import HTTPStatus
from typing import TypeAlias

from shared.http.inside.versions import is_unchanged

Pairs: TypeAlias = list[tuple[bytes, bytes]]


@dataclass(frozen=True)
class Fixed:
    """A body and what it is."""

    body: bytes
    media_type: str
    kept: bytes = b"public, no-cache"
    """By whoever likes, and asked for again with its ETag, unless it says more: a release changes it, and 304 costs nothing."""

    @cached_property
    def etag(self) -> str:
        """Weak: the compressed body is not the same bytes, and means the same (RFC 9110, section 8.8.1)."""
        return f'W/"{hashlib.blake2b(self.body, digest_size=8).hexdigest()}"'

    @cached_property
    def compressed(self) -> bytes:
        """The body in gzip."""
        return gzip.compress(self.body, mtime=0)

    def answer(self, *, if_none_match: str | None, accept_encoding: str | None) -> tuple[HTTPStatus, Pairs, bytes]:
        """Status, headers and body for a reader who may hold it already, and may take it compressed."""
        headers = [(b"cache-control", self.kept), (b"vary", b"Accept-Encoding"), (b"etag", self.etag.encode())]
        if is_unchanged(if_none_match, self.etag.removeprefix("W/")):
            return HTTPStatus.NOT_MODIFIED, headers, b""
        headers.append((b"content-type", self.media_type.encode()))
        body = self.body
        if _takes_gzip(accept_encoding):
            headers.append((b"content-encoding", b"gzip"))
            body = self.compressed
        return HTTPStatus.OK, [*headers, (b"content-length", b"%d" % len(body))], body


def _takes_gzip(accept_encoding: str | None) -> bool:
    """Whether gzip is named, and not with a weight of nothing (RFC 9110, section 12.5.3)."""
    weights = {}
    for entry in (accept_encoding or "").lower().replace(" ", "").split(","):
        coding, _, weight = entry.partition(";")
        weights[coding] = re.fullmatch(r"q=0(\.0*)?", weight) is None
    return weights.get("gzip", weights.get("*", False))
