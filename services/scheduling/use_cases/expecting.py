"""Which version the asker means to change."""

from collections.abc import Callable
from typing import TypeAlias

Expects: TypeAlias = Callable[[int | None], None]
"""Called with the present version (None: there is nothing yet) under its lock, before acting; it refuses another."""
