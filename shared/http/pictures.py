"""Where a body is a picture: the one address that takes more than others, and bytes that are no JSON."""

import re
from typing import Final

PICTURE_LIMIT: Final = 5 * 1024 * 1024
"""Bytes of a picture."""

ON_THE_WIRE: Final = PICTURE_LIMIT + 256 * 1024
"""Bytes of a request that brings one, its head and the sizes of chunks among them."""

_AT: Final = re.compile(r"/[a-z]+/v1/me/photo")


def takes_pictures(path: str) -> bool:
    """Whether what comes to this path is a picture."""
    return _AT.fullmatch(path) is not None


def may_have_on_the_wire(target: bytes, otherwise: int) -> int:
    """How many bytes a request to this target may have."""
    return ON_THE_WIRE if takes_pictures(target.split(b"?", 1)[0].decode("latin-1")) else otherwise
