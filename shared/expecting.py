"""Which version the asker means to change: what `If-Match` says, without HTTP."""

from collections.abc import Callable
from typing import Final, TypeAlias

Expects: TypeAlias = Callable[[int | None], None]
"""Called with the present version (None: there is nothing yet) under its lock, before acting; it refuses another."""

UNVERSIONED: Final = -1
"""The version of what exists and has none: `If-Match: *` is met by it, and no ETag."""
