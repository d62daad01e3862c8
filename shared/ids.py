"""Identifiers."""

from uuid import UUID, uuid5

from uuid_utils import compat

_SPACE = UUID("6f1c52d4-3c0a-5c7e-9a51-1f6b7c1d6a10")


def uuid7() -> UUID:
    """A new time-ordered identifier (RFC 9562, version 7)."""
    return compat.uuid7()


def named_uuid(*parts: str) -> UUID:
    """The identifier that follows from a name: the same parts give the same id for ever (RFC 9562, version 5)."""
    return uuid5(_SPACE, "/".join(parts))
