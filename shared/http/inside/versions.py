"""Versions as ETags: `"<version>-<digest of the body>"`. `If-Match` compares the version, `If-None-Match` the whole."""

import hashlib
import re
from typing import Final

from shared.http.refusals import MalformedIfMatch, VersionMismatch, VersionRequired

_ENTITY_TAG: Final = r'(?:W/)?"[!#-~\x80-\xff]*"'
_IF_MATCH: Final = re.compile(rf"\*|{_ENTITY_TAG}(?:[ \t]*,[ \t]*{_ENTITY_TAG})*")
_OUR_ETAG: Final = re.compile(r'"([0-9]{1,18})-[0-9a-f]+"')


def etag_of(version: int, body: bytes) -> str:
    """The strong ETag of a resource in this version, shown in this form."""
    return f'"{version}-{hashlib.blake2b(body, digest_size=8).hexdigest()}"'


def is_unchanged(if_none_match: str | None, etag: str) -> bool:
    """Whether the asker already holds exactly this (weak comparison, RFC 9110 section 13.1.2)."""
    if if_none_match is None:
        return False
    known = [entry.strip().removeprefix("W/") for entry in if_none_match.split(",")]
    return "*" in known or etag in known


class Expectation:
    """Which version the asker means to change. Call it with the present version, under the row lock, before acting.

    Raises `MalformedIfMatch` when made of what RFC 9110 has no form for.
    """

    def __init__(self, if_match: str | None, *, required: bool) -> None:
        if if_match is not None and _IF_MATCH.fullmatch(if_match.strip()) is None:
            raise MalformedIfMatch
        self._if_match = if_match
        self._required = required
        self.was_judged = False

    def __call__(self, version: int | None) -> None:
        """Refuses a version other than the expected one; None is the version of what does not exist yet."""
        self.was_judged = True
        if self._if_match is None:
            if self._required and version is not None:
                raise VersionRequired
        elif not self._names(version):
            raise VersionMismatch

    @property
    def was_overlooked(self) -> bool:
        """An ETag was sent and nobody judged it. `*` asks for something that exists, and who finds nothing says so itself."""
        return self._if_match is not None and self._if_match.strip() != "*" and not self.was_judged

    def _names(self, version: int | None) -> bool:
        """What nobody has written yet may have been read all the same, empty and in version 0."""
        entries = [entry.strip() for entry in (self._if_match or "").split(",")]
        ours = [match for entry in entries if (match := _OUR_ETAG.fullmatch(entry))]
        anything = "*" in entries and version is not None
        return anything or any(int(match[1]) == (version or 0) for match in ours)
